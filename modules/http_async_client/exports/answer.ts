/** What came back, for the route that goes on. */

import { curlCode, curlText, type HttpAnswer, key, partKey, type Value } from 'siprose'

import { httpAsyncClient } from '../module.ts'
import type { Queries } from '../queries.ts'

function answer(state: Queries): HttpAnswer | null {
  const outcome = state.came?.outcome ?? null
  return outcome?.kind === 'answer' ? outcome : null
}

/** The head of an answer, as it was sent. */
function head({ status, reason, headers }: HttpAnswer): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n`
}

/**
 * 1 where the service has answered, whatever the status; 0 where nothing came.
 *
 * `$null` outside of a route that goes on with a query.
 *
 * @example An answer is one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "answered: $http_ok"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 answered: 1
 * ```
 */
export const httpOk = httpAsyncClient.pseudoVariable(
  { name: '$http_ok', type: 'int' },
  { get: ({ state: { came } }) => (came === null ? null : Number(came.outcome.kind === 'answer')) },
)

/**
 * Why nothing came; `$null` where an answer did.
 *
 * The texts are those of libcurl. What else is known is in the log.
 *
 * @example Nobody is there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("503", "$http_err"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80 refuses
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 Couldn't connect to server
 * ```
 */
export const httpErr = httpAsyncClient.pseudoVariable(
  { name: '$http_err', type: 'str' },
  {
    get: ({ state: { came } }) =>
      came === null || came.outcome.kind === 'answer'
        ? null
        : curlText(curlCode(came.outcome.cause)),
  },
)

/**
 * The status of the answer; `$null` where none came.
 *
 * @example The status
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "status $http_rs"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 status 200
 * ```
 */
export const httpRs = httpAsyncClient.pseudoVariable(
  { name: '$http_rs', type: 'int' },
  { get: ({ state }) => answer(state)?.status ?? null },
)

/**
 * The phrase behind the status of the answer; `$null` where none came.
 *
 * @example The phrase
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "it says $http_rr"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 it says Fine
 * ```
 */
export const httpRr = httpAsyncClient.pseudoVariable(
  { name: '$http_rr', type: 'str' },
  { get: ({ state }) => answer(state)?.reason ?? null },
)

/**
 * The body of the answer; `$null` where no answer came.
 *
 * @example The body
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "$http_rb"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 Hello
 * ```
 */
export const httpRb = httpAsyncClient.pseudoVariable(
  { name: '$http_rb', type: 'str' },
  { get: ({ state }) => answer(state)?.body ?? null },
)

/**
 * How many bytes the body of the answer has; `$null` where no answer came.
 *
 * @example The size of the body
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "$http_bs bytes"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 5 bytes
 * ```
 */
export const httpBs = httpAsyncClient.pseudoVariable(
  { name: '$http_bs', type: 'int' },
  { get: ({ state }) => answer(state)?.body.length ?? null },
)

/**
 * All of the answer: status line, headers, an empty line, body; `$null` where none came.
 *
 * @example The first line of all
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "$(http_mb{line.at,0})"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 HTTP/1.1 200 Fine
 * ```
 */
export const httpMb = httpAsyncClient.pseudoVariable(
  { name: '$http_mb', type: 'str' },
  {
    get: ({ state }) => {
      const came = answer(state)
      return came === null ? null : head(came) + came.body
    },
  },
)

/**
 * How many bytes all of the answer has, `$http_mb`; `$null` where none came.
 *
 * @example It is longer than the body
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "$http_ml bytes with $http_bs of body"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 {n:int} bytes with 5 of body
 * ```
 */
export const httpMl = httpAsyncClient.pseudoVariable(
  { name: '$http_ml', type: 'int' },
  {
    get: ({ state }) => {
      const came = answer(state)
      return came === null ? null : head(came).length + came.body.length
    },
  },
)

/**
 * A header of the answer, in any case; `$null` where it has none of the name.
 *
 * An index means one of several, the first without it; negative ones count from the last.
 *
 * @param name - of the header
 *
 * @example The first, and the last
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "$http_hdr(x-tag) to $(http_hdr(X-Tag)[-1])"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 one to two
 * ```
 */
export const httpHdr = httpAsyncClient.pseudoVariable(
  {
    name: '$http_hdr',
    type: 'str',
    key: key('name', (text) => text.toLowerCase(), { kind: 'format' }),
    indexed: true,
  },
  {
    get: ({ state }, _ctx, name, index): Value => {
      const found = answer(state)?.headers.filter(([each]) => each.toLowerCase() === name) ?? []
      return found.at(typeof index === 'number' ? index : 0)?.[1] ?? null
    },
  },
)

/**
 * The text that `http_async_send_xdata()` was given for the route; `$null` where none was.
 *
 * @example A text and none
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "http_async_client.so"
 * request_route {
 *     http_async_send_xdata("http://192.0.2.80/1", "ASKED", "for $fU");
 *     http_async_send("http://192.0.2.80/2", "ASKED");
 *     sl_send_reply("200", "OK");
 * }
 * route[ASKED] { xlog("L_WARN", "$http_xdata\n"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```http
 * service < GET /1
 * service > 200
 * service < GET /2
 * service > 200
 * ```
 * ```log
 * WARNING <script>: for alice
 * WARNING <script>: <null>
 * ```
 */
export const httpXdata = httpAsyncClient.pseudoVariable(
  { name: '$http_xdata', type: 'str' },
  { get: ({ state }) => state.came?.xdata ?? null },
)

type Times = HttpAnswer['times']

const times: ReadonlyMap<string, (times: Times) => number> = new Map<
  string,
  (times: Times) => number
>([
  ['total', ({ ended }) => ended],
  ['lookup', ({ connected }) => connected],
  ['connect', ({ connected }) => connected],
  ['appconnect', ({ connected }) => connected],
  ['pretransfer', ({ connected }) => connected],
  ['starttransfer', ({ begun }) => begun],
  ['redirect', () => 0],
])

/**
 * How many milliseconds the query took until something was done.
 *
 * `$null` where no answer came.
 * `connect` is when the connection was there, `starttransfer` when the first byte of the answer was, and `total` the end of it. Of redirections that were
 * followed, the last one counts.
 *
 * @param what - what was done
 *
 * @example How quick the service is
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "http_async_client.so"
 * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
 * route[ASKED] { t_reply("200", "after $http_time(total) ms"); }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 Fine
 *           Content-Type: text/plain
 *           X-Tag: one
 *           X-Tag: two
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 after 0 ms
 * ```
 *
 * @compat `lookup`, `appconnect` and `pretransfer` are the same as `connect`, and `redirect` is 0.
 */
export const httpTime = httpAsyncClient.pseudoVariable(
  { name: '$http_time', type: 'int', key: partKey(times, 'what') },
  {
    get: ({ state }, _ctx, read) => {
      const came = answer(state)
      return came === null ? null : Math.round(read(came.times))
    },
  },
)
