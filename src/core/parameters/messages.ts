/** Parameters: what the server says of itself, and which messages it takes. */

import { boolParam, strParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const messagesParameters = {
  /**
   * Whether replies of the server carry a Server header.
   *
   * @example Say nothing of yourself
   * ```kamailio
   * loadmodule "sl.so"
   * server_signature = no
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   *         - Server
   * ```
   */
  server_signature: boolParam(true),

  /**
   * The Server header of the server's replies, the whole line.
   *
   * @example Name the service
   * ```kamailio
   * loadmodule "sl.so"
   * server_header = "Server: Example Telephony"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   *         Server: Example Telephony
   * ```
   */
  server_header: strParam('Server: siprose'),

  /**
   * The User-Agent header of requests that the server itself makes, the whole line.
   *
   * @example Name the service in requests
   * ```kamailio
   * user_agent_header = "User-Agent: Example Telephony"
   * request_route { drop; }
   * ```
   */
  user_agent_header: strParam('User-Agent: siprose'),

  /**
   * Whether replies of the server say in a Warning header which request they saw.
   *
   * The header shows addresses of the inside, so it is for laboratories.
   *
   * @example See in the laboratory which request was answered
   * ```kamailio
   * loadmodule "sl.so"
   * sip_warning = yes
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   *         Warning: 392 192.0.2.1:5060 "req_src_ip=192.0.2.10 req_src_port=5060 in_uri=sip:example.com out_uri=sip:example.com"
   * ```
   *
   * @rfc 3261 section 20.43
   */
  sip_warning: boolParam(false),

  /**
   * Whether replies whose first Via is not one of the server's own addresses are dropped.
   *
   * @example Take only replies to what this server has sent
   * ```kamailio
   * check_via = yes
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200
   * alice < 200
   * ```
   *
   * @rfc 3261 section 18.1.2
   */
  check_via: boolParam(false),
} as const
