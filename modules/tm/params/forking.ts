/** Many places for one request. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

export const forkingParams = {
  /**
   * The XAVP in which `t_load_contacts()` keeps places that are tried one after the other.
   *
   * @example Try the best place first
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "contacts_avp", "tm_contacts")
   * modparam("tm", "contact_flows_avp", "tm_contact_flows")
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30", "1.0");
   *     t_load_contacts();
   *     t_next_contacts();
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * carol < MESSAGE sip:carol@192.0.2.30
   * carol > 200
   * alice < 200
   * ```
   */
  contacts_avp: optionalStrParam(),

  /**
   * The XAVP in which `t_next_contacts()` keeps further ways to devices being tried.
   *
   * @example The best place first, and one way to each device
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "contacts_avp", "tm_contacts")
   * modparam("tm", "contact_flows_avp", "tm_contact_flows")
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30", "1.0");
   *     t_load_contacts();
   *     t_next_contacts();
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * carol < MESSAGE sip:carol@192.0.2.30
   * carol > 404
   * alice < 404
   * ```
   *
   * @rfc 5626 section 5.3
   */
  contact_flows_avp: optionalStrParam(),

  /**
   * The XAVP with attributes of contacts, as `usrloc` names it.
   *
   * @example Name it for both
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "xavp_contact", "ulattrs")
   * request_route { t_relay(); }
   * ```
   */
  xavp_contact: optionalStrParam({
    idle: 'the attributes of all contacts stay with the transaction',
  }),

  /**
   * Whether a request that would fork is refused when it has been here before, unchanged.
   *
   * Servers that fork to each other make a flood of one request. A request that comes back changed is a spiral, and passes.
   *
   * @example A request that comes back
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * request_route {
   *     append_branch("sip:carol@192.0.2.30");
   *     $ru = "sip:bob@192.0.2.1";
   *     $du = "sip:192.0.2.20";
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.1
   *         From: <sip:alice@example.com>;tag=1
   *         Call-ID: loop
   * bob   < MESSAGE sip:bob@192.0.2.1
   *         Via: {mine}
   *         Via: {hers}
   * carol < MESSAGE sip:carol@192.0.2.30
   * bob   > MESSAGE sip:bob@192.0.2.1
   *         Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bKbob
   *         Via: {mine}
   *         Via: {hers}
   *         From: <sip:alice@example.com>;tag=1
   *         To: <sip:bob@192.0.2.1>
   *         Call-ID: loop
   *         CSeq: 1 MESSAGE
   * bob   < 482 Loop Detected
   * ```
   *
   * @compat Kamailio has no such check. It costs a hash of the message for requests that fork, and the branch has a part more.
   * @rfc 5393 section 4
   */
  loop_detection: boolParam(true),

  /**
   * Into how many branches a request may grow, here and behind; 0 for no limit.
   *
   * A Max-Breadth that the request has counts instead. Each branch gets its share.
   *
   * @example Two branches share ten
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "max_breadth", 10)
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Max-Breadth: 5
   * carol < MESSAGE sip:carol@192.0.2.30
   *         Max-Breadth: 5
   * ```
   *
   * @example A request that may not fork any more
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   *         Max-Breadth: 1
   * alice < 440 Max-Breadth Exceeded
   * ```
   *
   * @compat Kamailio has no such limit.
   * @rfc 5393 section 5
   */
  max_breadth: intParam(60, { min: 0, max: 1_000_000 }),
}
