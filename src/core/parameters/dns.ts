/** Parameters: how name servers are asked. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const dnsParameters = {
  /**
   * Whether the name in a Via is looked up, to see whether the sender has its address.
   *
   * A request whose Via has a name gets `received` with the address it came from, always, as RFC 3261 section 18.2.1 demands; to
   * look the name up first would only make a server wait on what strangers write.
   *
   * @example A configuration that says so
   * ```kamailio
   * dns = no
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio with `dns=yes` leaves `received` out where the Via's name leads to the sender's address.
   */
  dns: boolParam(false, { idle: 'no Via is looked up' }),

  /**
   * Whether the address of a sender is looked up, to see whether it has the name in the Via.
   *
   * For the same reason as `dns`.
   *
   * @example A configuration that says so
   * ```kamailio
   * rev_dns = no
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio with `rev_dns=yes` leaves `received` out where the sender's address has the Via's name.
   */
  rev_dns: boolParam(false, {
    aliases: ['dns_rev_via'],
    idle: 'no address is looked up for the name it has',
  }),

  /**
   * How long one name server is waited for; less than 1 takes `timeout` of resolv.conf.
   *
   * The time for a name is this, times the servers, times `dns_retr_no` and one more. Only the message that needs the name waits.
   *
   * @example Two tries of one second at each server
   * ```kamailio
   * dns_retr_time = 1
   * dns_retr_no = 1
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. A FAILS after 2s
   * _sip._udp.example.com. SRV NONE
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * clock +2s
   * alice < 478 Unresolvable destination
   * ```
   */
  dns_retr_time: intParam(-1, { min: -1, max: 3600, unit: 's', live: 'core.dns_retr_time' }),

  /**
   * How often all name servers are asked again when none answered.
   *
   * Negative takes `attempts` of resolv.conf.
   *
   * @example Ask each server once
   * ```kamailio
   * dns_retr_no = 0
   * request_route { drop; }
   * ```
   */
  dns_retr_no: intParam(-1, { min: -1, max: 100, live: 'core.dns_retr_no' }),

  /**
   * How many of the name servers in resolv.conf are asked; less than 1 asks all.
   *
   * @example Ask the first two alone
   * ```kamailio
   * dns_servers_no = 2
   * request_route { drop; }
   * ```
   */
  dns_servers_no: intParam(-1, { min: -1, max: 100, live: 'core.dns_servers_no' }),

  /**
   * Whether names that are not found are tried with the domains of resolv.conf's `search`.
   *
   * Names that DNS itself gave, the targets of SRV and NAPTR records, are never completed.
   *
   * @example Take names as they are
   * ```kamailio
   * dns_use_search_list = no
   * request_route { drop; }
   * ```
   */
  dns_use_search_list: boolParam(true, { live: 'core.dns_use_search_list' }),

  /**
   * Whether an answer to a name completed by the search list has to be for exactly that name.
   *
   * Off, an answer for any name that begins with what was asked for will do.
   *
   * @example Believe a server that completes names by itself
   * ```kamailio
   * dns_search_full_match = no
   * request_route { drop; }
   * ```
   */
  dns_search_full_match: boolParam(true, { live: 'core.dns_search_full_match' }),

  /**
   * From how many milliseconds on a question is counted and logged as slow; 0 for never.
   *
   * The figure is `dns:slow_dns_request`; the line has the level `info`, as everybody who sends requests can cause it.
   *
   * @example Find out whether DNS makes calls wait
   * ```kamailio
   * dns_slow_query_ms = 500
   * request_route { drop; }
   * ```
   */
  dns_slow_query_ms: intParam(0, {
    min: 0,
    max: 3_600_000,
    unit: 'ms',
    live: 'core.dns_slow_query_ms',
  }),

  /**
   * How many messages may wait for name servers at once.
   *
   * One more request is answered with 503, one more reply is dropped; `dns:refused_waits` counts both. What needs no name server, an
   * address or a name that is remembered, is never held up.
   *
   * @example With no room, only what is known is forwarded
   * ```kamailio
   * dns_max_waiting = 0
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. A 192.0.2.20
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 503 Too many requests wait for name servers
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * ```
   * ```rpc
   * > dns.lookup SRV _sip._udp.example.com
   * error: { code: 400 }
   * > dns.lookup A example.com
   * name: example.com
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * bob   < MESSAGE sip:bob@example.com
   * ```
   *
   * @compat Kamailio has no such limit: each of its processes waits for one answer at a time, and does nothing else meanwhile.
   */
  dns_max_waiting: intParam(1024, { min: 0, max: 1_000_000 }),
} as const
