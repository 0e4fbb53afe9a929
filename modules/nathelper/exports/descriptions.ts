/** Session descriptions of phones behind a NAT. */

import { int, optional, sdp, str } from 'siprose'

import { writtenAddress } from '../alias.ts'
import { nathelper } from '../module.ts'
import { fixDescription } from '../nated-description.ts'

/** No address was replaced. */
const NO_ADDRESS = 2

/**
 * Changes the session description to what a phone behind a NAT should have said.
 *
 * The changes, whose numbers are added:
 *
 * - 1: each stream gets a line `a=direction:active`
 * - 2: media goes to the address that the message came from
 * - 4: a line says that a server has changed the description: see `nortpproxy_str`
 * - 8: the line `o=` has the address that the message came from
 *
 * With 2 and with 8 an address in `a=rtcp` is replaced too, and those that were there are kept in lines `a=oldmediaip` at the end, unless
 * `append_sdp_oldmediaip` says otherwise. Streams on hold, at 0.0.0.0, stay so. Ports are not changed: media gets through only if the NAT keeps them,
 * or the other side answers to where media comes from.
 *
 * @param flags - the sum of the changes
 * @param ip_address - the address to use in place of the one that the message came from
 * @returns `1` where an address was replaced; `2` where none was; `-1` where there is no description, or `ip_address` is none
 *
 * @example Send media where the phone is seen
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { fix_nated_sdp("2"); forward(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 10.0.0.7
 *         s=-
 *         c=IN IP4 10.0.0.7
 *         t=0 0
 *         m=audio 5000 RTP/AVP 0
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=- 1 1 IN IP4 10.0.0.7
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 5000 RTP/AVP 0
 *         a=oldmediaip:10.0.0.7
 * ```
 *
 * @example What it says
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { fix_nated_sdp("10", "$rU"); sl_send_reply("200", "$rc"); }
 * ```
 * ```sip
 * alice > INVITE sip:203.0.113.7@example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 10.0.0.7
 * alice < 200 1
 * alice > INVITE sip:203.0.113.7@example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         c=IN IP4 0.0.0.0
 * alice < 200 2
 * alice > INVITE sip:nobody@example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 10.0.0.7
 * alice < 200 -1
 * alice > INVITE sip:203.0.113.7@example.com
 * alice < 200 -1
 * ```
 *
 * @compat A body that is no description is -1, and so is an `ip_address` that is none. The kind of address changes with the address, and a multicast
 *   address in `o=` or `a=rtcp` has nothing behind it. Lines that are added end as the others do.
 */
export const fix_nated_sdp = nathelper.cfgFunction(
  {
    args: [int('flags', { min: 0 }), optional(str('ip_address'))],
    routes: ['request', 'failure', 'branch', 'event', 'reply', 'onreply'],
  },
  (self, ctx, fixes, ip_address) => {
    const { message } = ctx
    const description = sdp(message)
    if (description === null) return false
    const address = ip_address === undefined ? ctx.peer.address : writtenAddress(ip_address)
    if (address === null) return false
    const replaced = fixDescription(message.edits, description, {
      fixes,
      address: address.startsWith('[') ? address.slice(1, -1) : address,
      mark: self.state.mark,
      keepOld: self.params.append_sdp_oldmediaip === 1,
    })
    return replaced ? 1 : NO_ADDRESS
  },
)
