/** What an operator asks. */

import { domain } from '../module.ts'

/**
 * Reads the tables again.
 *
 * The new domains take the place of the old ones once all have come; where that fails, nothing changes.
 *
 * @example Serve one more domain
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "domain.so"
 * modparam("domain", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (is_uri_host_local()) sl_send_reply("200", "Here");
 *     else sl_send_reply("403", "Not Here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 403
 * ```
 * ```db
 * given domain
 * | domain      |
 * | example.com |
 * ```
 * ```rpc
 * > domain.reload
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200
 * ```
 */
export const reload = domain.rpcCommand(
  { name: 'domain.reload', mi: 'domain_reload', reloads: true },
  async ({ state, log }) => {
    const count = await state.load()
    log.notice(`domain: ${count} domains read again`)
  },
)

/**
 * Lists the domains, and the names of what is known of them.
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "domain.so"
 * modparam("domain", "db_url", "sqlite:///siprose.db")
 * request_route { if (!is_uri_host_local()) sl_send_reply("403", "Not Here"); }
 * ```
 * ```db
 * given domain
 * | domain      | did  |
 * | example.com | acme |
 * | example.org | NULL |
 * ```
 * ```db
 * given domain_attrs
 * | did  | name  | type | value |
 * | acme | calls | 0    | 30    |
 * ```
 * ```rpc
 * > domain.dump
 * domains: [ { domain: example.com, did: acme }, { domain: example.org, did: example.org } ]
 * attributes: [ { did: acme, attrs: [ calls ] } ]
 * ```
 */
export const dump = domain.rpcCommand({ name: 'domain.dump', mi: 'domain_dump' }, ({ state }) => ({
  domains: [...state.all()].map(({ domain: name, did }) => ({ domain: name, did })),
  attributes: [...state.allAttributes()].map(([did, known]) => ({
    did,
    attrs: known.map(({ name }) => name),
  })),
}))
