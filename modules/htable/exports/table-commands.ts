/** Tables as an operator sees and changes them. */

import { SiproseError, str } from 'siprose'

import { htable } from '../module.ts'
import { tableCalled } from '../table-called.ts'
import { bySlot } from '../table/slots.ts'

const tableName = str('htable')

/**
 * Shows all items of a table, by slot.
 *
 * @param htable - the table
 *
 * @example See what is in it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "gateways=>size=4")
 * event_route[htable:mod-init] { $sht(gateways=>fi) = "sip:192.0.2.20"; }
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.dump gateways
 * - { size: 1, slot: [{ name: fi, value: "sip:192.0.2.20", type: str }] }
 * > htable.dump getaways
 * error: { code: 500, message: "there is no table `getaways`; there are gateways" }
 * ```
 */
export const dump = htable.rpcCommand(
  { name: 'htable.dump', mi: 'sht_dump', args: [tableName] },
  ({ state }, name) => {
    const slots = bySlot(tableCalled(state, name), state.clock.now())
    return [...slots].map(([entry, items]) => ({
      entry,
      size: items.length,
      slot: items.map((item) => ({
        name: item.name,
        value: item.value,
        type: typeof item.value === 'string' ? 'str' : 'int',
      })),
    }))
  },
)

/**
 * Lists the tables and how they are declared.
 *
 * @example Which tables there are
 * ```kamailio
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=4;autoexpire=60;updateexpire=0")
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.listTables
 * - { name: calls, dbtable: "", dbmode: 0, expire: 60, updateexpire: 0, size: 16, dmqreplicate: 0 }
 * ```
 */
export const listTables = htable.rpcCommand({ name: 'htable.listTables' }, ({ state }) =>
  [...state.all()].map(({ definition }) => ({
    name: definition.name,
    dbtable: definition.dbtable,
    dbmode: definition.dbmode ? 1 : 0,
    expire: definition.autoexpire,
    updateexpire: definition.updateexpire ? 1 : 0,
    size: definition.slots,
    dmqreplicate: 0,
  })),
)

/**
 * Shows how many items each table has, and how they are spread over its slots.
 *
 * @example How full the tables are
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=4")
 * event_route[htable:mod-init] { $sht(calls=>alice) = 1; }
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.stats
 * - { name: calls, slots: 16, all: 1, min: 0, max: 1 }
 * ```
 */
export const stats = htable.rpcCommand({ name: 'htable.stats' }, ({ state }) =>
  [...state.all()].map((table) => {
    const { name, slots } = table.definition
    const sizes = [...bySlot(table, state.clock.now()).values()].map(({ length }) => length)
    const min = sizes.length < slots ? 0 : Math.min(...sizes)
    return {
      name,
      slots,
      all: sizes.reduce((sum, size) => sum + size, 0),
      min,
      max: Math.max(0, ...sizes),
    }
  }),
)

/**
 * Removes all items of a table.
 *
 * @param htable - the table
 *
 * @example Let everybody in again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "banned=>size=4")
 * event_route[htable:mod-init] { $sht(banned=>192.0.2.10) = 1; $sht(banned=>192.0.2.20) = 1; }
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.flush banned
 * Ok. Htable flushed.
 * > htable.stats
 * - { name: banned, all: 0 }
 * ```
 */
export const flush = htable.rpcCommand(
  { name: 'htable.flush', args: [tableName] },
  ({ state }, name) => {
    tableCalled(state, name).items.clear()
    return 'Ok. Htable flushed.'
  },
)

/**
 * Asks other servers for their items; there are none to ask, so it is refused.
 *
 * @param htable - the table
 *
 * @example Nobody to ask
 * ```kamailio
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=4")
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.dmqsync calls
 * error: { code: 500, message: "table `calls` has no other servers" }
 * ```
 */
export const dmqSync = htable.rpcCommand(
  { name: 'htable.dmqsync', args: [tableName] },
  ({ state }, name) => refuse(tableCalled(state, name).name, 'other servers'),
)

/**
 * Asks other servers for all of a table; there are none to ask, so it is refused.
 *
 * @param htable - the table
 *
 * @example Nobody to ask
 * ```kamailio
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=4")
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.dmqresync calls
 * error: { code: 500, message: "table `calls` has no other servers" }
 * ```
 */
export const dmqResync = htable.rpcCommand(
  { name: 'htable.dmqresync', args: [tableName] },
  ({ state }, name) => refuse(tableCalled(state, name).name, 'other servers'),
)

function refuse(table: string, what: string): never {
  throw new SiproseError('htable/alone', `table \`${table}\` has no ${what}`)
}
