/** Trusted peers. */

import { nullable, optional, str } from 'siprose'

import { permissions } from '../module.ts'
import type { TrustedRow } from '../trusted/trusted-table.ts'

const text = (name: string) => optional(nullable(str(name)))

/**
 * Tells whether a request comes from a trusted peer, who need not prove anything.
 *
 * A row of the table of trusted peers trusts a source address, with a transport or any, and where it has patterns only requests whose From and request URI fit them. The
 * address is compared as text: {@link allow_source_address} knows subnets, and all ways to write an IPv6 address.
 *
 * @param src_ip - an address in the place of the source of the request
 * @param proto - `udp`, `tcp`, `tls`, `ws`, `wss`, `sctp`, or `any`, in the place of its transport
 * @param furi - a URI in the place of the one in From
 * @returns `1` when a row trusts it, or the number of rows with {@link peer_tag_mode} 1; `-1` when none does, and where the database does not answer
 *
 * @example Let in some requests of a gateway
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (allow_trusted()) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("401", "Who Are You");
 * }
 * ```
 * ```db
 * given trusted
 * | src_ip     | proto | from_pattern | ruri_pattern  |
 * | 192.0.2.10 | udp   | NULL         | ^sip:[0-9]*@  |
 * ```
 * ```sip
 * alice > OPTIONS sip:4711@example.com
 * alice < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 401
 * bob   > OPTIONS sip:4711@example.com
 * bob   < 401
 * ```
 *
 * @example Without a database nobody is trusted
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route {
 *     if (allow_trusted()) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("401", "Who Are You");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 401
 * ```
 *
 * @compat Rows of a higher priority come first; Kamailio has the lower ones first where {@link db_mode} is 0.
 * @trap Patterns are basic ones of POSIX: a `+` is a plus, and groups are written with backslashes.
 */
export const allow_trusted = permissions.cfgFunctionAsync(
  { args: [text('src_ip'), text('proto'), text('furi')], routes: 'any' },
  (self, ctx, source, proto, furi) => {
    const { message, peer } = ctx
    if (source === null || proto === null || furi === null) return false
    const all = self.params.peer_tag_mode === 1
    const found = self.state.trusting(
      {
        source: source ?? peer.address,
        proto: (proto ?? peer.proto).toLowerCase(),
        from: furi ?? message.from?.uri ?? '',
        ruri: ctx.requestUri,
      },
      !all,
    )
    const use = (rows: readonly TrustedRow[]): number => {
      for (const row of rows) self.state.addTag(ctx, row.tag)
      if (rows.length === 0) return -1
      return all ? rows.length : 1
    }
    return found instanceof Promise ? found.then(use) : use(found)
  },
)
