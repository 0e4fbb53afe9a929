/** The parameters of `sl`. */

import { intParam, optionalStrParam, strParam } from 'siprose'

/** The table of parameters. */
export const params = {
  /**
   * The status of a reply that has none of its own.
   *
   * {@link sl_reply_error} sends it when nothing better is known, and the other functions where the variable that should hold
   * the status is undefined.
   *
   * @example Answer 505 when a script does not know what to say
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * modparam("sl", "default_code", 505)
   * request_route { sl_send_reply("$avp(status)", "Sorry"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 505 Sorry
   * ```
   *
   * @compat In Kamailio `sl_reply_error()` does not look at it.
   */
  default_code: intParam(500, { min: 400, max: 699, live: 'sl.default_code' }),

  /**
   * The reason phrase of a reply that has none of its own.
   *
   * @example Speak of your own house
   * ```kamailio
   * loadmodule "sl.so"
   * modparam("sl", "default_reason", "Example Telephony is out of order")
   * request_route { sl_reply_error(); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 500 Example Telephony is out of order
   * ```
   *
   * @compat In Kamailio `sl_reply_error()` does not look at it.
   */
  default_reason: strParam('Internal Server Error', { live: 'sl.default_reason' }),

  /**
   * Whether {@link send_reply} answers through a transaction where there is one.
   *
   * 0 makes it the same as {@link sl_send_reply}, for a script that keeps transactions and answers to retransmissions by itself.
   *
   * @example Answer every copy of a request anew
   * ```kamailio
   * loadmodule "sl.so"
   * modparam("sl", "bind_tm", 0)
   * request_route { send_reply("404", "Not Here"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 404 Not Here
   * ```
   */
  bind_tm: intParam(1, { min: 0, max: 1 }),

  /**
   * What a redirection tells of its targets besides their addresses.
   *
   * A sum of 1 for the flags of the branch, as a parameter `flags` of the contact, and 2 for the path to the target, as a Route
   * header in its URI. For a server of your own that reads them and forwards as this one would have done.
   *
   * @example Hand the flags on to the server that will forward
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * modparam("sl", "rich_redirect", 1)
   * request_route { $ru = "sip:bob@192.0.2.20"; sl_send_reply("302", "Moved"); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@example.com
   * alice < 302 Moved
   *         Contact: <sip:bob@192.0.2.20>;flags=0
   * alice > ACK sip:bob@example.com
   * ```
   */
  rich_redirect: intParam(0, { min: 0, max: 3 }),

  /**
   * The function that an embedded language runs instead of `event_route[sl:filtered-ack]`.
   *
   * @example A line that may stay when a configuration moves here
   * ```kamailio
   * loadmodule "sl.so"
   * modparam("sl", "event_callback_fl_ack", "ksr_filtered_ack")
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   */
  event_callback_fl_ack: optionalStrParam({
    idle: 'routing is written in the configuration language alone',
  }),

  /**
   * The function that an embedded language runs instead of `event_route[sl:local-response]`.
   *
   * @example A line that may stay when a configuration moves here
   * ```kamailio
   * loadmodule "sl.so"
   * modparam("sl", "event_callback_lres_sent", "ksr_local_response")
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   */
  event_callback_lres_sent: optionalStrParam({
    idle: 'routing is written in the configuration language alone',
  }),
}
