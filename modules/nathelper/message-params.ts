/** Parameters of what is read in messages, and written into them. */

import { intParam, optionalStrParam, strParam } from 'siprose'

import { avpName, checkAliasName, descriptionLine } from './check-texts.ts'

/** The rows of the table. */
export const messageParams = {
  /**
   * The AVP that `fix_nated_register()` writes to, `$avp(name)`; the registrar has the same.
   *
   * @example Where a REGISTER came from
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "nathelper.so"
   * modparam("nathelper", "received_avp", "$avp(rcv)")
   * request_route { fix_nated_register(); sl_send_reply("200", "$avp(rcv)"); }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 200 sip:192.0.2.10:5060
   * ```
   */
  received_avp: optionalStrParam({ check: avpName }),
  /**
   * The line that says that a server has changed the description; empty for none.
   *
   * @example A mark of another server
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "nortpproxy_str", "a=sdpmangled:yes\r\n")
   * request_route { fix_nated_sdp("4"); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         Content-Type: application/sdp
   *
   *         v=0
   *         c=IN IP4 10.0.0.7
   *         m=audio 5000 RTP/AVP 0
   * bob   < INVITE sip:bob@192.0.2.20
   *
   *         v=0
   *         c=IN IP4 10.0.0.7
   *         m=audio 5000 RTP/AVP 0
   *         a=sdpmangled:yes
   * ```
   */
  nortpproxy_str: strParam('a=nortpproxy:yes', { check: descriptionLine }),
  /**
   * Whether addresses that `fix_nated_sdp()` replaces are kept in lines `a=oldmediaip`.
   *
   * @example Tell nobody the address inside
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "append_sdp_oldmediaip", 0)
   * request_route { fix_nated_sdp("2"); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         Content-Type: application/sdp
   *
   *         v=0
   *         c=IN IP4 10.0.0.7
   *         m=audio 5000 RTP/AVP 0
   * bob   < INVITE sip:bob@192.0.2.20
   *
   *         v=0
   *         c=IN IP4 192.0.2.10
   *         m=audio 5000 RTP/AVP 0
   * ```
   */
  append_sdp_oldmediaip: intParam(1, { min: 0, max: 1 }),
  /**
   * Whether 192.0.0.0/24, kept for protocols, counts as private: 1 for yes.
   *
   * Of it, 192.0.0.0/29 does in any case.
   *
   * @example Leave it out
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "nathelper.so"
   * modparam("nathelper", "nat_addr_mode", 0)
   * request_route { is_rfc1918("$rd"); sl_send_reply("200", "$rc"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:192.0.0.7
   * alice < 200 1
   * alice > OPTIONS sip:192.0.0.8
   * alice < 200 -1
   * ```
   */
  nat_addr_mode: intParam(1, { min: 0, max: 1 }),
  /**
   * The name of the parameter that aliases are written in.
   *
   * @example Another name
   * ```kamailio
   * loadmodule "nathelper.so"
   * modparam("nathelper", "alias_name", "saddr")
   * request_route { add_contact_alias(); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         Contact: <sip:alice@10.0.0.7>
   * bob   < INVITE sip:bob@192.0.2.20
   *         Contact: <sip:alice@10.0.0.7;saddr=192.0.2.10~5060~1>
   * ```
   */
  alias_name: strParam('alias', { check: checkAliasName }),
}
