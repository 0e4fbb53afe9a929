/** Items as variables. */

import { key, partKey } from 'siprose'

import { itemKey, itemKeyHead } from '../item-key.ts'
import { htable } from '../module.ts'

const item = key('table=>name', itemKey, { kind: 'format', head: itemKeyHead })

/**
 * An item of a table; set it to `$null` to remove it.
 *
 * The name can hold variables: `$sht(calls=>$fU)`, `$sht(auth=>$si::$au)`. An item that is not there is `$null`, or the table's `initval`.
 *
 * @example Remember what the first message said
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "agents=>size=8")
 * request_route {
 *     if ($sht(agents=>$fU) == $null) $sht(agents=>$fU) = $ua;
 *     sl_send_reply("200", "$fU had $sht(agents=>$fU) first");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:1001@example.com>;tag=1
 *         User-Agent: Desk Phone
 * alice < 200 1001 had Desk Phone first
 * alice > OPTIONS sip:example.com
 *         From: <sip:1001@example.com>;tag=2
 *         User-Agent: Soft Phone
 * alice < 200 1001 had Desk Phone first
 * ```
 *
 * @example Remove an item
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * request_route {
 *     if (method == "INVITE") $sht(calls=>$ci) = $Ts;
 *     if (method == "BYE") $sht(calls=>$ci) = $null;
 *     if ($sht(calls=>$ci) == $null) sl_send_reply("481", "No Such Call"); else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 * alice < 200
 * alice > BYE sip:bob@example.com
 *         Call-ID: c1
 * alice < 481 No Such Call
 * ```
 *
 * @trap `$sht(t=>x) = $sht(t=>x) + 1` starts at 0 only with `initval=0`; `$shtinc(t=>x)` says what it means
 */
export const tableItem = htable.pseudoVariable(
  { name: '$sht', key: item, type: 'any' },
  {
    get: ({ state }, _ctx, where) => state.tableOf(where)?.read(where.item, state.clock) ?? null,
    set({ state }, _ctx, value, where) {
      const table = state.tableOf(where)
      if (table === null) return false
      if (value === null) {
        table.remove(where.item)
        return true
      }
      const done = table.set(where.item, value, table.expiring ? state.clock.now() : 0)
      if (!done) state.tellFull(table)
      return done
    },
  },
)

/**
 * The seconds until an item ends; set it to let the item end sooner or later.
 *
 * It is 0 for an item that is not there, and in a table without `autoexpire`, whose items never end. Setting does nothing there.
 *
 * @example Ban for an hour who comes from a bad place, and for a minute who does not
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "banned=>autoexpire=60")
 * request_route {
 *     $sht(banned=>$si) = 1;
 *     if ($ua =~ "scanner") $shtex(banned=>$si) = 3600;
 *     sl_send_reply("403", "Come back in $shtex(banned=>$si) seconds");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         User-Agent: friendly-scanner
 * alice < 403 Come back in 3600 seconds
 * bob > OPTIONS sip:example.com
 *       User-Agent: Desk Phone
 * bob < 403 Come back in 60 seconds
 * ```
 */
export const itemLifetime = htable.pseudoVariable(
  { name: '$shtex', key: item, type: 'int' },
  {
    get: ({ state }, _ctx, where) =>
      state.tableOf(where)?.secondsLeft(where.item, state.clock.now()) ?? null,
    set({ state }, _ctx, value, where) {
      const seconds = typeof value === 'string' ? Number.parseInt(value, 10) : value
      const table = state.tableOf(where)
      if (table === null || seconds === null || !(seconds >= 0)) return false
      table.expire(where.item, seconds, state.clock.now())
      return true
    },
  },
)

/**
 * Adds one to an item each time it is read, and is the sum.
 *
 * An item that is not there counts from the table's `initval`. It is `$null` where there is none, and for an item that holds a text.
 *
 * @example Number the calls of each caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>initval=0")
 * modparam("htable", "htable", "other=>size=4")
 * request_route { sl_send_reply("200", "call $shtinc(calls=>$fU), $shtinc(other=>$fU)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 call 1, <null>
 * alice > OPTIONS sip:example.com
 * alice < 200 call 2, <null>
 * ```
 *
 * @trap reading it twice in a line, in a test and in a log for example, adds two
 */
export const itemPlusOne = htable.pseudoVariable(
  { name: '$shtinc', key: item, type: 'int' },
  {
    get: ({ state }, _ctx, where) =>
      state.tableOf(where)?.add(where.item, 1, state.clock.now()) ?? null,
  },
)

/**
 * Takes one from an item each time it is read, and is the difference.
 *
 * An item that is not there counts from the table's `initval`. It is `$null` where there is none, and for an item that holds a text.
 *
 * @example Count down a quota
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "quota=>initval=2")
 * request_route {
 *     if ($shtdec(quota=>$fU) < 0) sl_send_reply("402", "Nothing Left"); else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 * alice < 402
 * ```
 */
export const itemMinusOne = htable.pseudoVariable(
  { name: '$shtdec', key: item, type: 'int' },
  {
    get: ({ state }, _ctx, where) =>
      state.tableOf(where)?.add(where.item, -1, state.clock.now()) ?? null,
  },
)

/**
 * The item that an `event_route[htable:expired:…]` is about: its `key` or its `value`.
 *
 * @example Bill what ends by itself
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "parked=>autoexpire=30")
 * modparam("htable", "timer_interval", 5)
 * event_route[htable:expired:parked] { xlog("L_WARN", "$shtrecord(key), parked by $shtrecord(value), is given up\n"); }
 * request_route { $sht(parked=>$ci) = $fU; sl_send_reply("202", "Parked"); }
 * ```
 * ```sip
 * alice > REFER sip:park@example.com
 *         From: <sip:alice@example.com>;tag=1
 *         Call-ID: c7
 * alice < 202
 * clock +35s
 * ```
 * ```log
 * WARNING <script>: c7, parked by alice, is given up
 * ```
 */
export const expiredRecord = htable.pseudoVariable(
  { name: '$shtrecord', key: partKey(['key', 'value']), type: 'any' },
  {
    get(self, ctx, part) {
      const record = self.state.record(ctx)
      if (record === null) return null
      return part === 'key' ? record.name : record.value
    },
  },
)
