/** What is asked, and how. */

import { partKey } from 'siprose'

import { httpAsyncClient } from '../module.ts'
import { type SetWish, wishes } from '../wishes.ts'

const all: SetWish = (_wishes, value) => value === null
const parts: ReadonlyMap<string, SetWish> = new Map([['all', all], ...wishes])

/**
 * How the next query of the script is made; it is set, not read.
 *
 * `method`, `body` and `hdr` are the request itself: without a method it is GET, with a body POST, and each `hdr` adds a header. `timeout` is in
 * milliseconds. `suspend` of 0 lets the script go on. `username`, `password` and `authmethod` show who asks: 1 is basic, 2 digest, 3 what the
 * service wants. `follow_redirect`, `tls_client_cert`, `tls_client_key`, `tls_ca_path`, `tls_verify_peer` and `tls_verify_host` take the place of parameters;
 * `tcp_keepalive`, `tcp_ka_idle` and `tcp_ka_interval` have no effect. `$null` sets one back, and
 * `$http_req(all) = $null` sets all back. A query uses them up.
 *
 * @param name - what is set
 *
 * @example A request with everything
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route {
 *     $http_req(method) = "PUT";
 *     $http_req(hdr) = "Content-Type: application/json";
 *     $http_req(hdr) = "X-Call: " + $ci;
 *     $http_req(body) = '{"user": "' + $fU + '"}';
 *     $http_req(timeout) = 2000;
 *     $http_req(username) = "proxy";
 *     $http_req(password) = "secret";
 *     $http_req(authmethod) = 1;
 *     http_async_query("http://192.0.2.80/users", "ASKED");
 * }
 * route[ASKED] { t_reply("$http_rs", "$http_rr"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 *         Call-ID: c1
 * ```
 * ```http
 * service < PUT /users
 *           Content-Type: application/json
 *           X-Call: c1
 *           Authorization: Basic cHJveHk6c2VjcmV0
 *
 *           {{"user": "alice"}
 * service > 202 Accepted
 * ```
 * ```sip
 * alice < 202 Accepted
 * ```
 *
 * @example Set back what was set
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "http_async_client.so"
 * request_route {
 *     $http_req(method) = "DELETE";
 *     $http_req(hdr) = "X-Call: " + $ci;
 *     $http_req(all) = $null;
 *     $http_req(suspend) = 0;
 *     if (http_async_query("http://192.0.2.80/users", "ASKED")) sl_send_reply("200", "Asked");
 * }
 * route[ASKED] { xlog("L_WARN", "$http_rs\n"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * alice < 200 Asked
 * ```
 * ```http
 * service < GET /users
 *           - X-Call
 * service > 204 No Content
 * ```
 * ```log
 * WARNING <script>: 204
 * ```
 */
export const httpReq = httpAsyncClient.pseudoVariable(
  { name: '$http_req', type: 'any', key: partKey(parts, 'name') },
  {
    get: () => null,
    set: ({ state }, ctx, value, set) => {
      if (set === all) state.forget(ctx)
      return set(state.wishesOf(ctx), value, state.usual)
    },
  },
)

/**
 * The name of a query.
 *
 * It is the one that the script has begun last, or the one that the route was called for; `$null` where there is none. It ties what is noted when a query begins to what is noted when it ends.
 *
 * @example The same name at both ends
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "http_async_client.so"
 * request_route {
 *     http_async_send("http://192.0.2.80/", "ASKED");
 *     xlog("L_WARN", "asked as $http_req_id\n");
 *     sl_send_reply("200", "OK");
 * }
 * route[ASKED] { xlog("L_WARN", "answered as $http_req_id\n"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```http
 * service < GET /
 * service > 200
 * ```
 * ```log
 * WARNING <script>: asked as {id}
 * WARNING <script>: answered as {id}
 * ```
 */
export const httpReqId = httpAsyncClient.pseudoVariable(
  { name: '$http_req_id', type: 'str' },
  { get: ({ state }, ctx) => state.idOf(ctx) },
)
