/** The first line of replies, and bodies. */

import { type Context, int, str } from 'siprose'

import { textopsx } from '../module.ts'

/** Whether the status of a reply may become another: failures stay failures, all others stay in their class. */
function mayBecome(from: number, to: number): boolean {
  if (from >= 300) return to >= 300
  return Math.floor(from / 100) === Math.floor(to / 100)
}

function change(ctx: Context, code: number, reason: string): boolean {
  const { message } = ctx
  if (message.isRequest || !mayBecome(message.status, code) || /[\r\n\0]/.test(reason)) return false
  message.edits.setStatus(code, reason)
  return true
}

/**
 * Gives the reply in hand another status and reason before it goes on.
 *
 * A failure stays one: 3xx to 6xx can become each other; provisional and positive replies stay in their class, as the proxies on the way
 * have acted on it.
 *
 * @param code - the new status
 * @param reason - the phrase after it
 * @returns -1 for a status that the reply cannot become
 *
 * @example Say what callers understand
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route { forward(); }
 * reply_route {
 *     if ($rs == 603) change_reply_status(486, "Busy Here");
 *     if ($rs == 200 && change_reply_status(404, "Not Found")) drop;
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 603 Decline
 * alice < 486 Busy Here
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200 OK
 * alice < 200 OK
 * ```
 *
 * @rfc 3261 section 16.7
 */
export const change_reply_status = textopsx.cfgFunction(
  { args: [int('code', { min: 100, max: 699 }), str('reason')], routes: ['reply', 'onreply'] },
  (_self, ctx, code, reason) => change(ctx, code, reason),
)

/**
 * Gives the reply in hand another status, and keeps its reason.
 *
 * @param vcode - the new status, under the rules of `change_reply_status()`
 * @returns -1 for a status that the reply cannot become
 *
 * @example Hide why
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route { forward(); }
 * reply_route { if ($rs > 400) change_reply_status_code(480); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 486 Busy
 * alice < 480 Busy
 * ```
 */
export const change_reply_status_code = textopsx.cfgFunction(
  { args: [int('vcode', { min: 100, max: 699 })], routes: ['reply', 'onreply'] },
  (_self, ctx, vcode) => change(ctx, vcode, ctx.message.reason),
)

/**
 * Takes the body out of the message when it leaves; Content-Type goes with it.
 *
 * @returns -1 when the message has none
 *
 * @example Send calls without what the phone said of its codecs
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route { remove_body(); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/plain
 *
 *         Hello
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Content-Length: 0
 *         - Content-Type
 * ```
 */
export const remove_body = textopsx.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const { message } = ctx
  if (message.body === '') return false
  message.edits.setBody('')
  const type = message.named('Content-Type')
  if (type !== null) message.edits.removeHeader(type)
  return true
})
