/** The module's parameters. */

import { intParam, optionalStrParam, strParam } from 'siprose'

import { intervalParams } from './interval-params.ts'
import { wayParams } from './way-params.ts'

/** The rows of the table. */
export const params = {
  /**
   * Whether `Bob` and `bob` are two users.
   *
   * @example Bob is not bob
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "case_sensitive", 1)
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * alice > MESSAGE sip:Bob@example.com
   * alice < 404
   * ```
   */
  case_sensitive: intParam(0, { min: 0, max: 1, live: 'registrar.case_sensitive' }),

  /**
   * What domains may begin with that means nothing.
   *
   * It counts where `use_domain` does.
   *
   * @example sip.example.com is example.com
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "realm_prefix", "sip.")
   * modparam("usrloc", "use_domain", 1)
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:sip.example.com
   *       To: <sip:bob@sip.example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * alice > MESSAGE sip:bob@example.com
   * bob < MESSAGE sip:bob@192.0.2.20
   * ```
   */
  realm_prefix: optionalStrParam({ live: 'registrar.realm_prefix' }),

  /**
   * Whether a lookup finds all contacts, or with 0 the first one alone.
   *
   * @example The best one alone
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "append_branches", 0)
   * request_route {
   *     if (method == "REGISTER") { save("location"); exit; }
   *     lookup("location");
   *     sl_send_reply("200", "$ru and $branch(count) more");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:a@192.0.2.20>, <sip:b@192.0.2.20>;q=0.5
   * bob < 200
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 sip:b@192.0.2.20 and 0 more
   * ```
   */
  append_branches: intParam(1, { min: 0, max: 1, live: 'registrar.append_branches' }),

  /**
   * Whether a lookup finds contacts alone that take the method of the request.
   *
   * What a device takes, it says in Allow, or in the parameter `methods` of the contact. Requests inside a dialog are sent whatever it says.
   *
   * @example A phone that takes no messages
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "method_filtering", 1)
   * request_route {
   *     if (method == "REGISTER") { save("location"); exit; }
   *     if (!lookup("location")) {
   *         switch ($rc) {
   *         case -2: sl_send_reply("405", "Method Not Allowed"); break;
   *         default: sl_send_reply("404", "Not Found");
   *         }
   *     }
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Allow: INVITE, ACK, CANCEL, BYE
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * alice > MESSAGE sip:bob@example.com
   * alice < 405
   * ```
   */
  method_filtering: intParam(0, { min: 0, max: 1 }),

  /**
   * Which contacts a lookup leaves out: a sum.
   *
   * - 1: those that have none of the branch flags in `$xavp(cfg=>rlf_bflags)`, where `xavp_cfg` is `cfg`
   * - 2: those whose connection has closed
   *
   * @example Those behind a NAT alone
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "kex.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "xavp_cfg", "cfg")
   * modparam("registrar", "lookup_filter_mode", 1)
   * request_route {
   *     if (method == "REGISTER") { if ($si == "192.0.2.30") setbflag(3); save("location"); exit; }
   *     $xavp(cfg=>rlf_bflags) = 8;
   *     if (lookup("location")) forward();
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;q=1
   * bob < 200
   * carol > REGISTER sip:example.com
   *         To: <sip:bob@example.com>
   *         Contact: <sip:bob@192.0.2.30>
   * carol < 200
   * alice > MESSAGE sip:bob@example.com
   * carol < MESSAGE sip:bob@192.0.2.30
   * ```
   */
  lookup_filter_mode: intParam(0, { min: 0, max: 3 }),

  /**
   * Whether contacts are found that have ended, until they are taken out.
   *
   * @example A little longer
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "use_expired_contacts", 1)
   * modparam("usrloc", "timer_interval", 300)
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=60
   * bob < 200
   * clock +70s
   * alice > MESSAGE sip:bob@example.com
   * bob < MESSAGE sip:bob@192.0.2.20
   * ```
   */
  use_expired_contacts: intParam(0, { min: 0, max: 1, live: 'registrar.use_expired_contacts' }),

  /**
   * The XAVP in which a script says how one message is dealt with.
   *
   * - for `save()`: `expires`, `q` in thousandths, `max_contacts`, `socket`
   * - for `lookup()`: `rlf_bflags`
   * - for `registered()`: `match_callid`, `match_received`, `match_contact`
   *
   * @example Ten minutes for this one
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "xavp_cfg", "cfg")
   * request_route {
   *     $xavp(cfg=>expires) = 600;
   *     $xavp(cfg[0]=>q) = 250;
   *     save("location");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;q=0.9;expires=3600
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;q=0.25;expires=600
   * ```
   */
  xavp_cfg: optionalStrParam(),

  /**
   * The XAVP in which a script finds what is known of the contact that was found.
   *
   * `lookup()` and `registered()` fill it. It has `ruid`, `contact`, `expires`, `received` and `path`; those that the contact does not have are
   * undefined.
   *
   * @example Which contact it was
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "xavp_rcd", "rcd")
   * request_route {
   *     if (method == "REGISTER") { save("location"); exit; }
   *     if (registered("location")) sl_send_reply("200", "$xavp(rcd=>contact) for $xavp(rcd=>expires) s");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=600
   * bob < 200
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 sip:bob@192.0.2.20 for 600 s
   * ```
   */
  xavp_rcd: optionalStrParam(),

  /**
   * What `xavp_rcd` leaves out: a sum.
   *
   * 1 is `ruid`, 2 `contact`, 4 `expires`, 8 `received`, 16 `path`.
   *
   * @example The contact alone
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "xavp_rcd", "rcd")
   * modparam("registrar", "xavp_rcd_mask", 29)
   * request_route {
   *     if (method == "REGISTER") { save("location"); exit; }
   *     if (registered("location")) sl_send_reply("200", "$xavp(rcd=>contact) for $xavp(rcd=>expires) s");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 sip:bob@192.0.2.20 for <null> s
   * ```
   */
  xavp_rcd_mask: intParam(0, { min: 0, max: 31 }),

  /**
   * A function of a scripting language that runs instead of event routes.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "event_callback", "on_event")
   * request_route { save("location"); }
   * ```
   */
  event_callback: strParam('', { idle: 'there is one language here: write event routes' }),

  /**
   * The AVP with the URI that stands for the one in the message.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "aor_avp", "$avp(aor)")
   * request_route { save("location"); }
   * ```
   */
  aor_avp: optionalStrParam({ idle: '`save()` and `lookup()` take the URI as an argument' }),

  /**
   * The AVP with the Call-ID that `registered()` asks for.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "reg_callid_avp", "$avp(callid)")
   * request_route { save("location"); }
   * ```
   */
  reg_callid_avp: optionalStrParam({
    idle: '`registered()` takes it from `$xavp(cfg=>match_callid)`',
  }),

  ...intervalParams,
  ...wayParams,
}
