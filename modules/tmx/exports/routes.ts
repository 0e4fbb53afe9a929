/** Which route runs. */

import { tmx } from '../module.ts'

/**
 * Tells whether it was called from a failure route, directly or through other routes.
 *
 * @returns true where it was
 *
 * @example One route for requests and their failures
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_failure("NEXT");
 *     route(SEND);
 * }
 * failure_route[NEXT] { route(SEND); }
 * route[SEND] {
 *     if (t_is_failure_route()) { t_reply("480", "Nobody There"); exit; }
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 404 Not Found
 * alice < 480 Nobody There
 * ```
 */
export const t_is_failure_route = tmx.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  return ctx.routeType === 'failure'
})

/**
 * Tells whether it was called from a branch route, directly or through other routes.
 *
 * @returns true where it was
 *
 * @example A header for one branch alone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_branch("OUT");
 *     route(HEADER);
 *     t_relay();
 * }
 * branch_route[OUT] { route(HEADER); }
 * route[HEADER] { if (t_is_branch_route()) append_hf("X-Branch: yes\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 *         X-Branch: yes
 * bob   > 200 OK
 * alice < 200
 * ```
 */
export const t_is_branch_route = tmx.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  return ctx.routeType === 'branch'
})

/**
 * Tells whether it was called from a reply route, directly or through other routes.
 *
 * @returns true where it was
 *
 * @example One route for both directions
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_reply("BACK");
 *     route(HEADER);
 *     t_relay();
 * }
 * onreply_route[BACK] { route(HEADER); }
 * route[HEADER] { if (t_is_reply_route()) append_hf("X-Back: yes\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 *         - X-Back
 * bob   > 200 OK
 * alice < 200
 *         X-Back: yes
 * ```
 */
export const t_is_reply_route = tmx.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  return ctx.routeType === 'reply' || ctx.routeType === 'onreply'
})

/**
 * Tells whether it was called from the request route, directly or through other routes.
 *
 * @returns true where it was
 *
 * @example Answer only where that is possible
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { route(ANSWER); }
 * route[ANSWER] { if (t_is_request_route()) sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const t_is_request_route = tmx.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  return ctx.routeType === 'request'
})
