/** The parameters of `path`. */

import { intParam, isToken, SiproseError, strParam } from 'siprose'

/** The table of parameters. */
export const params = {
  /**
   * Whether requests that come back by a Path go to where the phone was seen.
   *
   * `add_path_received()` has noted that in the Path. With 1, `loose_route()` makes it the destination (`$du`).
   *
   * @example From the registrar to a phone behind a NAT
   * ```kamailio
   * loadmodule "rr.so"
   * loadmodule "path.so"
   * modparam("path", "use_received", 1)
   * request_route { loose_route(); forward(); }
   * ```
   * ```sip
   * bob   > INVITE sip:alice@10.0.0.7:5070
   *         Route: <sip:192.0.2.1;lr;received=sip:192.0.2.10:5060>
   * alice < INVITE sip:alice@10.0.0.7:5070
   *         - Route
   * ```
   *
   * @compat A value that is no SIP URI is not gone by.
   * @trap Whoever sends a request writes its Routes: take them only from your registrar, as the server sends to wherever they say.
   */
  use_received: intParam(0, { min: 0, max: 1 }),

  /**
   * How the address is written that a phone was seen at.
   *
   * 0 is a URI, 1 is address, port and number of the transport, as `add_contact_alias()` of `nathelper` has them. Both are for `add_path_received()` and for
   * `use_received`.
   *
   * @example For servers that stumble over a URI in a parameter
   * ```kamailio
   * loadmodule "path.so"
   * modparam("path", "received_format", 1)
   * request_route { add_path_received(); forward(); }
   * ```
   * ```sip
   * alice > REGISTER sip:192.0.2.20
   * bob   < REGISTER sip:192.0.2.20
   *         Path: <sip:192.0.2.1;lr;received=192.0.2.10~5060~1>
   * ```
   */
  received_format: intParam(0, { min: 0, max: 1 }),

  /**
   * The name of the parameter that has the address that a phone was seen at.
   *
   * @example A registrar that takes `received` for its own
   * ```kamailio
   * loadmodule "path.so"
   * modparam("path", "received_name", "seen-at")
   * request_route { add_path_received(); forward(); }
   * ```
   * ```sip
   * alice > REGISTER sip:192.0.2.20
   * bob   < REGISTER sip:192.0.2.20
   *         Path: <sip:192.0.2.1;lr;seen-at=sip:192.0.2.10:5060>
   * ```
   */
  received_name: strParam('received', {
    check(text) {
      if (isToken(text)) return
      throw new SiproseError(
        'path/received-name',
        `\`received_name\` is \`${text}\`; it can be the name of a parameter`,
      )
    },
  }),

  /**
   * Whether there are two Paths, one for the socket on each side of the server.
   *
   * They are marked with `r2=on`, so that `loose_route()` takes both for one and leaves by the socket that the second names. There are two even where
   * both name the same socket.
   *
   * @example Phones on one socket, the registrar on another
   * ```kamailio
   * listen = udp:192.0.2.1:5060
   * listen = tcp:192.0.2.1:5060
   * loadmodule "path.so"
   * modparam("path", "enable_r2", 1)
   * request_route { add_path(); forward(); }
   * ```
   * ```sip
   * actor registrar tcp:192.0.2.40
   * alice     > REGISTER sip:192.0.2.40;transport=tcp
   * registrar < REGISTER sip:192.0.2.40;transport=tcp
   *             Path: <sip:192.0.2.1;transport=tcp;lr;r2=on>
   *             Path: <sip:192.0.2.1;lr;r2=on>
   * ```
   */
  enable_r2: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether Paths have the name of their socket, as `sn`.
   *
   * Only sockets with a name have it. `rr` finds them by it again where `force_send_socket` or two Paths ask for a socket.
   *
   * @example A socket with a name
   * ```kamailio
   * listen = udp:192.0.2.1:5060 name "outside"
   * loadmodule "path.so"
   * modparam("path", "sockname_mode", 1)
   * request_route { add_path(); forward(); }
   * ```
   * ```sip
   * alice > REGISTER sip:192.0.2.20
   * bob   < REGISTER sip:192.0.2.20
   *         Path: <sip:192.0.2.1;sn=outside;lr>
   * ```
   */
  sockname_mode: intParam(0, { min: 0, max: 1 }),
}
