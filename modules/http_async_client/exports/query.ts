/** Asking. */

import { type Context, routeName, str } from 'siprose'

import { httpAsyncClient } from '../module.ts'
import type { Queries, Query } from '../queries.ts'

const target = routeName('route_name')

/** Begins a query: 0 ends the script of a message that waits. */
function begin(state: Queries, ctx: Context, query: Query): number {
  const begun = state.begin(ctx, query)
  return begun === null ? -1 : begun === 'waits' ? 0 : 1
}

/**
 * Asks a service, and goes on in a route once it has answered or cannot be asked.
 *
 * The request is put aside in its transaction and the script ends; the route goes on with the request as a failure route does: it relays, or answers by
 * `t_reply()`. Where there is no `tm`, in routes without a request, and after `$http_req(suspend) = 0`, the script goes on at once, and the route runs
 * later on a message that is made up.
 *
 * @param url - of `http:` or `https:`
 * @param route_name - the route
 * @returns only when the request does not wait: `-1` where nothing was asked, because there is no such route, a header is none, or `max_queries`
 *   are under way
 *
 * @example Ask who may call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/may?user=$fU", "ASKED"); }
 * route[ASKED] {
 *     if ($http_ok && $http_rs == 200) t_relay();
 *     else t_reply("403", "Not You");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@192.0.2.20
 * ```
 * ```http
 * service < GET /may?user=alice
 * service > 200 OK
 * ```
 * ```sip
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 * alice < 200
 * ```
 *
 * @example The service has nothing to say in time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/may?user=$fU", "ASKED"); }
 * route[ASKED] { if (!$http_ok) t_reply("503", "$http_err"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@192.0.2.20
 * ```
 * ```http
 * service < GET /may?user=alice
 * ```
 * ```sip
 * clock +500ms
 * alice < 503 Timeout was reached
 * ```
 *
 * @trap What a caller sends stands in the URL as it is: write `$(fU{s.escape.param})`
 */
export const http_async_query = httpAsyncClient.cfgFunction(
  { args: [str('url'), target], routes: 'any' },
  ({ state }, ctx, url, route) => begin(state, ctx, { url, route, mayWait: true, xdata: null }),
)

/**
 * Asks a service, lets the script go on at once, and runs a route with what came.
 *
 * The route runs on a message that is made up: for what is told to others, and answers that do not matter to the request.
 *
 * @param url - of `http:` or `https:`
 * @param route_name - the route
 * @returns `-1` where nothing was asked
 *
 * @example Tell another system of a call, and do not wait
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "http_async_client.so"
 * request_route {
 *     $http_req(body) = "call from " + $fU;
 *     http_async_send("http://192.0.2.80/calls", "TOLD");
 *     sl_send_reply("200", "OK");
 * }
 * route[TOLD] { xlog("L_WARN", "it says $http_rs $http_rr\n"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```http
 * service < POST /calls
 *
 *           call from alice
 * service > 202 Accepted
 * ```
 * ```log
 * WARNING <script>: it says 202 Accepted
 * ```
 */
export const http_async_send = httpAsyncClient.cfgFunction(
  { args: [str('url'), target], routes: 'any' },
  ({ state }, ctx, url, route) => begin(state, ctx, { url, route, mayWait: false, xdata: null }),
)

/**
 * Does what `http_async_send()` does, and hands the route a text, `$http_xdata`.
 *
 * @param url - of `http:` or `https:`
 * @param route_name - the route
 * @param xdata - the text
 * @returns `-1` where nothing was asked
 *
 * @example Remember what the question was about
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "http_async_client.so"
 * request_route {
 *     http_async_send_xdata("http://192.0.2.80/score", "SCORED", "$ci");
 *     sl_send_reply("200", "OK");
 * }
 * route[SCORED] { xlog("L_WARN", "call $http_xdata scores $http_rb\n"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 *         Call-ID: c1
 * alice < 200
 * ```
 * ```http
 * service < GET /score
 * service > 200 OK
 *
 *           9
 * ```
 * ```log
 * WARNING <script>: call c1 scores 9
 * ```
 */
export const http_async_send_xdata = httpAsyncClient.cfgFunction(
  { args: [str('url'), target, str('xdata')], routes: 'any' },
  ({ state }, ctx, url, route, xdata) => begin(state, ctx, { url, route, mayWait: false, xdata }),
)
