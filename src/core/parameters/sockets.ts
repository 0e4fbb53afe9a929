/** Parameters: what the server listens on, and which names are its own. */

import { boolParam, intParam, socketListParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const socketsParameters = {
  /**
   * An address to listen on; it may stand many times. Without it: each IPv4 address of the machine.
   *
   * `[proto:]host[:port]`; several hosts stand in parentheses, several addresses behind one another. The host is an address
   * (IPv6 in brackets), a name, or an interface, which stands for its IPv4 addresses. Without a protocol it is UDP and TCP
   * both, without a port it is that of `port`. Behind it may stand, in this order:
   *
   * - `advertise host:port`: what Via and Record-Route show instead, and what is the server's own too
   * - `name "label"`: what `$fsn` and `$Rn` call the socket
   * - `virtual`: the address moves between machines, and is the server's own only while this one has it
   *
   * The same may be said as `socket = { bind = …; advertise = …; name = …; virtual = yes; }`.
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
   *
   * @example Name a socket, and send from it
   * ```kamailio
   * loadmodule "pv.so"
   * socket = { bind = udp:192.0.2.1:5060; name = "phones"; }
   * socket = { bind = udp:198.51.100.1:5060; name = "carriers"; }
   * request_route {
   *     $fsn = "carriers";
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP 198.51.100.1:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   *
   * @compat A socket on all addresses (`0.0.0.0`, `[::]`) shows the address on the way out of the machine, not `0.0.0.0`.
   *   Port 0 is any that is free. Of `socket`, `workers`, `agname` and `vrf` are accepted and mean nothing here.
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
  auto_aliases: boolParam(true, { aliases: ['auto_domains'] }),

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

  /**
   * Whether the system's routing chooses the socket that a message leaves from.
   *
   * For a machine with several addresses, of which not each can reach every peer. Without it a message leaves from the socket
   * it came in on, or from the first one where its transport or family is another. The first `listen` of the chosen address
   * and the transport is taken, whatever its port. What the system says of a peer is kept for ten seconds.
   *
   * @example Stand between two networks
   * ```kamailio
   * mhomed = yes
   * listen = udp:192.0.2.1:5060
   * listen = udp:198.51.100.1:5060
   * request_route { forward(); }
   * ```
   * ```sip
   * actor gateway udp:198.51.100.20
   * alice > MESSAGE sip:bob@198.51.100.20
   * gateway < MESSAGE sip:bob@198.51.100.20
   *           Via: SIP/2.0/UDP 198.51.100.1:5060;{*}
   *           Via: SIP/2.0/UDP {alice};{*}
   * gateway > 200
   * alice < 200
   * ```
   *
   * @compat It holds for TCP and TLS too. Asking costs next to nothing: Kamailio opens a socket for each message.
   */
  mhomed: boolParam(false),

  /**
   * Whether an interface, or a configuration without `listen`, stands for IPv6 addresses too.
   *
   * @example Listen on all that an interface has
   * ```kamailio
   * auto_bind_ipv6 = yes
   * request_route { drop; }
   * ```
   *
   * @compat Link-local addresses are left out unless `bind_ipv6_link_local` is on; Kamailio does not start then.
   */
  auto_bind_ipv6: boolParam(false),

  /**
   * Whether link-local IPv6 addresses are listened on: 1 for yes, 0 and 2 for no.
   *
   * Their interface is found by itself, as `listen` has no place for it.
   *
   * @example Serve the phones of a network without IPv6 routers
   * ```kamailio
   * bind_ipv6_link_local = 1
   * request_route { drop; }
   * ```
   */
  bind_ipv6_link_local: intParam(0, { min: 0, max: 2 }),

  /**
   * Whether addresses can be listened on that the machine does not have yet.
   *
   * For addresses that move between two machines: both run, and one has the address.
   *
   * @example Stand by for an address
   * ```kamailio
   * ip_free_bind = 1
   * listen = udp:192.0.2.1:5060 virtual
   * request_route { drop; }
   * ```
   *
   * @compat UDP only, and only where it is read in batches: Node.js has no call for it. For TCP, let the system allow it:
   *   `sysctl net.ipv4.ip_nonlocal_bind=1`.
   */
  ip_free_bind: intParam(0, { min: 0, max: 2, aliases: ['ipfreebind', 'ip_nonlocal_bind'] }),
} as const
