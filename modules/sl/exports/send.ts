/** Answers that the script words itself. */

import { int, nullable, str } from 'siprose'

import { sl } from '../module.ts'

const code = nullable(int('code', { min: 100, max: 699 }))
const reason = nullable(str('reason'))

/**
 * Answers the request with `code` and `reason`, and forgets it.
 *
 * A 3xx carries the request URI as Contact where the script has changed it. Header lines that were collected for replies go
 * along. A second call answers a second time. An ACK is never answered.
 *
 * @param code - the status, 100 to 699; undefined stands for {@link default_code}
 * @param reason - the phrase after it, for people: programs read `code`; undefined stands for {@link default_reason}
 * @returns `-1` when nothing was sent
 *
 * @example Answer a keep-alive probe
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (method == "OPTIONS") { sl_send_reply("200", "Alive"); exit; }
 *     sl_send_reply("404", "Not Here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Alive
 *         To: {*};tag={tag:token}
 * alice > MESSAGE sip:bob@example.com
 * alice < 404 Not Here
 * ```
 *
 * @example Tell where somebody has moved to
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $ru = "sip:bob@192.0.2.20"; sl_send_reply("302", "Moved Temporarily"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 302 Moved Temporarily
 *         Contact: <sip:bob@192.0.2.20>
 * alice > ACK sip:bob@example.com
 * ```
 *
 * @example A retransmission gets the same answer, tag included
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { sl_send_reply("486", "Busy Here"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 486 Busy Here
 *         To: {*};tag={tag:token}
 * alice > INVITE sip:bob@example.com again
 * alice < 486 Busy Here
 *         To: {*};tag={tag}
 * # the ACK is known by that tag, and no route answers it
 * alice > ACK sip:bob@example.com
 * quiet 1s
 * ```
 *
 * @example An ACK is not answered
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route { if (!sl_send_reply("200", "OK")) xlog("L_WARN", "not answered\n"); }
 * ```
 * ```sip
 * alice > ACK sip:bob@example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: not answered
 * ```
 *
 * @compat A status beyond 100 to 699 is refused, at load where it is written. A text in a variable counts as the number it is.
 *   Line ends in the reason become spaces. Every reply but a 100 has a tag in To, a 101 as well.
 * @rfc 3261 section 8.2.7
 */
export const sl_send_reply = sl.cfgFunction(
  { args: [code, reason], routes: ['request', 'event'], aliases: ['sl_reply'] },
  (self, ctx, status, phrase) => {
    const { default_code, default_reason } = self.params
    return self.state.send(ctx, status ?? default_code, phrase ?? default_reason)
  },
)

/**
 * Answers through the request's transaction, or without one where it has none.
 *
 * Then it is the same as {@link sl_send_reply}. The function for scripts that do both: a transaction repeats its answer to a retransmission by itself, and waits for the ACK.
 *
 * @param code - the status, 100 to 699; undefined stands for {@link default_code}
 * @param reason - the phrase after it; undefined stands for {@link default_reason}
 * @returns `-1` when nothing was sent
 *
 * @example Refuse, whatever the script did before
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { send_reply("403", "$fU may not call $rU"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 403 alice may not call bob
 * ```
 *
 * @example Nothing to answer in a reply
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route { forward(); }
 * reply_route { if (!send_reply("500", "No")) xlog("L_WARN", "a reply has no reply\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200 OK
 * alice < 200 OK
 * ```
 * ```log
 * WARNING <script>: a reply has no reply
 * ```
 */
export const send_reply = sl.cfgFunction(
  { args: [code, reason], routes: ['request', 'failure', 'onreply', 'reply', 'event'] },
  (self, ctx, status, phrase) => {
    const { default_code, default_reason } = self.params
    return self.state.reply(ctx, status ?? default_code, phrase ?? default_reason)
  },
)

/**
 * Answers as {@link send_reply} does, and says what becomes of the connection.
 *
 * Over UDP there is none, and the mode means nothing.
 *
 * @param code - the status, 100 to 699; undefined stands for {@link default_code}
 * @param reason - the phrase after it; undefined stands for {@link default_reason}
 * @param mode - a sum: 1 opens no connection where the one the request came in on has gone, 2 closes the connection behind
 *   the reply
 * @returns `-1` when nothing was sent
 *
 * @example Hang up on a scanner
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($ua == "friendly-scanner") { send_reply_mode("403", "Go Away", "3"); exit; }
 *     send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * actor scanner tcp:192.0.2.66
 * scanner > OPTIONS sip:100@example.com
 *           User-Agent: friendly-scanner
 * scanner < 403 Go Away
 * ```
 */
export const send_reply_mode = sl.cfgFunction(
  {
    args: [code, reason, int('mode', { min: 0, max: 3 })],
    routes: ['request', 'failure', 'onreply', 'reply', 'event'],
  },
  (self, ctx, status, phrase, mode) => {
    const { default_code, default_reason } = self.params
    const before = ctx.replyMode
    // The numbers are those of `SendMode`.
    ctx.replyMode |= mode
    const sent = self.state.reply(ctx, status ?? default_code, phrase ?? default_reason)
    ctx.replyMode = before
    return sent
  },
)
