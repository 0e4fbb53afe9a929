/** What answers say beside their bodies. */

import { curlText, int, key, optional, str } from 'siprose'

import { httpClient } from '../module.ts'

/**
 * Says from here on whether headers of answers are kept for `$httprhdr(name)`.
 *
 * @param mode - 1 keeps them, 0 does not
 *
 * @example Keep them
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     http_client_response_headers_set("1");
 *     http_client_query("http://192.0.2.80/", "$var(text)");
 *     sl_send_reply("200", "$httprhdr(X-Tag)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 OK
 *           X-Tag: seven
 * ```
 * ```sip
 * alice < 200 seven
 * ```
 */
export const http_client_response_headers_set = httpClient.cfgFunction(
  { args: [int('mode')], routes: 'any' },
  ({ state }, _ctx, mode) => {
    state.keepHeaders(mode !== 0)
  },
)

/**
 * Forgets the headers of the last answer.
 *
 * @param p1 - anything
 *
 * @example Nothing is left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * modparam("http_client", "response_headers", 1)
 * request_route {
 *     http_client_query("http://192.0.2.80/", "$var(text)");
 *     http_client_response_headers_clear();
 *     sl_send_reply("200", "[$httprhdr(X-Tag)]");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 OK
 *           X-Tag: seven
 * ```
 * ```sip
 * alice < 200 [<null>]
 * ```
 */
export const http_client_response_headers_clear = httpClient.cfgFunction(
  { args: [optional(str('p1'))], routes: 'any' },
  ({ state }, ctx) => {
    state.forgetHeaders(ctx)
  },
)

/**
 * A header of the last answer that the script has had; `$null` where it has none.
 *
 * They are kept where `response_headers` says so.
 *
 * @param name - of the header, in any case
 *
 * @example Look at a header
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * modparam("http_client", "response_headers", 1)
 * request_route {
 *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
 *     sl_send_reply("200", "$httprhdr(content-type) $httprhdr(X-None)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * ```
 * ```http
 * service < GET /
 * service > 200 OK
 *           Content-Type: text/plain
 * ```
 * ```sip
 * alice < 200 text/plain <null>
 * ```
 */
export const responseHeader = httpClient.pseudoVariable(
  {
    name: '$httprhdr',
    type: 'str',
    key: key('name', (text) => text.toLowerCase(), { kind: 'format' }),
  },
  { get: ({ state }, ctx, name) => state.header(ctx, name) },
)

/**
 * What a result below 100 means, in the words of libcurl.
 *
 * @param code - the result; a number, or a variable
 *
 * @example Say why
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
 *     if ($var(code) < 100) sl_send_reply("503", "$curlerror($var(code))");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80 refuses
 * alice > OPTIONS sip:example.com
 * alice < 503 Couldn't connect to server
 * ```
 */
export const curlError = httpClient.pseudoVariable(
  { name: '$curlerror', type: 'str', key: key('code', null, { kind: 'format' }) },
  {
    get: (_self, _ctx, code: string) =>
      Number(code) >= 100 ? 'HTTP result code' : curlText(Number(code) || 0),
  },
)
