/** What comes back of a Record-Route: the parameters that it was given, and the direction. */

import { constant, posixRegex, SiproseError } from 'siprose'

import type { Direction } from '../api.ts'
import { requestRoutes, rr } from '../module.ts'

/** A pattern as it is looked for. */
const pattern = (text: string) => posixRegex(text, { ignoreCase: true })

/**
 * Tells whether a regular expression matches the parameters of our Route.
 *
 * Those of the Route by which the request came are looked at as one text with a semicolon before each: `;lr;ftag=a1;nat=yes`. Where two Routes of ours stand for one, they are those of the
 * first; where a strict router has sent the request, those of the request URI. Case does not count.
 *
 * @param re - a POSIX extended regular expression
 * @returns false where nothing matches, or the request came by no Route of ours
 *
 * @example Was the call set up through a NAT?
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     loose_route();
 *     if (check_route_param(";nat=yes(;|$)")) sl_send_reply("200", "Through a NAT");
 *     else sl_send_reply("200", "Straight");
 * }
 * ```
 * ```sip
 * alice > BYE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr;ftag=a1;nat=yes>
 * alice < 200 Through a NAT
 * alice > BYE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.9;lr;nat=yes>
 * alice < 200 Straight
 * ```
 *
 * @trap `nat=yes` is in `signat=yes`, too.
 * @see {@link add_rr_param}
 */
export const check_route_param = rr.cfgFunction(
  { args: [constant('re', pattern)], routes: requestRoutes },
  (self, ctx, re) => {
    const params = self.state.routed.params(ctx)
    return params !== null && params !== '' && re.test(params)
  },
)

const direction = constant('dir', (text): Direction => {
  const word = text.toLowerCase()
  if (word === 'downstream' || word === 'upstream') return word
  throw new SiproseError(
    'rr/direction',
    `\`${text}\` is no direction; it can be downstream or upstream`,
  )
})

/**
 * Tells which way the request goes in its dialog.
 *
 * `downstream` is the way of the request that made the dialog, from caller to callee, `upstream` the other. The tag of From that `append_fromtag` has put
 * into the Record-Route decides; where none comes back, it is `downstream`.
 *
 * @param dir - `downstream` or `upstream`
 *
 * @example Who hangs up?
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     loose_route();
 *     if (is_direction("upstream")) sl_send_reply("200", "The callee");
 *     else sl_send_reply("200", "The caller");
 * }
 * ```
 * ```sip
 * alice > BYE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr;ftag=a1>
 * alice < 200 The caller
 * bob   > BYE sip:alice@192.0.2.10
 *         From: <sip:bob@example.com>;tag=b1
 *         To: <sip:alice@example.com>;tag=a1
 *         Route: <sip:192.0.2.1;lr;ftag=a1>
 * bob   < 200 The callee
 * ```
 */
export const is_direction = rr.cfgFunction(
  { args: [direction], routes: requestRoutes },
  (self, ctx, dir) => self.state.routed.direction(ctx) === dir,
)
