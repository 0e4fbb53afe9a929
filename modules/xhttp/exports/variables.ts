/** The request of HTTP in hand. */

import { xhttp } from '../module.ts'

/**
 * The URL of the request of HTTP in hand, as it was written: path and query.
 *
 * `$null` for a request of SIP.
 *
 * @example Path and query
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xhttp.so"
 * request_route { sl_send_reply("200", "URL: $hu"); }
 * event_route[xhttp:request] { xhttp_reply("200", "OK", "text/plain", "$hu"); }
 * ```
 * ```http
 * alice > GET /users/list?from=1
 * alice < 200
 *
 *         /users/list?from=1
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 URL: <null>
 * ```
 */
export const httpUrl = xhttp.pseudoVariable(
  { name: '$hu', type: 'str' },
  { get: (_self, ctx) => (ctx.http === null ? null : ctx.message.requestUri) },
)
