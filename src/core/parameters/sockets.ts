/** Parameters: what the server listens on, and which names are its own. */

import { boolParam, intParam, socketListParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const socketsParameters = {
  /**
   * An address to listen on; it may stand many times. Without it: each IPv4 address of the machine.
   *
   * `[proto:]host[:port]`, with `advertise host:port` for what Via and Record-Route show to the outside. The host is an
   * address (IPv6 in brackets), a name, or an interface. Without a protocol it is UDP and TCP both.
   *
   * @example Listen inside, show the address outside
   * ```kamailio
   * listen = udp:192.0.2.1:5060 advertise 203.0.113.7:5060
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP 203.0.113.7:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * bob > 200
   * alice < 200
   * ```
   */
  listen: socketListParam(),

  /**
   * A name that means this server, as `myself` tests it; it may stand many times.
   *
   * @example Answer for a domain
   * ```kamailio
   * loadmodule "sl.so"
   * alias = "example.com"
   * request_route {
   *     if (uri == myself) { sl_send_reply("200", "Mine"); exit; }
   *     sl_send_reply("403", "No relaying");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Mine
   * alice > OPTIONS sip:example.net
   * alice < 403 No relaying
   * ```
   */
  alias: socketListParam({ aliases: ['domain'] }),

  /**
   * Whether a name that `listen` has is the server's own, as its address is.
   *
   * @example Own only what is listed
   * ```kamailio
   * auto_aliases = no
   * alias = "example.com"
   * request_route { drop; }
   * ```
   *
   * @compat No names are looked up for the addresses that `listen` has.
   */
  auto_aliases: boolParam(true),

  /**
   * The port of a `listen` that names none.
   *
   * @example Move all sockets
   * ```kamailio
   * port = 5070
   * request_route { drop; }
   * ```
   */
  port: intParam(5060, { min: 1, max: 65535 }),
} as const
