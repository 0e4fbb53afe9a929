/** Asking services that have no names. */

import { type Context, optional, str, variable, type VariableRef } from 'siprose'

import type { Came, Client, Question } from '../client.ts'
import { httpClient } from '../module.ts'

/** What the parameters say of results. */
interface Results {
  readonly query_result: boolean
  readonly query_maxdatasize: number
}

async function ask(
  { state, params }: { readonly state: Client; readonly params: Results },
  ctx: Context,
  question: Question,
  result: VariableRef,
): Promise<number> {
  const came = await state.ask(ctx, question)
  result.set?.(ctx, shown(came, params))
  return came.code
}

/** What a script is shown of an answer. */
function shown(
  { code, body }: Came,
  { query_result: firstLine, query_maxdatasize: most }: Results,
) {
  if (code < 100 || code >= 500) return ''
  const end = firstLine ? body.search(/[\r\n]/) : -1
  const text = end < 0 ? body : body.slice(0, end)
  return most === 0 ? text : text.slice(0, most)
}

const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text

/**
 * Asks a service, and keeps the first line of what it says in a variable.
 *
 * It is a POST where there is data to be sent, else a GET. The script waits for the answer, other messages do not; a branch route cannot wait.
 *
 * @param url - of `http:` or `https:`
 * @param post - what is sent; empty for nothing
 * @param hdrs - header lines, `Name: value`, with line ends between; empty for none
 * @param result - the variable; empty where the service has an error of its own, or cannot be asked
 * @returns the status of the answer; a number of libcurl below 100 where there is none, which `$curlerror(number)` tells of; `-1` for a header that is none
 *
 * @example Where a user is
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     $var(code) = http_client_query("http://192.0.2.80/users/$(rU{s.escape.param})", "$var(text)");
 *     if ($var(code) == 200) sl_send_reply("302", "$var(text)");
 *     else sl_send_reply("404", "Nowhere");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```http
 * service < GET /users/bob
 *           - Content-Type
 * service > 200 OK
 *
 *           sip:bob@192.0.2.20
 *           and more
 * ```
 * ```sip
 * alice < 302 sip:bob@192.0.2.20
 * ```
 *
 * @example Data, and headers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     $var(code) = http_client_query("http://192.0.2.80/calls", "{ \"from\": \"$fU\" }", "Content-Type: application/json\r\nX-Call: $ci", "$var(text)");
 *     sl_send_reply("200", "$var(code)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * ```
 * ```http
 * service < POST /calls
 *           Content-Type: application/json
 *           X-Call: {*}
 *
 *           {{ "from": "alice" }
 * service > 201 Created
 * ```
 * ```sip
 * alice < 200 201
 * ```
 *
 * @trap What a caller sends stands in the URL as it is: write `$(rU{s.escape.param})`
 */
export const http_client_query = httpClient.cfgFunctionAsync(
  {
    args: [str('url'), optional(str('post')), optional(str('hdrs')), variable('result')],
    routes: 'any',
  },
  (self, ctx, url, post, headers, result) => {
    const body = orNull(post)
    const method = body === null ? 'GET' : 'POST'
    return ask(self, ctx, { method, url, body, headers: headers ?? '' }, result)
  },
)

/**
 * Asks a service by GET, with a body and headers where they are wanted.
 *
 * @param url - of `http:` or `https:`
 * @param body - what is sent; empty for nothing
 * @param hdrs - header lines, `Name: value`, with line ends between; empty for none
 * @param respv - the variable for what it says
 * @returns as {@link http_client_query}
 *
 * @example With a header
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     $var(code) = http_client_get("http://192.0.2.80/", "", "X-Token: abc", "$var(text)");
 *     sl_send_reply("200", "$var(code) $var(text)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * ```
 * ```http
 * service < GET /
 *           X-Token: abc
 * service > 200 OK
 *
 *           Hello
 * ```
 * ```sip
 * alice < 200 200 Hello
 * ```
 */
export const http_client_get = httpClient.cfgFunctionAsync(
  { args: [str('url'), str('body'), str('hdrs'), variable('respv')], routes: 'any' },
  (self, ctx, url, body, headers, result) =>
    ask(self, ctx, { method: 'GET', url, body: orNull(body), headers }, result),
)

/**
 * Asks a service by any method.
 *
 * @param met - the method
 * @param url - of `http:` or `https:`
 * @param body - what is sent; empty for nothing
 * @param hdrs - header lines, `Name: value`, with line ends between; empty for none
 * @param respv - the variable for what it says
 * @returns as {@link http_client_query}
 *
 * @example Take a user out
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     $var(code) = http_client_request("DELETE", "http://192.0.2.80/users/$rU", "", "", "$var(text)");
 *     sl_send_reply("200", "$var(code)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```http
 * service < DELETE /users/bob
 * service > 204 No Content
 * ```
 * ```sip
 * alice < 200 204
 * ```
 */
export const http_client_request = httpClient.cfgFunctionAsync(
  { args: [str('met'), str('url'), str('body'), str('hdrs'), variable('respv')], routes: 'any' },
  (self, ctx, method, url, body, headers, result) =>
    ask(self, ctx, { method, url, body: orNull(body), headers }, result),
)

/**
 * Asks a service by any method over HTTP/2, where both sides know that.
 *
 * @param met - the method
 * @param url - of `http:` or `https:`
 * @param body - what is sent; empty for nothing
 * @param hdrs - header lines, `Name: value`, with line ends between; empty for none
 * @param respv - the variable for what it says
 * @returns as {@link http_client_query}
 *
 * @example Take a user out
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * request_route {
 *     $var(code) = http_client_request_v2pk("DELETE", "http://192.0.2.80/users/$rU", "", "", "$var(text)");
 *     sl_send_reply("200", "$var(code)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```http
 * service < DELETE /users/bob
 * service > 204 No Content
 * ```
 * ```sip
 * alice < 200 204
 * ```
 *
 * @compat It asks by HTTP/1.1, which such services take too as a rule.
 */
export const http_client_request_v2pk = httpClient.cfgFunctionAsync(
  { args: [str('met'), str('url'), str('body'), str('hdrs'), variable('respv')], routes: 'any' },
  (self, ctx, method, url, body, headers, result) =>
    ask(self, ctx, { method, url, body: orNull(body), headers }, result),
)
