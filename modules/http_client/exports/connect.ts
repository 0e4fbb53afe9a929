/** Asking services that have names. */

import { type Context, optional, str, constant, variable, type VariableRef } from 'siprose'

import type { Client } from '../client.ts'
import { httpClient } from '../module.ts'

interface Asked {
  readonly connection: string
  readonly path: string
  readonly type: string | undefined
  readonly data: string | undefined
}

async function connect(
  state: Client,
  ctx: Context,
  { connection, path, type, data }: Asked,
  result: VariableRef,
): Promise<number> {
  const body = data === undefined || data === '' ? null : data
  const headers = type === undefined || type === '' ? '' : `Content-Type: ${type}`
  const method = body === null ? 'GET' : 'POST'
  const came = await state.connect(ctx, connection, { method, path, body, headers })
  result.set?.(ctx, came === null ? '' : came.body)
  return came?.code ?? -1
}

/**
 * Asks a service that has a name, by GET, or by POST where there is data.
 *
 * Where it fails over to another one, that is asked when it cannot be, or answers with 500 and above. A branch route cannot wait for the answer.
 *
 * @param connection - its name, see `httpcon`
 * @param url - what stands behind the URL it has
 * @param content_type - the type of the data
 * @param data - what is sent; empty for nothing
 * @param result - the variable for all of what it says
 * @returns the status of the answer; a number of libcurl below 100 where there is none, which `$curlerror(number)` tells of; `-1` where there is no
 * connection of the name
 *
 * @example Ask, and tell
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * modparam("http_client", "httpcon", "users=>http://192.0.2.80/api")
 * request_route {
 *     $var(code) = http_connect("users", "/$rU", "$var(text)");
 *     http_connect("users", "/calls", "text/plain", "$fU calls $rU", "$var(told)");
 *     sl_send_reply("200", "$var(code) $var(text), told: $var(told)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```http
 * service < GET /api/bob
 * service > 200 OK
 *
 *           Bob
 * service < POST /api/calls
 *           Content-Type: text/plain
 *
 *           alice calls bob
 * service > 200 OK
 *
 *           thanks
 * ```
 * ```sip
 * alice < 200 200 Bob, told: thanks
 * ```
 */
export const http_connect = httpClient.cfgFunctionAsync(
  {
    args: [
      str('connection'),
      str('url'),
      optional(str('content_type')),
      optional(str('data')),
      variable('result'),
    ],
    routes: 'any',
  },
  ({ state }, ctx, connection, path, type, data, result) =>
    connect(state, ctx, { connection, path, type, data }, result),
)

/**
 * Does what {@link http_connect} does with data that is sent as it is written.
 *
 * No `$` in it is a variable.
 *
 * @param connection - its name, see `httpcon`
 * @param url - what stands behind the URL it has
 * @param content_type - the type of the data
 * @param data - what is sent
 * @param result - the variable for all of what it says
 * @returns as {@link http_connect}
 *
 * @example Dollars
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * modparam("http_client", "httpcon", "users=>http://192.0.2.80/api")
 * request_route {
 *     $var(code) = http_connect_raw("users", "/price", "text/plain", "$5", "$var(text)");
 *     sl_send_reply("200", "$var(code)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:example.com
 * ```
 * ```http
 * service < POST /api/price
 *
 *           $5
 * service > 204 No Content
 * ```
 * ```sip
 * alice < 200 204
 * ```
 */
export const http_connect_raw = httpClient.cfgFunctionAsync(
  {
    args: [
      str('connection'),
      str('url'),
      str('content_type'),
      constant('data'),
      variable('result'),
    ],
    routes: 'any',
  },
  ({ state }, ctx, connection, path, type, data, result) =>
    connect(state, ctx, { connection, path, type, data }, result),
)

/**
 * Keeps in a variable where the last answer of a service came from.
 *
 * That is another place than was asked, where redirections were followed.
 *
 * @param connection - its name
 * @param result - the variable
 * @returns false where the script has had no answer of it
 *
 * @example Where it is now
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * modparam("http_client", "httpcon", "users=>http://192.0.2.80/api")
 * request_route {
 *     http_connect("users", "/$rU", "$var(text)");
 *     http_get_redirect("users", "$var(url)");
 *     sl_send_reply("200", "$var(url)");
 * }
 * ```
 * ```sip
 * actor service tcp:192.0.2.80:80
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```http
 * service < GET /api/bob
 * service > 301 Moved Permanently
 *           Location: /v2/bob
 * service < GET /v2/bob
 * service > 200 OK
 * ```
 * ```sip
 * alice < 200 http://192.0.2.80/v2/bob
 * ```
 */
export const http_get_redirect = httpClient.cfgFunction(
  { args: [str('connection'), variable('result')], routes: 'any' },
  ({ state }, ctx, connection, result) => {
    const url = state.redirectOf(ctx, connection)
    return url !== null && (result.set?.(ctx, url) ?? false)
  },
)
