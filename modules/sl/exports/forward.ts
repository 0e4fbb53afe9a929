/** Replies on their way through. */

import { int, optional, str } from 'siprose'

import { forwardReply } from '../forward-reply.ts'
import { sl } from '../module.ts'

/**
 * Sends the received reply on at once, with another status or reason where they are given.
 *
 * The reply is sent on once more when the route ends; `drop` keeps that from happening. Only this copy has the new status.
 *
 * @param code - the status to send, of the same class as the received one; 0 keeps that
 * @param reason - the phrase to send; an empty one keeps the received one
 * @returns `-1` when the class would change, or nothing could be sent
 *
 * @example Hide from callers that nobody answered
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { forward(); }
 * reply_route {
 *     if ($rs == 486) { sl_forward_reply("480", "Not Available"); drop; }
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 486 Busy Here
 * alice < 480 Not Available
 * ```
 *
 * @example A no cannot become a yes
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route { forward(); }
 * reply_route { if (!sl_forward_reply("200", "Fine")) xlog("L_WARN", "another class\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 404 Not Found
 * alice < 404 Not Found
 * ```
 * ```log
 * WARNING <script>: another class
 * ```
 *
 * @trap without `drop` behind it the caller gets the reply twice
 */
export const sl_forward_reply = sl.cfgFunction(
  {
    args: [optional(int('code', { min: 0, max: 699 })), optional(str('reason'))],
    routes: ['reply'],
  },
  ({ log }, ctx, code = 0, reason = '') =>
    forwardReply(
      ctx,
      { status: code === 0 ? null : code, reason: reason === '' ? null : reason },
      log,
    ),
)
