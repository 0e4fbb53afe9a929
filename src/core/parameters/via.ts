/** Parameters: what the server writes into Via and reads there. */

import { boolParam, intParam, optionalStrParam, strParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const viaParameters = {
  /**
   * The address that Via and Record-Route show for all sockets, instead of their own.
   *
   * It wins over what `listen` advertises; the port stays that one's. Prefer `listen … advertise …`, which says it of one
   * socket.
   *
   * @example Show the address of the NAT in front
   * ```kamailio
   * advertised_address = "203.0.113.7"
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP 203.0.113.7:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  advertised_address: optionalStrParam(),

  /**
   * The port that Via and Record-Route show for all sockets, instead of their own; 0 for that.
   *
   * @example Show the port of the NAT in front
   * ```kamailio
   * advertised_address = "sip.example.com"
   * advertised_port = 5080
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP sip.example.com:5080;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  advertised_port: intParam(0, { min: 0, max: 65_535 }),

  /**
   * How Via and Record-Route write IPv6 addresses: `c` short, `a` and `A` with all groups.
   *
   * With `A` the digits are capitals. `c` is the form of RFC 5952, and the only one that everybody reads.
   *
   * @example Write all groups
   * ```kamailio
   * ipv6_hex_style = "A"
   * listen = udp:[2001:db8::1]:5060
   * request_route { forward(); }
   * ```
   * ```sip
   * actor erin udp:[2001:db8::20]
   * alice > MESSAGE sip:erin@[2001:db8::20]
   * erin < MESSAGE sip:erin@[2001:db8::20]
   *       Via: SIP/2.0/UDP [2001:DB8:0:0:0:0:0:1]:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  ipv6_hex_style: strParam('c', { values: ['a', 'A', 'c'] }),

  /**
   * Whether replies go to where their request came from, whatever its Via asks for.
   *
   * As the function of the same name does for one message.
   *
   * @example Serve phones behind NAT, whatever their Via asks for
   * ```kamailio
   * loadmodule "sl.so"
   * force_rport = yes
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * actor phone udp:198.51.100.7:40001
   * phone > OPTIONS sip:example.com
   *         Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa1
   * phone < 200 OK
   *         Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa1;rport=40001;received=198.51.100.7
   * ```
   *
   * @rfc 3581 section 4
   */
  force_rport: boolParam(false, { aliases: ['add_rport'] }),

  /**
   * Whether the Via of the server asks the next hop for `rport`.
   *
   * For a server that is behind NAT itself: replies then come back to the port that its requests leave from.
   *
   * @example Stand behind NAT
   * ```kamailio
   * local_rport = yes
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP {srv}:5060;branch={branch:token};rport
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   *
   * @rfc 3581 section 3
   */
  local_rport: boolParam(false),

  /**
   * Whether the server's own replies go to the address in the Via of the request.
   *
   * Without it they go to the address that the request came from.
   *
   * The port is that of the Via, or where the request came from where the Via asks for `rport`. A Via with a name in it is
   * answered where the request came from.
   *
   * @example Answer a device that listens elsewhere
   * ```kamailio
   * loadmodule "sl.so"
   * reply_to_via = yes
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * bob > OPTIONS sip:example.com
   *       Via: SIP/2.0/UDP 192.0.2.30:5060;branch=z9hG4bKa2
   * carol < 200 OK
   * ```
   *
   * @compat Names in Via are not looked up.
   * @trap whoever can send a packet can have the answer sent to somebody else: only for networks you trust
   * @rfc 3261 section 18.2.2
   */
  reply_to_via: boolParam(false),
} as const
