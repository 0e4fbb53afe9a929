/** Parameters of what registered phones are sent. */

import { intParam, optionalStrParam, strParam } from 'siprose'

import { checkFrom, checkMethod, checkSocket } from './check-texts.ts'

const noRawSockets = 'pings leave from the socket that the phone registered at'

/** The rows of the table. */
export const pingParams = {
  /**
   * How often each registered phone is sent something; 0 for never.
   *
   * Needs module `usrloc`. A phone is sent four zero bytes, or a SIP request where `sipping_from` and `sipping_bflag` ask for it. They are not sent all at
   * once: each tenth of a second a part of the phones has its turn. One that came over a connection is sent an empty line or the request while that
   * connection is open, and nothing after that.
   *
   * @example A request in each interval
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 30)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 50 1.0 0 0 0 0
   * ```
   * ```sip
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   *       From: <sip:ping@example.com>;tag={*}
   *       To: <sip:bob@192.0.2.20>
   *       Max-Forwards: 70
   * # the reply is taken away
   * bob > 200 OK
   * clock +30s
   * bob < OPTIONS sip:bob@192.0.2.20
   * # the registration has ended
   * quiet 1m
   * ```
   *
   * @example Over the connection that a phone has opened, while it is open
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * loadmodule "nathelper.so"
   * modparam("nathelper", "natping_interval", 30)
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * request_route { save("location"); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > REGISTER sip:example.com
   *        To: <sip:dave@example.com>
   *        Contact: <sip:dave@10.0.0.8;transport=tcp>
   * dave < 200
   * clock +30s
   * dave < OPTIONS sip:dave@10.0.0.8;transport=tcp
   *        Via: SIP/2.0/TCP 192.0.2.1:5060;{*}
   * dave > 200 OK
   * ```
   *
   * @compat Kamailio sends to phones over UDP only, and to all that are due in one go a second.
   */
  natping_interval: intParam(0, { min: 0, max: 86_400, unit: 's' }),
  /**
   * Whether only phones with the flag `nat_bflag` of `usrloc` are sent something: 1 for yes.
   *
   * Of those, the ones with the flag `sipping_bflag` are sent a request.
   *
   * @example Leave phones alone that need no help
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("usrloc", "nat_bflag", 5)
   * modparam("nathelper", "ping_nated_only", 1)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
   * > ul.add location carol sip:carol@192.0.2.30 3600 1.0 0 0 160 0
   * ```
   * ```sip
   * clock +10s
   * carol < OPTIONS sip:carol@192.0.2.30
   * ```
   */
  ping_nated_only: intParam(0, { min: 0, max: 1 }),
  /**
   * The URI that SIP requests to phones come from; without one, none are sent.
   *
   * A phone answers a request, and an answer from inside opens more NATs than a datagram from outside. Replies are taken away before anybody else sees
   * them, but for `reply_route`.
   *
   * @example Ask as the own domain
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
   * ```
   * ```sip
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   *       From: <sip:ping@example.com>;tag={*}
   * ```
   */
  sipping_from: optionalStrParam({ check: checkFrom }),
  /**
   * The method of the requests that are sent to phones.
   *
   * @example Phones that do not answer OPTIONS
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("nathelper", "sipping_method", "NOTIFY")
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
   * ```
   * ```sip
   * clock +10s
   * bob < NOTIFY sip:bob@192.0.2.20
   * ```
   */
  sipping_method: strParam('OPTIONS', { check: checkMethod }),
  /**
   * The branch flag of phones that are sent SIP requests; -1 for none.
   *
   * With `ping_nated_only` 0, all phones are sent requests once this and `sipping_from` are set.
   *
   * @example Requests to those that have the flag
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("usrloc", "nat_bflag", 5)
   * modparam("nathelper", "ping_nated_only", 1)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location carol sip:carol@192.0.2.30 3600 1.0 0 0 160 0
   * ```
   * ```sip
   * clock +10s
   * carol < OPTIONS sip:carol@192.0.2.30
   * ```
   */
  sipping_bflag: intParam(-1, { min: -1, max: 31 }),
  /**
   * The branch flag of phones that are sent nothing; -1 for none.
   *
   * @example A gateway that wants no messages
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("nathelper", "natping_disable_bflag", 8)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
   * > ul.add location carol sip:carol@192.0.2.30 3600 1.0 0 0 256 0
   * ```
   * ```sip
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   * ```
   */
  natping_disable_bflag: intParam(-1, { min: -1, max: 31 }),
  /**
   * After how long without an answer a phone is no longer registered; 0 for never.
   *
   * It counts from the last REGISTER or the last answer, for phones over UDP that are sent SIP requests. Take several times `natping_interval`: datagrams
   * get lost.
   *
   * @example A phone that was unplugged
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("nathelper", "keepalive_timeout", 15)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
   * > ul.add location carol sip:carol@192.0.2.30 3600 1.0 0 0 0 0
   * ```
   * ```sip
   * clock +10s
   * bob   < OPTIONS sip:bob@192.0.2.20
   * bob   > 200 OK
   * carol < OPTIONS sip:carol@192.0.2.30
   * clock +10s
   * bob   < OPTIONS sip:bob@192.0.2.20
   * bob   > 200 OK
   * carol < OPTIONS sip:carol@192.0.2.30
   * clock +10s
   * bob   < OPTIONS sip:bob@192.0.2.20
   * bob   > 200 OK
   * ```
   */
  keepalive_timeout: intParam(0, { min: 0, max: 604_800, unit: 's' }),
  /**
   * The socket that pings over UDP leave from, in place of the one of the registration.
   *
   * It has to be one of the server's, written as `listen` has it. A NAT that looks at who sends lets through only what comes from where the phone registered.
   *
   * @example Ask from a second port
   * ```kamailio
   * listen = udp:192.0.2.1:5060
   * listen = udp:192.0.2.1:5080
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("nathelper", "force_socket", "192.0.2.1:5080")
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
   * ```
   * ```sip
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
   * ```
   */
  force_socket: optionalStrParam({ check: checkSocket }),
  /**
   * Whether pings go past the Path of a registration, to the phone itself: 1 for yes.
   *
   * @example The phone and not its edge proxy
   * ```kamailio
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * modparam("nathelper", "ignore_path", 1)
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 <sip:192.0.2.30;lr> 0 0 0
   * ```
   * ```sip
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   *       - Route
   * ```
   */
  ignore_path: intParam(0, { min: 0, max: 1 }),
  /**
   * How many processes send to phones.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "natping_processes", 3)
   * request_route { drop; }
   * ```
   */
  natping_processes: intParam(1, { idle: 'the worker sends, a part of the phones at a time' }),
  /**
   * The address that pings pretend to come from.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "natping_socket", "192.0.2.1:5060")
   * request_route { drop; }
   * ```
   */
  natping_socket: optionalStrParam({ idle: noRawSockets }),
  /**
   * Whether pings pretend to come from the address in the Path.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "udpping_from_path", 1)
   * request_route { drop; }
   * ```
   */
  udpping_from_path: intParam(0, { idle: noRawSockets }),
  /**
   * Whether phones that registered at another server of the same database are left alone.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "filter_server_id", 1)
   * request_route { drop; }
   * ```
   */
  filter_server_id: intParam(0, { idle: 'a server knows only the phones that registered at it' }),
}
