/** What a script asks of the tokens that come back. */

import { Fault, HeaderId, isOwn, routeList } from 'siprose'

import { outbound } from '../module.ts'

/** The seal is not ours. */
const TAMPERED = -2

/**
 * Tells whether the first Route is ours and has a token of a flow that we have made.
 *
 * `loose_route()` goes by it without being asked, and refuses one that is not ours; this is for who wants to know before, or does not route by it.
 *
 * @returns `1` where it has one; `-1` where there is no Route of ours, or no token in it; `-2` where somebody has made up the token, or changed it
 *
 * @example Refuse what was made up
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "outbound.so"
 * loadmodule "rr.so"
 * modparam("rr", "append_fromtag", 0)
 * request_route {
 *     if (is_method("INVITE")) { record_route(); forward(); exit; }
 *     check_flow_token();
 *     sl_send_reply("200", "$rc");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Contact: <sip:alice@192.0.2.10;ob>
 * bob   < INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:{token:token}@192.0.2.1;lr>
 * bob   > OPTIONS sip:alice@192.0.2.10
 *         Route: <sip:{token}@192.0.2.1;lr>
 * bob   < 200 1
 * bob   > OPTIONS sip:alice@192.0.2.10
 *         Route: <sip:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA@192.0.2.1;lr>
 * bob   < 200 -2
 * bob   > OPTIONS sip:alice@192.0.2.10
 *         Route: <sip:alice@192.0.2.1;lr>
 * bob   < 200 -1
 * ```
 *
 * @rfc 5626 section 5.3
 */
export const check_flow_token = outbound.cfgFunction(
  { routes: ['request', 'event'] },
  (self, { message, server }) => {
    const header = message.first(HeaderId.ROUTE)
    const first = header === null ? undefined : routeList(header)[0]
    if (first === undefined || first instanceof Fault) return false
    const uri = first.parsedUri
    if (uri === null || !isOwn(server, uri)) return false
    const flow = self.state.flowIn(uri)
    return flow === 'tampered' ? TAMPERED : flow !== null
  },
)
