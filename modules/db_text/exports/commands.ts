/** Tables as an operator asks for them. */

import { SiproseError, parseDbUrl, str } from 'siprose'

import { textKey } from '../api.ts'
import { db_text } from '../module.ts'

/**
 * Writes the tables that are changed and not written yet.
 *
 * A change is written before it is acknowledged, so there is rarely one.
 *
 * @example Nothing to write
 * ```kamailio
 * loadmodule "db_text.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > db_text.dump
 * { tables: 0 }
 * ```
 */
export const dump = db_text.rpcCommand({ name: 'db_text.dump' }, async (self) => ({
  tables: (await self.find(textKey)?.dump()) ?? 0,
}))

/**
 * Asks the database of `default_connection`.
 *
 * @param sqlcmd - select, insert, update or delete of one table, with conditions joined by `and`
 *
 * @example Who has an alias
 * ```kamailio
 * loadmodule "db_text.so"
 * modparam("db_text", "default_connection", "text://tables")
 * request_route { drop; }
 * ```
 * ```file name=tables/dbaliases
 * id(int,auto) alias_username(string) username(string)
 * 1:4711:alice
 * 2:4712:bob
 * ```
 * ```rpc
 * > db_text.query "select alias_username, username from dbaliases where username = 'bob'"
 * - { alias_username: "4712", username: bob }
 * > db_text.query "delete from dbaliases where id < 3"
 * { affected: 2 }
 * > db_text.query "drop table dbaliases"
 * error: { code: 500 }
 * ```
 */
export const query = db_text.rpcCommand(
  { name: 'db_text.query', args: [str('sqlcmd')] },
  async (self, text) => {
    const url = self.params.default_connection
    const api = self.find(textKey)
    if (url === '' || api === null) {
      throw new SiproseError('db_text/connection', 'no database is set; set `default_connection`')
    }
    const { rows, columns, affected } = await api.at(parseDbUrl(url)).raw(text)
    if (columns.length === 0) return { affected }
    return rows.map((row) =>
      Object.fromEntries(
        columns.map(({ name }, at) => {
          const value = row[at] ?? null
          return [name, typeof value === 'bigint' ? String(value) : value]
        }),
      ),
    )
  },
)
