/** Places that are left alone, and those tried instead. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

import { failoverCodes } from '../failover-codes.ts'

export const placesParams = {
  /**
   * Whether nothing is sent for a while to a place that has answered 503.
   *
   * `use_dst_blocklist` has to be on. How long is said by Retry-After, within the bounds of {@link blst_503_min_timeout} and
   * {@link blst_503_max_timeout}.
   *
   * @example Leave a gateway alone that is overloaded
   * ```kamailio
   * loadmodule "tm.so"
   * use_dst_blocklist = yes
   * modparam("tm", "blst_503", 1)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 503
   *         Retry-After: 10
   * alice < 500
   * alice > MESSAGE sip:bob@192.0.2.20
   * alice < 473
   * clock +11s
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * ```
   *
   * @trap Whoever can make a place answer 503 can have it blocked.
   */
  blst_503: boolParam(false, { live: 'tm.blst_503' }),

  /**
   * How long a place is left alone that answers 503 without a Retry-After; 0 for not at all.
   *
   * @example A minute
   * ```kamailio
   * loadmodule "tm.so"
   * use_dst_blocklist = yes
   * modparam("tm", "blst_503", 1)
   * modparam("tm", "blst_503_def_timeout", 60)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 503
   * alice < 500
   * clock +59s
   * alice > MESSAGE sip:bob@192.0.2.20
   * alice < 473
   * ```
   */
  blst_503_def_timeout: intParam(0, { min: 0, unit: 's', live: 'tm.blst_503_def_timeout' }),

  /**
   * The least time a place is left alone whose 503 has a Retry-After.
   *
   * @example Half a minute at least
   * ```kamailio
   * loadmodule "tm.so"
   * use_dst_blocklist = yes
   * modparam("tm", "blst_503", 1)
   * modparam("tm", "blst_503_min_timeout", 30)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 503
   *         Retry-After: 1
   * alice < 500
   * clock +29s
   * alice > MESSAGE sip:bob@192.0.2.20
   * alice < 473
   * ```
   */
  blst_503_min_timeout: intParam(0, { min: 0, unit: 's', live: 'tm.blst_503_min_timeout' }),

  /**
   * The most time a place is left alone whose 503 has a Retry-After.
   *
   * @example Ten seconds at most
   * ```kamailio
   * loadmodule "tm.so"
   * use_dst_blocklist = yes
   * modparam("tm", "blst_503", 1)
   * modparam("tm", "blst_503_max_timeout", 10)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 503
   *         Retry-After: 86400
   * alice < 500
   * clock +11s
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * ```
   */
  blst_503_max_timeout: intParam(3600, { min: 0, unit: 's', live: 'tm.blst_503_max_timeout' }),

  /**
   * The requests whose time-out has a place left alone for a while.
   *
   * A sum: INVITE 1, CANCEL 2, ACK 4, BYE 8, INFO 16, REGISTER 32, SUBSCRIBE 64, NOTIFY 128, all others 256. `use_dst_blocklist` has to be on.
   *
   * @example Calls and registrations
   * ```kamailio
   * loadmodule "tm.so"
   * use_dst_blocklist = yes
   * modparam("tm", "fr_timer", 1000)
   * modparam("tm", "blst_methods_add", 33)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > REGISTER sip:192.0.2.20
   * bob   < REGISTER sip:192.0.2.20
   * clock +900ms
   * bob   < REGISTER sip:192.0.2.20 again
   * clock +100ms
   * alice < 408
   * alice > MESSAGE sip:bob@192.0.2.20
   * alice < 473
   * ```
   */
  blst_methods_add: intParam(1, { live: 'tm.blst_methods_add' }),

  /**
   * The requests that are not sent to places that are left alone.
   *
   * The sum is made as that of {@link blst_methods_add}. Without a word said, it is all but BYE: the end of a call is sent whatever happened before.
   *
   * @example Calls only
   * ```kamailio
   * loadmodule "tm.so"
   * use_dst_blocklist = yes
   * modparam("tm", "fr_timer", 1000)
   * modparam("tm", "blst_methods_lookup", 1)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * clock +900ms
   * bob   < INVITE sip:bob@192.0.2.20 again
   * clock +100ms
   * alice < 408
   * alice > ACK sip:bob@192.0.2.20
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * alice < 473
   * ```
   */
  blst_methods_lookup: intParam(4_294_967_287, { live: 'tm.blst_methods_lookup' }),

  /**
   * Whether the next host of a name gets what the first one got.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "reparse_on_dns_failover", 1)
   * request_route { t_relay(); }
   * ```
   */
  reparse_on_dns_failover: boolParam(true, {
    live: 'tm.reparse_on_dns_failover',
    idle: 'the next place of a name gets what the first one got',
  }),

  /**
   * Whether the next host of a name is sent to from the socket that the request came in on.
   *
   * Without, the socket is found as for any other request.
   *
   * @example Keep to the socket
   * ```kamailio
   * loadmodule "tm.so"
   * use_dns_failover = yes
   * modparam("tm", "dns_reuse_rcv_socket", 1)
   * listen = udp:192.0.2.1:5060
   * listen = udp:192.0.2.1:5080
   * request_route { t_relay(); }
   * ```
   * ```dns
   * _sip._udp.example.com. SRV 10 60 5060 one.example.com.
   * _sip._udp.example.com. SRV 20 60 5060 two.example.com.
   * one.example.com. A 192.0.2.20
   * two.example.com. A 192.0.2.30
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * bob   < MESSAGE sip:bob@example.com
   * bob   > 503
   * carol < MESSAGE sip:bob@example.com
   *         Via: SIP/2.0/UDP 192.0.2.1:5060;{*}
   *         Via: {*}
   * ```
   */
  dns_reuse_rcv_socket: boolParam(false),

  /**
   * Replies after which the next host of a name is tried, besides 503.
   *
   * As `code=403;code=488;class=5`: `code` is one status, `class` all from its first one upwards.
   *
   * @example A server that is not ready yet says 480
   * ```kamailio
   * loadmodule "tm.so"
   * use_dns_failover = yes
   * modparam("tm", "failover_reply_codes", "code=480;class=5")
   * request_route { t_relay(); }
   * ```
   * ```dns
   * _sip._udp.example.com. SRV 10 60 5060 one.example.com.
   * _sip._udp.example.com. SRV 20 60 5060 two.example.com.
   * one.example.com. A 192.0.2.20
   * two.example.com. A 192.0.2.30
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * bob   < MESSAGE sip:bob@example.com
   * bob   > 480
   * carol < MESSAGE sip:bob@example.com
   * carol > 404
   * alice < 404
   * ```
   */
  failover_reply_codes: optionalStrParam({ check: failoverCodes }),
}
