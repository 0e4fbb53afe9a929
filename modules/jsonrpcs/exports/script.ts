/** Commands in a script. */

import { partKey, str, type Value } from 'siprose'

import type { JsonRpcResult } from '../json-rpc.ts'
import { jsonrpcs } from '../module.ts'

/**
 * Runs the document, and keeps the answer for `$jsonrpl`.
 *
 * A command that waits makes the script wait; other messages go on.
 *
 * @param cmd - a whole JSON-RPC document, with variables
 * @returns `1` when the document was read, be the answer a result or an error; `-1` for what is no document
 *
 * @example Ask the server something, and get it wrong
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "jsonrpcs.so"
 * modparam("jsonrpcs", "pretty_format", 0)
 * request_route {
 *     jsonrpc_exec('{"jsonrpc": "2.0", "method": "$rU", "params": ["one"], "id": 7}');
 *     sl_send_reply("200", "$jsonrpl(code) $jsonrpl(body)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:core.echo@example.com
 * alice < 200 200 {{"jsonrpc":"2.0","result":["one"],"id":7}
 * alice > OPTIONS sip:core.printi@example.com
 * alice < 200 400 {*}
 * ```
 *
 * @trap never put what a caller sent between the quotes of a document without looking at it: a quote in it ends the text
 */
export const jsonrpc_exec = jsonrpcs.cfgFunctionAsync(
  { args: [str('cmd')], routes: 'any' },
  async ({ state }, ctx, text) => {
    const result = await state.rpc.answer(Buffer.from(text, 'latin1'))
    state.last.set(ctx, result)
    return result.valid
  },
)

/**
 * Runs the document in the body of the request in hand, and answers with what it gives.
 *
 * The answer has the status that HTTP would have, and a body of type `application/json`; a document that wants no answer gets 200 without
 * a body. Whoever can send such a request can do anything with the server: look at where it comes from first.
 *
 * @returns `-1` where there is no body, or the answer could not be sent
 *
 * @example Commands over SIP, from one address alone
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "jsonrpcs.so"
 * modparam("jsonrpcs", "pretty_format", 0)
 * request_route {
 *     if ($si != "192.0.2.10") { sl_send_reply("403", "Not You"); exit; }
 *     if (!jsonrpc_dispatch()) sl_send_reply("400", "No Document");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: application/json
 *
 *         {{"jsonrpc": "2.0", "method": "core.echo", "params": ["one"], "id": 7}
 * alice < 200 OK
 *         Content-Type: application/json
 *
 *         {{"jsonrpc":"2.0","result":["one"],"id":7}
 * alice > MESSAGE sip:example.com
 * alice < 400 No Document
 * bob > MESSAGE sip:example.com
 * bob < 403
 * ```
 *
 * @example Commands over HTTP, by module `xhttp`
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "xhttp.so"
 * loadmodule "jsonrpcs.so"
 * modparam("jsonrpcs", "pretty_format", 0)
 * request_route { drop; }
 * event_route[xhttp:request] {
 *     if ($si == "192.0.2.10" && $hu =~ "^/RPC") { jsonrpc_dispatch(); exit; }
 *     xhttp_reply("403", "Forbidden", "", "");
 * }
 * ```
 * ```http
 * alice > POST /RPC
 *         Content-Type: application/json
 *
 *         {{"jsonrpc": "2.0", "method": "core.echo", "params": ["one"], "id": 7}
 * alice < 200 OK
 *         Content-Type: application/json
 *
 *         {{"jsonrpc":"2.0","result":["one"],"id":7}
 * bob   > POST /RPC
 * bob   < 403
 * ```
 *
 * @compat It works on SIP requests too.
 */
export const jsonrpc_dispatch = jsonrpcs.cfgFunctionAsync(
  { routes: ['request', 'event'] },
  async ({ state, server }, ctx) => {
    const { body } = ctx.message
    if (body === '') return false
    const result = await state.rpc.answer(Buffer.from(body, 'latin1'))
    state.last.set(ctx, result)
    if (result.text !== null) ctx.replyBody = { text: result.text, type: 'application/json' }
    const reason = result.code === 200 ? 'OK' : phrase(result.reason)
    return server.reply(ctx, result.code, reason, null)
  },
)

/** A reason that can stand in a status line. */
function phrase(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').slice(0, 200)
}

type Part = (result: JsonRpcResult) => Value

const parts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['code', ({ code }) => code],
  ['text', ({ reason }) => reason],
  ['body', ({ text }) => text],
])

/**
 * What the script's last document came to: status, its phrase, and the answer.
 *
 * `$null` before the first document; the body is `$null` too where nothing is answered.
 *
 * @param key - the part
 *
 * @example Look at an answer
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "jsonrpcs.so"
 * request_route {
 *     jsonrpc_exec('{"jsonrpc": "2.0", "method": "core.nope", "id": 1}');
 *     sl_send_reply("200", "$jsonrpl(code) $jsonrpl(text)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 500 there is no command `core.nope`
 * ```
 */
export const jsonrpl = jsonrpcs.pseudoVariable(
  {
    name: '$jsonrpl',
    type: 'any',
    key: partKey(parts, 'key'),
  },
  {
    get: ({ state }, ctx, part) => {
      const result = state.last.get(ctx)
      return result === undefined ? null : part(result)
    },
  },
)
