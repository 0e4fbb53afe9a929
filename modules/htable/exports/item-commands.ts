/** Items as an operator sees and changes them. */

import { int, SiproseError, str } from 'siprose'

import { htable } from '../module.ts'
import { tableCalled } from '../table-called.ts'
import type { ItemValue, Table } from '../table/table.ts'
import type { Tables } from '../tables.ts'

const tableName = str('htable')
const itemName = str('key')
const seconds = int('expire', { min: 0 })

function setItem(tables: Tables, table: Table, name: string, value: ItemValue): string {
  if (!table.set(name, value, tables.clock.now())) {
    throw new SiproseError('htable/full', `table \`${table.name}\` is full; see max_items`)
  }
  return 'Ok. Key set to new value.'
}

/**
 * Shows one item.
 *
 * @param htable - the table
 * @param key - the item
 *
 * @example Look up a caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>autoexpire=60")
 * event_route[htable:mod-init] { $sht(calls=>alice) = 3; }
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.get calls alice
 * item: { name: alice, value: 3, flags: 0, expire: "2000-01-01 00:01:00" }
 * > htable.get calls bob
 * error: { code: 500, message: "there is no item `bob` in table `calls`" }
 * > htable.get cals alice
 * error: { code: 500, message: "there is no table `cals`; there are calls" }
 * ```
 */
export const get = htable.rpcCommand(
  { name: 'htable.get', mi: 'sht_get', args: [tableName, itemName] },
  ({ state }, where, name) => {
    const table = tableCalled(state, where)
    const item = table.find(name, state.clock.now())
    if (item === null) {
      throw new SiproseError('htable/no-item', `there is no item \`${name}\` in table \`${where}\``)
    }
    const { value, expires } = item
    const shown = { name, value, flags: typeof value === 'string' ? 2 : 0 }
    return { item: expires === 0 ? shown : { ...shown, expire: dateTime(expires) } }
  },
)

/** `2000-01-01 00:01:00`, in UTC. */
function dateTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

/**
 * Removes an item.
 *
 * @param htable - the table
 * @param key - the item
 *
 * @example Let somebody in again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "banned=>size=8")
 * event_route[htable:mod-init] { $sht(banned=>192.0.2.10) = 1; }
 * request_route {
 *     if ($sht(banned=>$si) != $null) sl_send_reply("403", "Forbidden"); else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 403
 * ```
 * ```rpc
 * > htable.delete banned 192.0.2.10
 * Ok. Key deleted.
 * > htable.delete banned 192.0.2.10
 * error: { code: 404 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const remove = htable.rpcCommand(
  { name: 'htable.delete', mi: 'sht_delete', args: [tableName, itemName] },
  ({ state }, where, name) => {
    if (tableCalled(state, where).remove(name)) return 'Ok. Key deleted.'
    throw new SiproseError('htable/no-item', `there is no item \`${name}\` in table \`${where}\``, {
      rpcCode: 404,
    })
  },
)

/**
 * Sets an item to a text.
 *
 * @param htable - the table
 * @param key - the item
 * @param value - its value
 *
 * @example Change a gateway while the server runs
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "gateways=>size=8")
 * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
 * ```
 * ```rpc
 * > htable.sets gateways fi sip:192.0.2.30
 * Ok. Key set to new value.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:192.0.2.30
 * ```
 */
export const setText = htable.rpcCommand(
  { name: 'htable.sets', mi: 'sht_set', args: [tableName, itemName, str('value')] },
  ({ state }, where, name, value) => setItem(state, tableCalled(state, where), name, value),
)

/**
 * Sets an item to a number.
 *
 * @param htable - the table
 * @param key - the item
 * @param value - its value
 *
 * @example Give somebody ten more messages
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "quota=>size=8")
 * request_route { sl_send_reply("200", "$shtdec(quota=>$fU) left"); }
 * ```
 * ```rpc
 * > htable.seti quota alice 10
 * Ok. Key set to new value.
 * > htable.seti quota alice many
 * error: { code: 400 }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 9 left
 * ```
 */
export const setNumber = htable.rpcCommand(
  { name: 'htable.seti', args: [tableName, itemName, int('value')] },
  ({ state }, where, name, value) => setItem(state, tableCalled(state, where), name, value),
)

/**
 * Lets an item end after some seconds.
 *
 * @param htable - the table; without effect where its items never end
 * @param key - the item
 * @param expire - seconds
 *
 * @example Prolong a ban
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "banned=>autoexpire=60")
 * event_route[htable:mod-init] { $sht(banned=>192.0.2.10) = 1; }
 * request_route { sl_send_reply("403", "$shtex(banned=>$si)"); }
 * ```
 * ```rpc
 * > htable.setex banned 192.0.2.10 3600
 * Ok
 * > htable.setex banned 192.0.2.99 3600
 * error: { code: 500 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 403 3600
 * ```
 *
 * @compat An item that is not there is an error; Kamailio answers `Ok`.
 */
export const setLifetime = htable.rpcCommand(
  { name: 'htable.setex', args: [tableName, itemName, seconds] },
  ({ state }, where, name, lives) => {
    if (tableCalled(state, where).expire(name, lives, state.clock.now())) return 'Ok'
    throw new SiproseError('htable/no-item', `there is no item \`${name}\` in table \`${where}\``)
  },
)

/**
 * Sets an item to a text, and lets it end after some seconds.
 *
 * @param htable - the table
 * @param key - the item
 * @param value - its value
 * @param expire - seconds
 *
 * @example Send calls elsewhere for an hour
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "forwards=>autoexpire=86400")
 * request_route { sl_send_reply("302", "$sht(forwards=>$rU) for $shtex(forwards=>$rU) s"); }
 * ```
 * ```rpc
 * > htable.setxs forwards bob sip:carol@example.com 3600
 * Ok. Key set to new value.
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 302 sip:carol@example.com for 3600 s
 * ```
 */
export const setTextFor = htable.rpcCommand(
  { name: 'htable.setxs', args: [tableName, itemName, str('value'), seconds] },
  ({ state }, where, name, value, lives) => {
    const table = tableCalled(state, where)
    const done = setItem(state, table, name, value)
    table.expire(name, lives, state.clock.now())
    return done
  },
)

/**
 * Sets an item to a number, and lets it end after some seconds.
 *
 * @param htable - the table
 * @param key - the item
 * @param value - its value
 * @param expire - seconds
 *
 * @example Give somebody five tries for a minute
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "tries=>autoexpire=86400")
 * request_route { sl_send_reply("200", "$sht(tries=>$fU), $shtex(tries=>$fU) s"); }
 * ```
 * ```rpc
 * > htable.setxi tries alice 5 60
 * Ok. Key set to new value.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 5, 60 s
 * ```
 */
export const setNumberFor = htable.rpcCommand(
  { name: 'htable.setxi', args: [tableName, itemName, int('value'), seconds] },
  ({ state }, where, name, value, lives) => {
    const table = tableCalled(state, where)
    const done = setItem(state, table, name, value)
    table.expire(name, lives, state.clock.now())
    return done
  },
)
