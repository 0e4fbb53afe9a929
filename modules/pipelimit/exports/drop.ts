/** The answer to what may not pass. */

import { int, optional } from 'siprose'

import { pipelimit } from '../module.ts'

/**
 * Answers the request with the status and phrase of `reply_code` and `reply_reason`.
 *
 * With one number the answer asks to come again after so many seconds, with two after a time between them: phones that were all
 * refused at once then do not all come back at once.
 *
 * @param min - the least, in seconds
 * @param max - the most, in seconds
 * @returns false when nothing was sent
 *
 * @example Ask to come back after a while
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * request_route {
 *     if (method == "REGISTER") pl_drop(5, 7);
 *     else if (method == "INVITE") pl_drop(30);
 *     else pl_drop();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 503 Server Unavailable
 *         Retry-After: {seconds:/[567]/}
 * alice > INVITE sip:bob@example.com
 * alice < 503 Server Unavailable
 *         Retry-After: 30
 * alice > OPTIONS sip:example.com
 * alice < 503 Server Unavailable
 *         - Retry-After
 * ```
 *
 * @rfc 3261 section 21.5.4
 */
export const pl_drop = pipelimit.cfgFunction(
  {
    args: [optional(int('min', { min: 0 })), optional(int('max', { min: 0 }))],
    routes: ['request', 'failure', 'branch', 'onsend'],
  },
  (self, ctx, min, max) => {
    const { reply_code, reply_reason } = self.params
    const least = min ?? null
    const header =
      least === null
        ? ''
        : `Retry-After: ${between(least, max ?? least, self.server.random.uint32())}\r\n`
    return self.state.sl?.reply(ctx, reply_code, reply_reason, header) ?? false
  },
)

/** A number between two others, both included. */
function between(least: number, most: number, drawn: number): number {
  return most <= least ? least : least + (drawn % (most - least + 1))
}
