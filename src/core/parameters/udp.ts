/** Parameters: UDP, what its packets look like, and groups. */

import {
  boolParam,
  intParam,
  optionalStrParam,
  strParam,
  wordParam,
} from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const udpParameters = {
  /**
   * How long a request may be for UDP; 0 for any length.
   *
   * A longer one leaves over another transport. The length is that of the message as it leaves, with the Via of the server. The transport is that of
   * `udp_mtu_try_proto`, which has to be set too, here or for one message. RFC 3261 says 1300.
   *
   * @example Send long requests over TCP
   * ```kamailio
   * udp_mtu = 1300
   * udp_mtu_try_proto = TCP
   * request_route { forward(); }
   * ```
   * ```sip
   * actor bobtcp tcp:192.0.2.20
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP {srv}:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Subject: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
   * bobtcp < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/TCP {srv}:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   *
   * @compat Where nobody takes the connection, the request leaves over UDP as RFC 3261 has it; Kamailio drops it.
   * @trap phones behind NAT and old gateways often speak UDP alone: choose per message where you serve them
   * @rfc 3261 section 18.1.1
   */
  udp_mtu: intParam(0, { min: 0, max: 65_535, unit: 'bytes', live: 'core.udp_mtu' }),

  /**
   * The transport for requests longer than `udp_mtu`: `TCP`, `TLS`, `SCTP`, or `UDP` for none.
   *
   * @example Try TLS, where all peers speak it
   * ```kamailio
   * udp_mtu = 1300
   * udp_mtu_try_proto = TLS
   * request_route { forward(); }
   * ```
   */
  udp_mtu_try_proto: strParam('udp', {
    values: ['UDP', 'udp', 'TCP', 'tcp', 'TLS', 'tls', 'SCTP', 'sctp'],
    bare: true,
    live: 'core.udp_mtu_try_proto',
  }),

  /**
   * The byte that marks the packets of the server: type of service, or traffic class in IPv6.
   *
   * A number, or one of the names of RFC 1349. DSCP classes are the number times four: 184 is EF, 160 is CS5, which RFC 4594
   * has for signalling. Packets over UDP have it, and those of connections once these stand.
   *
   * @example Mark signalling as RFC 4594 has it
   * ```kamailio
   * tos = 0xa0
   * request_route { drop; }
   * ```
   *
   * @example The name of old
   * ```kamailio
   * tos = IPTOS_LOWDELAY
   * request_route { drop; }
   * ```
   *
   * @compat Another word is refused; Kamailio takes any, and leaves the packets unmarked. Where UDP is not read in batches,
   *   its packets are not marked: Node.js has no call for it.
   * @rfc 2474
   */
  tos: wordParam('IPTOS_LOWDELAY', {
    min: 0,
    max: 255,
    values: ['IPTOS_LOWDELAY', 'IPTOS_THROUGHPUT', 'IPTOS_RELIABILITY', 'IPTOS_MINCOST'],
    bare: true,
  }),

  /**
   * Where packets over UDP may be cut into fragments: 0 anywhere, 1 nowhere, 2 at home.
   *
   * With 1 a message that is longer than a packet may be on the way to its peer is not sent, and counted as refused. With 2 the system cuts
   * it into what it knows to fit through that way; RFC 1191 says how it learns that.
   *
   * @example Forbid fragments
   * ```kamailio
   * pmtu_discovery = 1
   * request_route { drop; }
   * ```
   *
   * @compat Where UDP is not read in batches, the system decides: Node.js has no call for it.
   * @rfc 1191
   */
  pmtu_discovery: intParam(0, { min: 0, max: 2 }),

  /**
   * How many bytes the kernel should keep of what has arrived over UDP and was not read yet.
   *
   * It gives what its own limit allows, `net.core.rmem_max` on Linux.
   *
   * @example Take less on a small machine
   * ```kamailio
   * maxbuffer = 262144
   * request_route { drop; }
   * ```
   *
   * @compat The number is asked for at once, and is higher where nothing is said: 262144 in Kamailio.
   */
  maxbuffer: intParam(4_194_304, { min: 2048, max: 1_073_741_824, unit: 'bytes' }),

  /**
   * How many bytes the kernel should take over UDP that have not left yet.
   *
   * It gives what its own limit allows, `net.core.wmem_max` on Linux.
   *
   * @example Take less on a small machine
   * ```kamailio
   * maxsndbuffer = 262144
   * request_route { drop; }
   * ```
   *
   * @compat The number is asked for at once, and is higher where nothing is said: 262144 in Kamailio.
   */
  maxsndbuffer: intParam(4_194_304, { min: 2048, max: 1_073_741_824, unit: 'bytes' }),

  /**
   * Whether datagrams of one size to one peer leave the server as one.
   *
   * The kernel cuts them apart again (UDP segmentation offload). 0: never; 1: unless packets are captured on this machine; 2: always. What arrives at the peer is the same. It saves a quarter of
   * the processor time where a busy server talks to few others, a load balancer for example. A capture on the sending side sees the
   * messages before they are cut apart, many in one long datagram, and programs that show SIP see the first one only; so with 1 nothing
   * is joined while there is a packet socket in the server's network namespace. Captures from outside of it, on the host of a container,
   * are not noticed: set 0 for the time of those.
   *
   * @example Capture on the host of the container
   * ```kamailio
   * net.udp_segmentation = 0
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect. It needs Linux 4.18; elsewhere nothing is
   *   joined.
   */
  'net.udp_segmentation': intParam(1, { min: 0, max: 2 }),

  /**
   * Whether datagrams may begin with a PROXY header, which names the true sender.
   *
   * Balancers that pass datagrams on write it, version 1 or 2. The script sees the sender that it names, and what is sent to that sender goes
   * back through the balancer it came from. Whoever can write the header decides who the server believes to talk to: let nobody but
   * the balancer reach the socket.
   *
   * @example See who is behind a balancer, and answer through it
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * udp_accept_proxy = 1
   * request_route { sl_send_reply("200", "Hello $si"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Hello 192.0.2.10
   * ```
   */
  udp_accept_proxy: boolParam(false),

  /**
   * How long a sender behind a balancer is remembered after its last datagram.
   *
   * Until then what is sent to it goes through the balancer. Make it longer than phones wait between two registrations or keep-alives.
   *
   * @example Phones that speak every ten minutes
   * ```kamailio
   * udp_accept_proxy = 1
   * net.udp_proxy_lifetime = 900
   * request_route { drop; }
   * ```
   */
  'net.udp_proxy_lifetime': intParam(600, { min: 1, max: 86_400, unit: 's' }),

  /**
   * The most senders behind balancers that are remembered.
   *
   * When there are as many, a datagram of one more is dropped.
   *
   * @example A small server
   * ```kamailio
   * udp_accept_proxy = 1
   * net.udp_proxy_max_clients = 1000
   * request_route { drop; }
   * ```
   */
  'net.udp_proxy_max_clients': intParam(100_000, { min: 1, max: 10_000_000 }),

  /**
   * The interface that groups are joined on.
   *
   * A `listen` whose address is that of a group joins it. Without an interface the system's routing chooses.
   *
   * @example Hear the group of all SIP servers on the inner network
   * ```kamailio
   * mcast = "eth1"
   * listen = udp:192.0.2.1:5060
   * listen = udp:224.0.1.75:5060
   * request_route { forward(); }
   * ```
   *
   * @rfc 3261 section 18.1.1
   */
  mcast: optionalStrParam(),

  /**
   * Whether this machine hears what the server sends to groups.
   *
   * @example Let another server on this machine hear it too
   * ```kamailio
   * mcast_loopback = yes
   * request_route { drop; }
   * ```
   */
  mcast_loopback: boolParam(false),

  /**
   * How many hops away members of groups may be; -1 leaves it to the system, which takes 1.
   *
   * @example Stay within the site
   * ```kamailio
   * mcast_ttl = 15
   * request_route { drop; }
   * ```
   */
  mcast_ttl: intParam(-1, { min: -1, max: 255 }),

  /**
   * Whether packets leave through one raw socket.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * udp4_raw = 1
   * request_route { drop; }
   * ```
   */
  udp4_raw: intParam(0, {
    min: -1,
    max: 1,
    idle: 'there is no raw socket, as no socket is locked and what is sent leaves in batches',
  }),

  /**
   * How long the packets of the raw socket may be.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * udp4_raw_mtu = 1500
   * request_route { drop; }
   * ```
   */
  udp4_raw_mtu: intParam(1500, {
    min: 0,
    max: 65_535,
    unit: 'bytes',
    idle: 'there is no raw socket, as no socket is locked and what is sent leaves in batches',
  }),

  /**
   * How many hops away the packets of the raw socket may go.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * udp4_raw_ttl = 64
   * request_route { drop; }
   * ```
   */
  udp4_raw_ttl: intParam(-1, {
    min: -1,
    max: 255,
    idle: 'there is no raw socket, as no socket is locked and what is sent leaves in batches',
  }),

  /**
   * Whether processes or threads read sockets.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * udp_receiver_mode = 1
   * request_route { drop; }
   * ```
   */
  udp_receiver_mode: intParam(0, {
    min: 0,
    max: 2,
    idle: 'no socket has a process or a thread of its own',
  }),

  /**
   * How many processes read the socket of the next `listen`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * socket_workers = 4
   * listen = udp:192.0.2.1:5080
   * request_route { drop; }
   * ```
   */
  socket_workers: intParam(0, { min: 0, max: 1024, idle: 'no socket has processes of its own' }),
} as const
