/** The questions a script asks. */

import { int, optional } from 'siprose'

import { ratelimit } from '../module.ts'

/**
 * Counts the request for the pipe of its method, and is false when that is full.
 *
 * A number chooses another pipe. It is false as well where no queue is for the method, and for a pipe that is not set.
 *
 * @param pipe - the number of a pipe; that of the method's queue without it
 *
 * @example Refuse what is too much, and say when to come back
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "timer_interval", 1)
 * modparam("ratelimit", "queue", "0:REGISTER")
 * modparam("ratelimit", "pipe", "0:TAILDROP:1")
 * request_route {
 *     if (is_method("INVITE|REGISTER|SUBSCRIBE") && !rl_check()) {
 *         append_to_reply("Retry-After: 5\r\n");
 *         sl_send_reply("503", "Limiting");
 *         exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 200
 * bob   > REGISTER sip:example.com
 * bob   < 503 Limiting
 *         Retry-After: 5
 * alice > INVITE sip:bob@example.com
 * # no queue is for INVITE
 * alice < 503 Limiting
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @example Choose the pipe by something else than the method
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "pipe", "1:TAILDROP:0")
 * modparam("ratelimit", "pipe", "2:NOP:0")
 * request_route {
 *     $var(pipe) = 1;
 *     if ($fU == "vip") $var(pipe) = 2;
 *     if (!rl_check("$var(pipe)")) { sl_send_reply("503", "Limiting"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:vip@example.com>;tag=1
 * alice < 200
 * bob > OPTIONS sip:example.com
 * bob < 503 Limiting
 * ```
 *
 * @trap a method without a queue is refused: let `queue` end with a pipe for `*`, or ask only for methods that have one
 */
export const rl_check = ratelimit.cfgFunction(
  { args: [optional(int('pipe'))], routes: 'any' },
  (self, ctx, pipe) => {
    const { limits } = self.state
    return limits.push(pipe ?? limits.pipeOf(ctx.message.method))
  },
)

/**
 * Counts the message for a pipe, and is false when that is full.
 *
 * @param pipe_no - the number of a pipe
 *
 * @example One limit for everything
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "timer_interval", 1)
 * modparam("ratelimit", "pipe", "1:TAILDROP:1")
 * request_route {
 *     if (!rl_check_pipe("1")) { sl_send_reply("503", "Limiting"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 Limiting
 * ```
 */
export const rl_check_pipe = ratelimit.cfgFunction(
  { args: [int('pipe_no')], routes: 'any' },
  (self, _ctx, pipe) => self.state.limits.push(pipe),
)
