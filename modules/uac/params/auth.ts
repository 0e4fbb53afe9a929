/** Parameters about who this server is elsewhere, and about its own requests. */

import { optionalStrParam, strListParam } from 'siprose'

import { parseLogin } from '../auth/logins.ts'

/** The rows of the table. */
export const authParams = {
  /**
   * Who this server is in a realm, `user:realm:password`; each line adds one.
   *
   * @example A provider that wants a password
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "credential", "house:provider:secret")
   * request_route {
   *     t_on_failure("PASSWORD");
   *     t_relay();
   * }
   * failure_route[PASSWORD] { if (uac_auth()) t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 407 Proxy Authentication Required
   *         Proxy-Authenticate: Digest realm="provider", nonce="n1"
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Proxy-Authorization: Digest username="house", realm="provider"{*}
   * bob   > 200
   * alice < 200
   * ```
   */
  credential: strListParam({ check: parseLogin }),

  /**
   * The variable in which a script says as whom it answers challenges.
   *
   * All three belong together.
   *
   * @example The script knows the password
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "auth_username_avp", "$avp(user)")
   * modparam("uac", "auth_realm_avp", "$avp(realm)")
   * modparam("uac", "auth_password_avp", "$avp(password)")
   * request_route {
   *     $avp(user) = "house";
   *     $avp(password) = "secret";
   *     t_on_failure("PASSWORD");
   *     t_relay();
   * }
   * failure_route[PASSWORD] { if (uac_auth()) t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 407 Proxy Authentication Required
   *         Proxy-Authenticate: Digest realm="provider", nonce="n1"
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Proxy-Authorization: Digest username="house", realm="provider"{*}
   * bob   > 200
   * alice < 200
   * ```
   */
  auth_username_avp: optionalStrParam(),

  /**
   * The variable in which a script says for which realm user and password are; empty for any.
   *
   * All three belong together.
   *
   * @example The script knows the password
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "auth_username_avp", "$avp(user)")
   * modparam("uac", "auth_realm_avp", "$avp(realm)")
   * modparam("uac", "auth_password_avp", "$avp(password)")
   * request_route {
   *     $avp(user) = "house";
   *     $avp(password) = "secret";
   *     t_on_failure("PASSWORD");
   *     t_relay();
   * }
   * failure_route[PASSWORD] { if (uac_auth()) t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 407 Proxy Authentication Required
   *         Proxy-Authenticate: Digest realm="provider", nonce="n1"
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Proxy-Authorization: Digest username="house", realm="provider"{*}
   * bob   > 200
   * alice < 200
   * ```
   */
  auth_realm_avp: optionalStrParam(),

  /**
   * The variable in which a script says with which password it answers challenges.
   *
   * All three belong together.
   *
   * @example The script knows the password
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "auth_username_avp", "$avp(user)")
   * modparam("uac", "auth_realm_avp", "$avp(realm)")
   * modparam("uac", "auth_password_avp", "$avp(password)")
   * request_route {
   *     $avp(user) = "house";
   *     $avp(password) = "secret";
   *     t_on_failure("PASSWORD");
   *     t_relay();
   * }
   * failure_route[PASSWORD] { if (uac_auth()) t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 407 Proxy Authentication Required
   *         Proxy-Authenticate: Digest realm="provider", nonce="n1"
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Proxy-Authorization: Digest username="house", realm="provider"{*}
   * bob   > 200
   * alice < 200
   * ```
   */
  auth_password_avp: optionalStrParam(),

  /**
   * The socket that requests of this server leave from, unless they say another.
   *
   * @example The second socket
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * listen = udp:192.0.2.1:5070
   * modparam("uac", "default_socket", "udp:192.0.2.1:5070")
   * request_route {
   *     $uac_req(method) = "OPTIONS";
   *     $uac_req(ruri) = "sip:bob@192.0.2.20";
   *     $uac_req(furi) = "sip:house@example.com";
   *     $uac_req(turi) = "sip:bob@example.com";
   *     uac_req_send();
   *     sl_send_reply("202", "Asked");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:example.com
   * alice < 202
   * bob   < OPTIONS sip:bob@192.0.2.20
   *         Via: SIP/2.0/UDP 192.0.2.1:5070;{*}
   * ```
   */
  default_socket: optionalStrParam(),

  /**
   * The function of an embedded script that runs in the place of the event route.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "event_callback", "ksr_uac_event")
   * request_route { drop; }
   * ```
   */
  event_callback: optionalStrParam({ idle: 'routes are written in the language of the server' }),
}
