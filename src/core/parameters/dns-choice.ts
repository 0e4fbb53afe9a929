/** Parameters: how destinations are chosen among what DNS says (RFC 3263). */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const dnsChoiceParameters = {
  /**
   * Whether NAPTR records decide about the transport of a URI with neither that nor a port.
   *
   * Off, it is UDP, or TLS for a `sips` URI.
   *
   * @example The domain wants TCP
   * ```kamailio
   * dns_try_naptr = yes
   * dns_tcp_pref = 30
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com.            NAPTR 10 10 "s" "SIP+D2T" "" _sip._tcp.example.com.
   * example.com.            NAPTR 20 10 "s" "SIP+D2U" "" _sip._udp.example.com.
   * _sip._tcp.example.com.  SRV   10 0 5070 sip.example.com.
   * _sip._udp.example.com.  SRV   10 0 5060 sip.example.com.
   * sip.example.com.        A     192.0.2.40
   * ```
   * ```sip
   * actor proxy tcp:192.0.2.40:5070
   * alice > MESSAGE sip:bob@example.com
   * proxy < MESSAGE sip:bob@example.com
   *         Via: SIP/2.0/TCP {srv}:5060;{*}
   *         Via: SIP/2.0/UDP {alice};{*}
   * ```
   *
   * @compat A URI with a port is not asked NAPTR or SRV records for, as RFC 3263 section 4.2 says; Kamailio does that.
   * @rfc 3263 section 4.1
   */
  dns_try_naptr: boolParam(false, { live: 'core.dns_try_naptr' }),

  /**
   * How much UDP is liked among the transports of a domain; negative is never.
   *
   * The highest is tried first. It counts where `dns_try_naptr` is on and no NAPTR record decides, or `dns_naptr_ignore_rfc` is on.
   *
   * @example Never use UDP
   * ```kamailio
   * dns_try_naptr = yes
   * dns_udp_pref = -1
   * request_route { forward(); }
   * ```
   * ```dns
   * _sip._udp.example.com. SRV 10 0 5060 sip.example.com.
   * _sip._tcp.example.com. SRV 10 0 5060 sip.example.com.
   * sip.example.com.       A   192.0.2.40
   * ```
   * ```sip
   * actor proxy tcp:192.0.2.40
   * alice > MESSAGE sip:bob@example.com
   * proxy < MESSAGE sip:bob@example.com
   * ```
   */
  dns_udp_pref: intParam(30, {
    min: -1,
    max: 1_000_000,
    aliases: ['dns_udp_preference'],
    live: 'core.dns_udp_pref',
  }),

  /**
   * How much TCP is liked among the transports of a domain; as `dns_udp_pref`.
   *
   * @example TCP before UDP
   * ```kamailio
   * dns_try_naptr = yes
   * dns_tcp_pref = 50
   * request_route { forward(); }
   * ```
   * ```dns
   * _sip._udp.example.com. SRV 10 0 5060 sip.example.com.
   * _sip._tcp.example.com. SRV 10 0 5060 sip.example.com.
   * sip.example.com.       A   192.0.2.40
   * ```
   * ```sip
   * actor proxy tcp:192.0.2.40
   * alice > MESSAGE sip:bob@example.com
   * proxy < MESSAGE sip:bob@example.com
   * ```
   */
  dns_tcp_pref: intParam(20, {
    min: -1,
    max: 1_000_000,
    aliases: ['dns_tcp_preference'],
    live: 'core.dns_tcp_pref',
  }),

  /**
   * How much TLS is liked among the transports of a domain; as `dns_udp_pref`.
   *
   * A `sips` URI takes TLS alone, whatever is liked.
   *
   * @example TLS wherever a domain has it
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * listen = tls:192.0.2.1:5061
   * dns_try_naptr = yes
   * dns_tls_pref = 100
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com.            NAPTR 10 10 "s" "SIP+D2U"  "" _sip._udp.example.com.
   * example.com.            NAPTR 20 10 "s" "SIPS+D2T" "" _sips._tcp.example.com.
   * _sip._udp.example.com.  SRV   10 0 5060 sip.example.com.
   * _sips._tcp.example.com. SRV   10 0 5071 sip.example.com.
   * sip.example.com.        A     192.0.2.40
   * ```
   * ```sip
   * actor secure tls:192.0.2.40:5071
   * alice  > MESSAGE sip:bob@example.com
   * secure < MESSAGE sip:bob@example.com
   *          Via: SIP/2.0/TLS {srv}:5061;{*}
   *          Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  dns_tls_pref: intParam(10, {
    min: -1,
    max: 1_000_000,
    aliases: ['dns_tls_preference'],
    live: 'core.dns_tls_pref',
  }),

  /**
   * How much SCTP is liked among the transports of a domain; as `dns_udp_pref`.
   *
   * It counts once there are SCTP sockets.
   *
   * @example Say that SCTP is not wanted
   * ```kamailio
   * dns_sctp_pref = -1
   * request_route { drop; }
   * ```
   */
  dns_sctp_pref: intParam(20, {
    min: -1,
    max: 1_000_000,
    aliases: ['dns_sctp_preference'],
    live: 'core.dns_sctp_pref',
  }),

  /**
   * Whether our own likes stand above the `order` of NAPTR records.
   *
   * On, the transport liked best is taken whatever the domain wishes; off, likes decide among records of one order.
   *
   * @example The domain's wish counts
   * ```kamailio
   * dns_try_naptr = yes
   * dns_naptr_ignore_rfc = no
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com.            NAPTR 10 10 "s" "SIP+D2T" "" _sip._tcp.example.com.
   * example.com.            NAPTR 20 10 "s" "SIP+D2U" "" _sip._udp.example.com.
   * _sip._tcp.example.com.  SRV   10 0 5060 sip.example.com.
   * _sip._udp.example.com.  SRV   10 0 5060 sip.example.com.
   * sip.example.com.        A     192.0.2.40
   * ```
   * ```sip
   * actor proxy tcp:192.0.2.40
   * alice > MESSAGE sip:bob@example.com
   * proxy < MESSAGE sip:bob@example.com
   * ```
   *
   * @rfc 3263 section 4.1
   */
  dns_naptr_ignore_rfc: boolParam(true, { live: 'core.dns_naptr_ignore_rfc' }),

  /**
   * Whether chance decides among SRV records of one priority, each by its weight.
   *
   * Off, the heaviest comes first. `forward()` sends a request and its retransmissions to the same place either way.
   *
   * @example All but one of a thousand requests go to the new machine
   * ```kamailio
   * dns_srv_lb = yes
   * request_route { forward(); }
   * ```
   * ```dns
   * _sip._udp.example.com. SRV 10 999 5060 new.example.com.
   * _sip._udp.example.com. SRV 10 1   5060 old.example.com.
   * new.example.com.       A   192.0.2.20
   * old.example.com.       A   192.0.2.30
   * ```
   * ```sip
   * alice > MESSAGE sip:one@example.com
   * bob   < MESSAGE sip:one@example.com
   * alice > MESSAGE sip:one@example.com again
   * bob   < MESSAGE sip:one@example.com again
   * ```
   *
   * @rfc 2782
   */
  dns_srv_lb: boolParam(false, { aliases: ['dns_srv_loadbalancing'], live: 'core.dns_srv_lb' }),

  /**
   * Whether the IPv6 addresses of names are looked up, where there is an IPv6 socket.
   *
   * A destination that is an IPv6 address itself is used either way.
   *
   * @example A host with both
   * ```kamailio
   * listen = udp:[2001:db8::1]:5060
   * dns_try_ipv6 = no
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. A    192.0.2.20
   * example.com. AAAA 2001:db8::20
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * bob   < MESSAGE sip:bob@example.com
   * ```
   */
  dns_try_ipv6: boolParam(true, { live: 'core.dns_try_ipv6' }),

  /**
   * Which addresses are looked up: 1 for IPv4 alone, 2 for IPv6 alone, 4 for IPv6 before IPv4.
   *
   * 0 is IPv4 before IPv6. It counts whether or not answers are remembered.
   *
   * @example IPv6 first
   * ```kamailio
   * listen = udp:[2001:db8::1]:5060
   * dns_cache_flags = 4
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. A    192.0.2.20
   * example.com. AAAA 2001:db8::20
   * ```
   * ```sip
   * actor six udp:[2001:db8::20]
   * alice > MESSAGE sip:bob@example.com
   * six   < MESSAGE sip:bob@example.com
   * ```
   */
  dns_cache_flags: intParam(0, { min: 0, max: 7, live: 'core.dns_cache_flags' }),

  /**
   * Whether the next destination of a name is tried when one fails.
   *
   * A destination has failed when no connection to it comes about, or the machine has no way to send there. That a datagram got no
   * answer is a transaction's business: `t_relay()` sees it, `forward()` does not.
   *
   * @example The first of two hosts takes no connections
   * ```kamailio
   * use_dns_failover = yes
   * request_route { forward(); }
   * ```
   * ```dns
   * _sip._tcp.example.com. SRV 10 0 5060 one.example.com.
   * _sip._tcp.example.com. SRV 20 0 5060 two.example.com.
   * one.example.com.       A   192.0.2.41
   * two.example.com.       A   192.0.2.42
   * ```
   * ```sip
   * actor one tcp:192.0.2.41 refuses
   * actor two tcp:192.0.2.42
   * alice > MESSAGE sip:bob@example.com;transport=tcp
   * two   < MESSAGE sip:bob@example.com;transport=tcp
   * two   > 200 OK
   * alice < 200 OK
   * ```
   *
   * @rfc 3263 section 4.3
   */
  use_dns_failover: boolParam(false, {
    aliases: ['dns_use_failover'],
    live: 'core.use_dns_failover',
  }),
} as const
