/** What kind of message it is. */
import { constant } from 'siprose'

import { hasMethodOf, methodSet } from '../method-set.ts'
import { textops } from '../module.ts'

/**
 * Tells whether the message has one of the methods named.
 *
 * A reply has the method of its CSeq. The names are read at load, so that a list of ten costs no more than one.
 *
 * @param name - `INVITE`, or several as `INVITE|BYE`; a method unknown to the field can only stand alone
 * @returns true when the message has one of them
 *
 * @example Answer keep-alives, forward the rest
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_method("OPTIONS|NOTIFY")) { sl_send_reply("200", "Alive"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > NOTIFY sip:example.com
 * alice < 200 Alive
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 *
 * @example Tell the replies to an INVITE from others
 * ```kamailio
 * loadmodule "textops.so"
 * loadmodule "xlog.so"
 * request_route { forward(); }
 * reply_route {
 *     if (is_method("INVITE")) xlog("L_WARN", "a call was answered\n");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 200 OK
 * alice < 200 OK
 * alice > OPTIONS sip:bob@192.0.2.20
 * bob   < OPTIONS sip:bob@192.0.2.20
 * bob   > 200 to OPTIONS
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: a call was answered
 * ```
 *
 * @rfc 3261 section 7.1
 */
export const is_method = textops.cfgFunction(
  { args: [constant('name', methodSet)], routes: 'any' },
  (_self, ctx, name) => hasMethodOf(ctx.message, name),
)
