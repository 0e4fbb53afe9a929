/** The parameters of `rr`. */

import { intParam, optionalStrParam } from 'siprose'

import { avpName } from './check-texts.ts'

/** The table of parameters. */
export const params = {
  /**
   * Whether Record-Routes have the tag of From in them, as `ftag`.
   *
   * It comes back in the Route of every request of the dialog, and tells who has sent it: {@link is_direction} and `$rdir` go by it.
   *
   * @example Say nothing of the caller
   * ```kamailio
   * loadmodule "rr.so"
   * modparam("rr", "append_fromtag", 0)
   * request_route { record_route(); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a1
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:192.0.2.1;lr>
   * ```
   *
   * @compat With 0, Kamailio refuses configurations that call `is_direction()`; here it says `downstream` then.
   */
  append_fromtag: intParam(1, { min: 0, max: 1 }),

  /**
   * When there are two Record-Routes, one for the socket on each side of the server.
   *
   * 0 is never, 1 is where a request leaves by another socket than it came in on, 2 is always. With two, each side sends to the socket that it
   * can reach, over its own transport, and `loose_route()` takes both Routes for one and leaves by the socket that the second names. With 0 the one
   * there is names the socket that the request came in on.
   *
   * @example From UDP to TCP
   * ```kamailio
   * listen = udp:192.0.2.1:5060
   * listen = tcp:192.0.2.1:5060
   * loadmodule "rr.so"
   * modparam("rr", "enable_double_rr", 1)
   * request_route { record_route(); forward(); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * alice > INVITE sip:dave@192.0.2.40;transport=tcp
   *         From: <sip:alice@example.com>;tag=a1
   * dave  < INVITE sip:dave@192.0.2.40;transport=tcp
   *         Record-Route: <sip:192.0.2.1;transport=tcp;r2=on;lr;ftag=a1>
   *         Record-Route: <sip:192.0.2.1;r2=on;lr;ftag=a1>
   * ```
   *
   * @trap Without it phones that reach only one of the sockets are called by the other one, and never answer.
   * @rfc 5658
   */
  enable_double_rr: intParam(1, { min: 0, max: 2 }),

  /**
   * Whether `lr` is written as `lr=on`.
   *
   * For phones that drop a parameter without a value when they make a Route of a Record-Route; without it their requests come as those of a strict
   * router.
   *
   * @example A value for phones that need one
   * ```kamailio
   * loadmodule "rr.so"
   * modparam("rr", "enable_full_lr", 1)
   * modparam("rr", "append_fromtag", 0)
   * request_route { record_route(); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:192.0.2.1;lr=on>
   * ```
   */
  enable_full_lr: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether Record-Routes have a user: that of the request URI as it was received.
   *
   * The token of a flow takes its place where the `outbound` module adds one.
   *
   * @example Know who was called from the Route of a BYE
   * ```kamailio
   * loadmodule "rr.so"
   * modparam("rr", "add_username", 1)
   * modparam("rr", "append_fromtag", 0)
   * request_route { record_route(); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:bob@192.0.2.1;lr>
   * ```
   */
  add_username: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether the log tells of a second Route of ours that stands for no socket.
   *
   * It comes of addresses that a script has written with `record_route_preset()` and no socket has. The request goes on by the socket that fits.
   *
   * @example Nothing to tell behind a NAT
   * ```kamailio
   * loadmodule "rr.so"
   * modparam("rr", "enable_socket_mismatch_warning", 0)
   * request_route { loose_route(); forward(); }
   * ```
   * ```sip
   * alice > BYE sip:bob@192.0.2.20
   *         To: <sip:bob@example.com>;tag=b1
   *         Route: <sip:192.0.2.1;r2=on;lr>, <sip:198.51.100.1;r2=on;lr>
   * bob   < BYE sip:bob@192.0.2.20
   *         - Route
   * ```
   *
   * @compat It is an `info`, as any peer can cause it.
   */
  enable_socket_mismatch_warning: intParam(1, { min: 0, max: 1 }),

  /**
   * The AVP that has the user of Record-Routes, where `add_username` asks for one.
   *
   * Where the AVP is not set, the user is that of the request URI.
   *
   * @example A mark of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "rr.so"
   * modparam("rr", "add_username", 1)
   * modparam("rr", "append_fromtag", 0)
   * modparam("rr", "custom_user_avp", "$avp(mark)")
   * request_route {
   *     if ($rU == "bob") $avp(mark) = "room 7";
   *     record_route();
   *     forward();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:room%207@192.0.2.1;lr>
   * alice > INVITE sip:carol@192.0.2.30
   * carol < INVITE sip:carol@192.0.2.30
   *         Record-Route: <sip:carol@192.0.2.1;lr>
   * ```
   *
   * @compat What may not stand in a user is escaped.
   */
  custom_user_avp: optionalStrParam({ check: avpName }),

  /**
   * Whether a single Route of ours chooses the socket too, by which the request leaves.
   *
   * Of two Routes the second one always does. It names the socket that the request that made the dialog has used; `$fs` has it then.
   *
   * @example Leave by the socket that the Route names
   * ```kamailio
   * listen = udp:192.0.2.1:5060
   * listen = udp:192.0.2.1:5080
   * loadmodule "rr.so"
   * modparam("rr", "force_send_socket", 1)
   * request_route { loose_route(); forward(); }
   * ```
   * ```sip
   * alice > BYE sip:bob@192.0.2.20
   *         To: <sip:bob@example.com>;tag=b1
   *         Route: <sip:192.0.2.1:5080;lr>
   * bob   < BYE sip:bob@192.0.2.20
   *         Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
   *         Via: {*}
   * ```
   */
  force_send_socket: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether Record-Routes are `sip` URIs even where the request URI is a `sips` one.
   *
   * A `sips` Record-Route asks for TLS in the whole dialog. Where something in front of the server ends TLS, nobody could follow it.
   *
   * @example Behind a load balancer that ends TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "rr.so"
   * modparam("rr", "ignore_sips", 1)
   * request_route { record_route(); $du = "sip:192.0.2.20"; forward(); }
   * ```
   * ```sip
   * alice > INVITE sips:bob@example.com
   *         From: <sip:alice@example.com>;tag=a1
   * bob   < INVITE sips:bob@example.com
   *         Record-Route: <sip:192.0.2.1;lr;ftag=a1>
   * ```
   *
   * @rfc 3261 section 16.6
   */
  ignore_sips: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether Record-Routes have the name of their socket, as `sn`.
   *
   * The socket is found by its name then, whatever address it shows. Only sockets with a name have it.
   *
   * @example Sockets that show the same address
   * ```kamailio
   * listen = udp:192.0.2.1:5060 name "outside"
   * loadmodule "rr.so"
   * modparam("rr", "sockname_mode", 1)
   * modparam("rr", "append_fromtag", 0)
   * request_route { record_route(); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:192.0.2.1;sn=outside;lr>
   * ```
   */
  sockname_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether {@link loose_route} looks for strict routers before us.
   *
   * 0 does so, 1 does not: then it is what `loose_route_mode("1")` is. A strict router is taken to be there where the request URI is one of ours,
   * which it also is for phones that call an application on this server.
   *
   * @example The request URI is one of ours for another reason
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "rr.so"
   * modparam("rr", "loose_route_mode", 1)
   * request_route { loose_route(); $du = "sip:192.0.2.20"; forward(); }
   * ```
   * ```sip
   * alice > BYE sip:service@192.0.2.1
   *         To: <sip:service@example.com>;tag=b1
   *         Route: <sip:192.0.2.1;lr>
   * bob   < BYE sip:service@192.0.2.1
   *         - Route
   * ```
   */
  loose_route_mode: intParam(0, { min: 0, max: 1 }),
}
