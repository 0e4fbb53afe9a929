/** Is somebody behind a NAT? */

import { int, ipv4Key, str } from 'siprose'

import { nathelper } from '../module.ts'
import { looksNated } from '../nat-tests.ts'
import { isPrivate } from '../private-networks.ts'

/**
 * Tells whether the sender seems to be behind a NAT.
 *
 * The tests, whose numbers are added:
 *
 * - 1: the Contact has a private address
 * - 2: the address in the topmost Via is not the one it came from
 * - 4: the topmost Via has a private address
 * - 8: media goes to a private address
 * - 16: the port in the topmost Via is not the one it came from
 * - 32: it came from a private address
 * - 64: it came over WebSocket
 * - 128: the port in the Contact is not the one it came from
 * - 256: media goes to another address than it came from
 * - 512: a request goes (`$du`) elsewhere than its URI says, or the Via of a reply's next hop elsewhere than it says; or over WebSocket
 *
 * Names are not looked up. A port that is not written is the usual one.
 *
 * @param flags - the sum of the tests that are to be made
 * @returns true as soon as one of them finds a sign; false where none does
 *
 * @example The usual tests for a phone
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (nat_uac_test("19")) sl_send_reply("200", "Behind a NAT");
 *     else sl_send_reply("200", "Reachable");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK1
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 Reachable
 * alice > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 10.0.0.7:5060;branch=z9hG4bK2;rport
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 Behind a NAT
 * alice > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK3
 *         Contact: <sip:alice@100.64.0.7>
 * alice < 200 Behind a NAT
 * ```
 *
 * @example Media that leads elsewhere
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (nat_uac_test("256")) sl_send_reply("200", "Elsewhere");
 *     else sl_send_reply("200", "Here");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         c=IN IP4 198.51.100.7
 *         m=audio 5000 RTP/AVP 0
 * alice < 200 Elsewhere
 * alice > INVITE sip:bob@example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         c=IN IP4 192.0.2.10
 *         m=audio 5000 RTP/AVP 0
 * alice < 200 Here
 * ```
 *
 * @compat Of several Contacts in one header the first one counts, in Kamailio the last.
 * @trap Test 128 finds phones that listen on another port than they send from, as they may over TCP.
 */
export const nat_uac_test = nathelper.cfgFunction(
  {
    args: [int('flags', { min: 0 })],
    routes: ['request', 'failure', 'branch', 'event', 'reply', 'onreply'],
  },
  (self, ctx, flags) => looksNated(ctx, flags, self.state.withReserved),
)

/**
 * Tells whether an address is a private one.
 *
 * Those of RFC 1918 are, those behind the NAT of a provider (RFC 6598), and those of RFC 7335; `nat_addr_mode` adds others.
 *
 * @param ip_address - an IPv4 address; anything else is not private
 * @returns true for a private one
 *
 * @example Is the request for somebody inside?
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (is_rfc1918("$rd")) sl_send_reply("200", "Inside");
 *     else sl_send_reply("200", "Outside");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:172.31.0.1
 * alice < 200 Inside
 * alice > OPTIONS sip:172.32.0.1
 * alice < 200 Outside
 * alice > OPTIONS sip:example.com
 * alice < 200 Outside
 * ```
 */
export const is_rfc1918 = nathelper.cfgFunction(
  { args: [str('ip_address')], routes: 'any' },
  (self, _ctx, address) => isPrivate(ipv4Key(address), self.state.withReserved),
)
