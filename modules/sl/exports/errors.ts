/** Answers that say what went wrong. */

import type { ReplyError } from 'siprose'

import { sl } from '../module.ts'

/** The error as a reply words it: with its number and who says so. */
function wording({ status, reason }: ReplyError): string {
  return `${reason} (${status}/SL)`
}

/**
 * Answers with the error that the last function left behind, without a transaction.
 *
 * After a function that could not do its work. Where nothing is known the answer is {@link default_code} with
 * {@link default_reason}.
 *
 * @returns `-1` when nothing was sent
 *
 * @example Say why a request could not be forwarded
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { if (!forward()) sl_reply_error(); }
 * ```
 * ```sip
 * alice > MESSAGE tel:+358401234567
 * alice < 478 Unresolvable destination (478/SL)
 * ```
 *
 * @example Nothing went wrong that is known
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { sl_reply_error(); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500 Internal Server Error
 * ```
 *
 * @compat Kamailio answers 500 with a fixed phrase whatever happened, and results in 1 for an ACK too.
 */
export const sl_reply_error = sl.cfgFunction({ routes: ['request', 'event'] }, (self, ctx) => {
  const { default_code, default_reason } = self.params
  const error = ctx.lastError
  const sent =
    error === null
      ? self.state.send(ctx, default_code, default_reason)
      : self.state.send(ctx, error.status, wording(error))
  if (sent) self.stats.sentErrReplies.add()
  return sent
})

/**
 * Answers with the error that the last function left behind, through a transaction if any.
 *
 * The neighbour of {@link send_reply}, as {@link sl_reply_error} is that of {@link sl_send_reply}.
 *
 * @returns `-1` when nothing was sent
 *
 * @example End a script that got nowhere
 * ```kamailio
 * loadmodule "sl.so"
 * modparam("sl", "default_code", 503)
 * modparam("sl", "default_reason", "Try Later")
 * request_route { send_reply_error(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 Try Later
 * ```
 */
export const send_reply_error = sl.cfgFunction(
  { routes: ['request', 'failure', 'onreply', 'reply', 'event'] },
  (self, ctx) => {
    const { default_code, default_reason } = self.params
    const error = ctx.lastError
    const sent =
      error === null
        ? self.state.reply(ctx, default_code, default_reason)
        : self.state.reply(ctx, error.status, wording(error))
    if (sent) self.stats.sentErrReplies.add()
    return sent
  },
)
