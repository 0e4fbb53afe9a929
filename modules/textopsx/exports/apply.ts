/** Messages that go on as something else than what was received. */

import {
  applyChanges,
  type Context,
  parseMessageText,
  str,
  type Message,
  type ModuleLog,
} from 'siprose'

import { ownRoutes, textopsx } from '../module.ts'

/** Goes on with a message, if it can be read and is of the same kind. */
function goOn(log: ModuleLog, ctx: Context, message: Message): boolean {
  const { fault } = message
  const same = message.isRequest === ctx.message.isRequest
  if (fault === null && same && message.via !== null) {
    ctx.renew(message)
    return true
  }
  const why = fault === null ? (same ? 'it has no Via' : 'it is of another kind') : fault.code
  log.info(`textopsx: the message stays as it was: what was made of it cannot be used, ${why}`)
  return false
}

/**
 * Makes all changes of the message at once, so that the script sees them.
 *
 * Without it a header that was added is not there before the message leaves. What was received is gone then: `$mb`, `$hdr` and all others
 * show the new message. Use it before the transaction is made.
 *
 * @returns -1 when the changed message cannot be read; it goes on with the old one, and its changes are still to come
 *
 * @example See what was added
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     append_hf("X-Room: 7\r\n");
 *     remove_hf("Subject");
 *     $var(before) = $hdr(X-Room);
 *     msg_apply_changes();
 *     sl_send_reply("200", "Before $var(before), now $hdr(X-Room), subject $hdr(Subject)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         Subject: Lunch
 * alice < 200 Before 0, now 7, subject <null>
 * ```
 *
 * @compat After changes that break the message the script goes on with the old one, where Kamailio ends it. A Record-Route or Path that was added
 *   stays for when the message leaves, as only then its address is known; Kamailio refuses to apply changes after `record_route()`.
 */
export const msg_apply_changes = textopsx.cfgFunction({ routes: ownRoutes }, (self, ctx) => {
  const { message } = ctx
  const moved = message.isRequest && ctx.requestUri !== message.requestUri
  if (!message.edited && !moved) return true
  return goOn(self.log, ctx, applyChanges(message, moved ? ctx.requestUri : null))
})

/**
 * Runs a route on the message as its changes make it, and goes on with the old one.
 *
 * For a look at what will leave: to log it, or to ask about it. Changes made in the route are lost.
 *
 * @param rname - the name of a `route[…]`
 * @returns what the route returns; -1 when there is no such route, or the changed message cannot be read
 *
 * @example Log what leaves, keep what came
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     append_hf("X-Room: 7\r\n");
 *     msg_changed_route("LOOK");
 *     if (msg_changed_route("NOWHERE")) exit;
 *     sl_send_reply("200", "Then $var(seen), here $hdr(X-Room)");
 * }
 * route[LOOK] { $var(seen) = $hdr(X-Room); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 Then 7, here <null>
 * ```
 */
export const msg_changed_route = textopsx.cfgFunctionAsync(
  { args: [str('rname')], routes: 'any' },
  (self, ctx, rname) => {
    const route = self.server.route('request', rname)
    if (route === null) return false
    const { message, requestUri } = ctx
    if (!goOn(self.log, ctx, applyChanges(message, message.isRequest ? requestUri : null)))
      return false
    const back = (result: number): number => {
      ctx.renew(message)
      ctx.requestUri = requestUri
      return result
    }
    const result = route.run(ctx)
    return typeof result === 'number' ? back(result) : result.then(back)
  },
)

/**
 * Goes on with another message in the place of the one that was received.
 *
 * It has to be of the same kind, a request for a request, with at least a first line and a Via that can be read. Replies go where they would
 * have gone. Use it before the transaction is made.
 *
 * @param data - the whole message, line ends and all
 * @returns -1 when it cannot be read; the old one stays
 *
 * @example Change what no other function can
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     if (msg_set_buffer("nonsense")) exit;
 *     msg_set_buffer("$(mb{re.subst,/X-Color/X-Colour/g})");
 *     sl_send_reply("200", "$hdr(X-Colour)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         X-Color: blue
 * alice < 200 blue
 * ```
 */
export const msg_set_buffer = textopsx.cfgFunction(
  { args: [str('data')], routes: ownRoutes },
  (self, ctx, data) => {
    if (data.length > MOST_BYTES) return false
    return goOn(self.log, ctx, parseMessageText(data, ctx.message.rules))
  },
)

/** More than any message that can arrive. */
const MOST_BYTES = 65_535
