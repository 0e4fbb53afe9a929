/** Asking for items of some kind. */

import { LogLevel, str } from 'siprose'

import { htable } from '../module.ts'
import { testOf } from '../table/matching.ts'
import type { Item } from '../table/table.ts'
import type { Tables } from '../tables.ts'

const nameOf = ({ name }: Item): string => name
const textOf = ({ value }: Item): string | null => (typeof value === 'string' ? value : null)

/** Whether a table has an item of which a text passes a test; false without a test. */
function hasItem(
  tables: Tables,
  name: string,
  test: ((text: string) => boolean) | null,
  of: (item: Item) => string | null,
): boolean {
  const table = tables.find(name)
  if (table === null || test === null) return false
  const now = tables.clock.now()
  for (const item of table.items.values()) {
    const text = of(item)
    if (text !== null && !table.ended(item, now) && test(text)) return true
  }
  return false
}

/**
 * Tells whether a table has an item whose name is of some kind.
 *
 * @param htable - the table
 * @param op - `eq` for equal, `ne` for not equal, `sw` for "starts with", `re` for a regular expression, in any case
 * @param mval - what the name is compared with
 * @returns false for another operator, an expression that cannot be read, or a table that is not there, too
 *
 * @example Whether somebody has a call up
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * event_route[htable:mod-init] { $sht(calls=>bob:c1) = "up"; }
 * request_route {
 *     if (sht_match_name("calls", "sw", "$rU:")) sl_send_reply("486", "Busy Here");
 *     else sl_send_reply("180", "Ringing");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 486
 * alice > INVITE sip:carol@example.com
 * alice < 180
 * ```
 *
 * @trap it looks at every item until one fits; where the whole name is known, ask whether `$sht(calls=>name)` is `$null`
 */
export const sht_match_name = htable.cfgFunction(
  {
    args: [str('htable'), str('op'), str('mval')],
    routes: 'any',
    aliases: ['sht_has_name'],
  },
  ({ state }, _ctx, where, operator, wanted) =>
    hasItem(state, where, testOf(operator, wanted), nameOf),
)

/**
 * Tells whether a table has an item whose value is a text of some kind.
 *
 * @param htable - the table
 * @param op - `eq` for equal, `ne` for not equal, `sw` for "starts with", `re` for a regular expression, in any case
 * @param mval - what the value is compared with
 * @returns false for another operator, an expression that cannot be read, or a table that is not there, too
 *
 * @example Whether a gateway serves anything
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "routes=>size=8")
 * event_route[htable:mod-init] { $sht(routes=>358) = "sip:gw1.example.net"; }
 * request_route {
 *     if (sht_match_str_value("routes", "re", "@?GW1\.")) sl_send_reply("200", "In Use");
 *     else sl_send_reply("404", "Idle");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 In Use
 * ```
 */
export const sht_match_str_value = htable.cfgFunction(
  {
    args: [str('htable'), str('op'), str('mval')],
    routes: 'any',
    aliases: ['sht_has_str_value'],
  },
  ({ state }, _ctx, where, operator, wanted) =>
    hasItem(state, where, testOf(operator, wanted), textOf),
)

/**
 * Tells whether an item is not there.
 *
 * Other than `$sht(htname=>itname) == $null` it does not see `initval`.
 *
 * @param htname - the table
 * @param itname - the item
 * @returns `1` it is not there, `-1` it is, `-2` there is no such table
 *
 * @example Tell the first call from all others
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>initval=0")
 * request_route {
 *     if (sht_is_null("calls", "$fU")) sl_send_reply("200", "Welcome"); else sl_send_reply("200", "Again");
 *     $sht(calls=>$fU) = 1;
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Welcome
 * alice > OPTIONS sip:example.com
 * alice < 200 Again
 * ```
 */
export const sht_is_null = htable.cfgFunction(
  { args: [str('htname'), str('itname')], routes: 'any' },
  ({ state }, _ctx, where, name) => {
    const table = state.find(where)
    if (table === null) return -2
    return table.find(name, state.clock.now()) === null ? 1 : -1
  },
)

/** Items that one call writes to the log. */
const MAX_LINES = 1000

/**
 * Writes all tables to the log, at the level of errors; the first thousand items of each.
 *
 * @example See what is in a table while a configuration is written
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "seen=>size=8")
 * request_route { $sht(seen=>$fU) = $ua; sht_print(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 *         User-Agent: Desk Phone
 * alice < 200
 * ```
 * ```log
 * ERROR htable: table seen, 1 item
 * ERROR htable: seen=>alice is "Desk Phone"
 * ```
 */
export const sht_print = htable.cfgFunction({ routes: 'any' }, ({ state, log }) => {
  if (!log.shows(LogLevel.ERROR)) return
  for (const table of state.all()) {
    const { size } = table.items
    log.error(`htable: table ${table.name}, ${size} ${size === 1 ? 'item' : 'items'}`)
    let lines = 0
    for (const { name, value } of table.items.values()) {
      if (++lines > MAX_LINES) break
      const shown = typeof value === 'string' ? JSON.stringify(value) : value
      log.error(`htable: ${table.name}=>${name} is ${shown}`)
    }
  }
})
