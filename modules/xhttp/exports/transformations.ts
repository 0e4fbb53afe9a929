/** Parts of URLs. */

import { xhttp } from '../module.ts'

/**
 * The path of a URL: what stands before the first `?`.
 *
 * @example Look at the path alone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xhttp.so"
 * request_route { drop; }
 * event_route[xhttp:request] { xhttp_reply("200", "OK", "text/plain", "$(hu{url.path})"); }
 * ```
 * ```http
 * alice > GET /users/list?from=1&to=9
 * alice < 200
 *
 *         /users/list
 * ```
 */
export const urlPath = xhttp.transformation(
  { name: 'url.path', from: 'str', to: 'str' },
  (url) => url.split('?', 1)[0] ?? '',
)

/**
 * The query of a URL: what stands behind the first `?`; empty where there is none.
 *
 * @example Read one value of a query
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xhttp.so"
 * request_route { drop; }
 * event_route[xhttp:request] {
 *     $var(to) = $(hu{url.querystring}{param.value,to,&});
 *     xhttp_reply("200", "OK", "text/plain", "[$(hu{url.querystring})] to $var(to)");
 * }
 * ```
 * ```http
 * alice > GET /users/list?from=1&to=9
 * alice < 200
 *
 *         [from=1&to=9] to 9
 * alice > GET /users/list
 * alice < 200
 *
 *         [] to {*}
 * ```
 */
export const urlQuery = xhttp.transformation(
  { name: 'url.querystring', from: 'str', to: 'str' },
  (url) => {
    const mark = url.indexOf('?')
    return mark < 0 ? '' : url.slice(mark + 1)
  },
)
