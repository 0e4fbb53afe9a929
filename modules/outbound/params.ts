/** The parameters of `outbound`. */

import { intParam, optionalStrParam } from 'siprose'

/** The table of parameters. */
export const params = {
  /**
   * The flag that asks for a token, whatever the request is.
   *
   * `setflag()` sets it; -1 is no flag. For phones that do not know of flows and sit behind a NAT all the same.
   *
   * @example Phones from one network
   * ```kamailio
   * loadmodule "outbound.so"
   * loadmodule "rr.so"
   * modparam("outbound", "force_outbound_flag", 1)
   * modparam("rr", "append_fromtag", 0)
   * request_route {
   *     if (src_ip == 192.0.2.10) setflag(1);
   *     record_route();
   *     forward();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:{token:token}@192.0.2.1;lr>
   * carol > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:192.0.2.1;lr>
   * ```
   */
  force_outbound_flag: intParam(-1, { min: -1, max: 31 }),

  /**
   * The flag that asks for no token, whatever the request is.
   *
   * -1 is no flag. Where the flag that asks for one is set, too, that wins.
   *
   * @example Not for a gateway, whatever it writes
   * ```kamailio
   * loadmodule "outbound.so"
   * loadmodule "rr.so"
   * modparam("outbound", "force_no_outbound_flag", 2)
   * modparam("rr", "append_fromtag", 0)
   * request_route {
   *     if (src_ip == 192.0.2.30) setflag(2);
   *     record_route();
   *     forward();
   * }
   * ```
   * ```sip
   * carol > INVITE sip:bob@192.0.2.20
   *         Contact: <sip:carol@192.0.2.30;ob>
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:192.0.2.1;lr>
   * alice > INVITE sip:bob@192.0.2.20
   *         Contact: <sip:alice@192.0.2.10;ob>
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:{token:token}@192.0.2.1;lr>
   * ```
   */
  force_no_outbound_flag: intParam(-1, { min: -1, max: 31 }),

  /**
   * What seals the tokens.
   *
   * Without it the seal is another one after each start, and registrations from before are not found any more until they are renewed. Servers that share
   * an address have to share it, too.
   *
   * @example Tokens that outlive a restart
   * ```kamailio
   * loadmodule "outbound.so"
   * loadmodule "rr.so"
   * modparam("outbound", "flow_token_secret", "many words that nobody guesses")
   * modparam("rr", "append_fromtag", 0)
   * request_route { record_route(); forward(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         Contact: <sip:alice@192.0.2.10;ob>
   * bob   < INVITE sip:bob@192.0.2.20
   *         Record-Route: <sip:{token:token}@192.0.2.1;lr>
   * ```
   *
   * @compat The tokens are other ones: those of a Kamailio with the same secret are not taken for ours, and are no tokens here at all.
   */
  flow_token_secret: optionalStrParam(),
}
