/** How much is in the tables. */

import { str } from 'siprose'

import type { LocationTable } from '../location/location-table.ts'
import { usrloc } from '../module.ts'
import { tableCalled } from '../table-called.ts'

/**
 * Counts the addresses of record that have a contact which has not ended.
 *
 * @param table - the table, `location` for example
 *
 * @example How many users are reachable
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.add location bob sip:bob@192.0.2.20 600 1.0 0 0 0 0
 * > ul.add location bob sip:bob@192.0.2.21 600 1.0 0 0 0 0
 * > ul.db_users location
 * 1
 * ```
 *
 * @compat Without a database it counts what is in memory; Kamailio fails then.
 */
export const db_users = usrloc.rpcCommand(
  { name: 'ul.db_users', args: [str('table')] },
  ({ state: { usrloc: state, database } }, name) => {
    const now = state.now()
    if (database !== null) return database.count(tableCalled(state, name).name, 'users', now)
    let users = 0
    for (const record of tableCalled(state, name).records()) {
      let contact = record.first
      while (contact !== null && !contact.isValid(now)) contact = contact.next
      if (contact !== null) users++
    }
    return users
  },
)

/**
 * Counts the contacts that have not ended.
 *
 * @param table - the table, `location` for example
 *
 * @example How many devices are reachable
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.add location bob sip:bob@192.0.2.20 600 1.0 0 0 0 0
 * > ul.add location bob sip:bob@192.0.2.21 600 1.0 0 0 0 0
 * > ul.db_contacts location
 * 2
 * ```
 *
 * @compat Without a database it counts what is in memory; Kamailio fails then.
 */
export const db_contacts = usrloc.rpcCommand(
  { name: 'ul.db_contacts', args: [str('table')] },
  ({ state: { usrloc: state, database } }, name) => {
    const table = tableCalled(state, name)
    const now = state.now()
    if (database !== null) return database.count(table.name, 'contacts', now)
    return table.contacts - endedIn(table, now)
  },
)

/**
 * Counts the contacts that have ended and wait to be taken out.
 *
 * @param table - the table, `location` for example
 *
 * @example Nobody has gone yet
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.add location bob sip:bob@192.0.2.20 600 1.0 0 0 0 0
 * > ul.db_expired_contacts location
 * 0
 * ```
 *
 * @compat Without a database it counts what is in memory; Kamailio fails then.
 */
export const db_expired_contacts = usrloc.rpcCommand(
  { name: 'ul.db_expired_contacts', args: [str('table')] },
  ({ state: { usrloc: state, database } }, name) => {
    const table = tableCalled(state, name)
    const now = state.now()
    return database === null ? endedIn(table, now) : database.count(table.name, 'ended', now)
  },
)

function endedIn(table: LocationTable, now: number): number {
  let ended = 0
  table.each(0, 1, (contact) => {
    if (!contact.isValid(now)) ended++
  })
  return ended
}
