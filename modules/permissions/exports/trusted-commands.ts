/** What an operator asks about trusted peers. */

import { permissions } from '../module.ts'

/**
 * Reads the table of trusted peers again.
 *
 * The new peers take the place of the old ones once all have come. It is refused within {@link reload_delta} seconds of the last reload, and where
 * {@link db_mode} is 0, as the table is not kept then.
 *
 * @example Trust one more
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "db_url", "sqlite:///siprose.db")
 * modparam("permissions", "db_mode", 1)
 * request_route { if (!allow_trusted()) sl_send_reply("401", "Who Are You"); else sl_send_reply("200", "Welcome"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 401
 * ```
 * ```db
 * given trusted
 * | src_ip     | proto |
 * | 192.0.2.10 | any   |
 * ```
 * ```rpc
 * > permissions.trustedReload
 * Reload OK
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @example Nothing to read
 * ```kamailio
 * loadmodule "permissions.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > permissions.trustedReload
 * error: { code: 500, message: "there is no table of trusted peers: it comes from a database, set `db_url`" }
 * ```
 */
export const trustedReload = permissions.rpcCommand(
  { name: 'permissions.trustedReload', mi: 'trusted_reload', reloads: true },
  async (self) => {
    await self.state.reloadTrusted()
    return 'Reload OK'
  },
)

/** The numbers of transports. */
const protos = ['any', 'udp', 'tcp', 'tls', 'sctp', 'ws', 'wss']

/**
 * Lists the trusted peers that are kept in memory.
 *
 * Transports are numbers: 0 is any, 1 to 6 are UDP, TCP, TLS, SCTP, WS and WSS, -1 is none.
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "db_url", "sqlite:///siprose.db")
 * modparam("permissions", "db_mode", 1)
 * request_route { if (!allow_trusted()) sl_send_reply("401", "Who Are You"); }
 * ```
 * ```db
 * given trusted
 * | src_ip     | proto | from_pattern | ruri_pattern | tag     | priority |
 * | 192.0.2.20 | tcp   | NULL         | NULL         | oslo    | 1        |
 * | 192.0.2.10 | any   | ^sip:a       | NULL         | NULL    | 5        |
 * ```
 * ```rpc
 * > permissions.trustedDump
 * - { table: 0, item: { ip: 192.0.2.10, proto: 0, pattern: "^sip:a", ruri_pattern: "NULL", tag: "NULL", priority: 5 } }
 * - { table: 1, item: { ip: 192.0.2.20, proto: 2, pattern: "NULL", ruri_pattern: "NULL", tag: oslo, priority: 1 } }
 * ```
 *
 * @compat `table` is the place in the list; in Kamailio it is that in a hash table.
 */
export const trustedDump = permissions.rpcCommand(
  { name: 'permissions.trustedDump', mi: 'trusted_dump' },
  (self) =>
    self.state.keptPeers.rows.map(({ source, proto, from, ruri, tag, priority }, table) => ({
      table,
      item: {
        ip: source,
        proto: protos.indexOf(proto),
        pattern: from ?? 'NULL',
        ruri_pattern: ruri ?? 'NULL',
        tag: tag ?? 'NULL',
        priority,
      },
    })),
)
