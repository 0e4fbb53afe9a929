/** Tables and their database, as an operator moves them. */

import { SiproseError, str } from 'siprose'

import type { StoredTables } from '../database/stored-tables.ts'
import { htable } from '../module.ts'
import { tableCalled } from '../table-called.ts'
import type { Tables } from '../tables.ts'

const tableName = str('htable')

function storedOf({ stored }: Tables, name: string): StoredTables {
  if (stored !== null) return stored
  throw new SiproseError('htable/alone', `table \`${name}\` has no database`)
}

/**
 * Reads a table from its database again.
 *
 * The new items take the place of all that were there once the last one has come; where that fails, nothing changes. Lists and ends are read
 * as they are at the start.
 *
 * @param htable - the table
 *
 * @example Another gateway
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "htable.so"
 * modparam("htable", "db_url", "sqlite:///siprose.db")
 * modparam("htable", "htable", "gateways=>size=4;dbtable=htable")
 * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
 * ```
 * ```db
 * given htable
 * | key_name | key_value      |
 * | fi       | sip:192.0.2.20 |
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:192.0.2.20
 * ```
 * ```db
 * given htable
 * | key_name | key_value      |
 * | fi       | sip:192.0.2.30 |
 * ```
 * ```rpc
 * > htable.reload gateways
 * Ok. Htable reloaded.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:192.0.2.30
 * ```
 *
 * @example Nothing to read from
 * ```kamailio
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=4")
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.reload calls
 * error: { code: 500, message: "table `calls` has no database" }
 * ```
 */
export const reload = htable.rpcCommand(
  { name: 'htable.reload', mi: 'sht_reload', args: [tableName], reloads: true },
  async ({ state, events }, name) => {
    const table = tableCalled(state, name)
    await storedOf(state, name).load(table)
    state.reloaded(events, name)
    return 'Ok. Htable reloaded.'
  },
)

/**
 * Writes a table to its database.
 *
 * Its items take the place of all rows that were there, in one transaction where the database has some. A table with `cols` is read alone.
 *
 * @param htable - the table
 *
 * @example Keep what has been counted
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "htable.so"
 * modparam("htable", "db_url", "sqlite:///siprose.db")
 * modparam("htable", "htable", "calls=>size=4;initval=0;dbtable=htable")
 * request_route { sl_send_reply("200", "$shtinc(calls=>$fU)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1
 * alice > OPTIONS sip:example.com
 * alice < 200 2
 * ```
 * ```rpc
 * > htable.store calls
 * Ok. Htable successfully stored to DB.
 * ```
 * ```db
 * htable
 * | key_name | key_type | value_type | key_value | expires |
 * | alice    | 0        | 1          | 2         | 0       |
 * ```
 *
 * @example Nowhere to write to
 * ```kamailio
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=4")
 * request_route { drop; }
 * ```
 * ```rpc
 * > htable.store calls
 * error: { code: 500, message: "table `calls` has no database" }
 * ```
 */
export const store = htable.rpcCommand(
  { name: 'htable.store', args: [tableName] },
  async ({ state }, name) => {
    const table = tableCalled(state, name)
    await storedOf(state, name).store(table)
    return 'Ok. Htable successfully stored to DB.'
  },
)
