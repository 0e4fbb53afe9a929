/** How many proxies a message has passed that want to stay in its dialog. */

import { Fault, HeaderId, type Message, routes } from 'siprose'

import { nathelper } from '../module.ts'

/**
 * The number of Record-Routes in the message.
 *
 * A reply has those of the servers before and behind this one; together with what the request had, it tells whether the answer comes from the phone
 * itself, so that its Contact is worth an alias.
 *
 * @example How many proxies before us?
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { sl_send_reply("200", "$rr_count, $rr_top_count"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Record-Route: <sip:192.0.2.3;lr>, <sip:192.0.2.2;lr>
 *         Record-Route: <sip:192.0.2.4;lr>
 * alice < 200 3, 1
 * alice > INVITE sip:bob@example.com
 * alice < 200 0, 0
 * ```
 */
export const recordRouteCount = nathelper.pseudoVariable(
  { name: '$rr_count', type: 'int' },
  { get: (_self, ctx) => routes(ctx.message, HeaderId.RECORD_ROUTE).length },
)

/**
 * How many Record-Routes the last server has added; 0 for none.
 *
 * Two, where it passed the message from one transport or network to another; one, otherwise.
 *
 * @example The last server changes from UDP to TCP
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { sl_send_reply("200", "$rr_top_count"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Record-Route: <sip:192.0.2.3;transport=tcp;r2=on;lr>
 *         Record-Route: <sip:192.0.2.3;r2=on;lr>
 * alice < 200 2
 * ```
 */
export const topRecordRouteCount = nathelper.pseudoVariable(
  { name: '$rr_top_count', type: 'int' },
  { get: (_self, ctx) => topCount(ctx.message) },
)

function topCount(message: Message): number {
  const top = routes(message, HeaderId.RECORD_ROUTE)[0]
  if (top === undefined) return 0
  if (top instanceof Fault) return 1
  return top.parsedUri?.param('r2') === 'on' ? 2 : 1
}
