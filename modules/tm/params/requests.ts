/** Requests of this server's own, and those for other programs. */

import { boolParam, intParam, optionalStrParam, strListParam } from 'siprose'

import { parseAppend } from '../programs/append.ts'

const MS = { min: 1, max: 0x7fffffff, unit: 'ms' } as const

export const requestsParams = {
  /**
   * Where the ACK goes for a success of an INVITE that was made here.
   *
   * - 0: by the route of the dialog, to its Contact.
   * - 1: to where the INVITE went.
   * - 2: to where the success came from, which reaches phones behind NAT that do not know it.
   *
   * @example To where the INVITE went
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * modparam("tm", "local_ack_mode", 1)
   * request_route {
   *     t_uac_send("INVITE", "sip:bob@192.0.2.20", "", "", "From: <sip:office@example.com>\r\nTo: <sip:bob@example.com>\r\n", "");
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 200
   *         Contact: <sip:bob@10.0.0.7>
   * bob   < ACK sip:bob@10.0.0.7
   * ```
   */
  local_ack_mode: intParam(0, { min: 0, max: 2, live: 'tm.local_ack_mode' }),

  /**
   * Whether the ACK for a success of an INVITE that was made here has a branch of its own.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "local_ack_branch_mode", 1)
   * request_route { t_relay(); }
   * ```
   *
   * @compat It always has, as the RFC asks: elsewhere it has that of the INVITE unless this is set.
   * @rfc 3261 section 17.1.1.3
   */
  local_ack_branch_mode: boolParam(false, {
    idle: 'the ACK to a success has a branch of its own',
  }),

  /**
   * Whether failure routes run for requests that this server makes.
   *
   * `event_route[tm:local-request]` names the route. It can send the request elsewhere; there is nobody to answer.
   *
   * @example A second place for a notice
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * modparam("tm", "enable_uac_fr", 1)
   * event_route[tm:local-request] { t_on_failure("NEXT"); }
   * failure_route[NEXT] {
   *     $ru = "sip:carol@192.0.2.30";
   *     t_relay();
   * }
   * request_route {
   *     t_uac_send("OPTIONS", "sip:bob@192.0.2.20", "", "", "From: <sip:office@example.com>\r\nTo: <sip:bob@example.com>\r\n", "");
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:example.com
   * alice < 200
   * bob   < OPTIONS sip:bob@192.0.2.20
   * bob   > 404
   * carol < OPTIONS sip:carol@192.0.2.30
   * carol > 200
   * ```
   */
  enable_uac_fr: boolParam(false),

  /**
   * For what else than requests of its own this server runs `event_route[tm:local-request]`.
   *
   * A sum: 1 for ACKs and 2 for CANCELs that are made here. The route can change their headers; where they go stays as it is.
   *
   * @example A mark on every ACK
   * ```kamailio
   * loadmodule "textops.so"
   * loadmodule "tm.so"
   * modparam("tm", "evlreq_mode", 1)
   * request_route { t_relay(); }
   * event_route[tm:local-request] { append_hf("X-House: 1\r\n"); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 486
   * bob   < ACK sip:bob@192.0.2.20
   *         X-House: 1
   * alice < 486
   * ```
   */
  evlreq_mode: intParam(0, { min: 0, max: 3 }),

  /**
   * The function in another language to run instead of `event_route[tm:local-request]`.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "event_callback", "ksr_tm_event")
   * request_route { t_relay(); }
   * ```
   */
  event_callback: optionalStrParam({ idle: 'there are no scripts in other languages' }),

  /**
   * The function in another language to run instead of `event_route[tm:local-ack-sent]`.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "evcb_local_ack_sent", "ksr_tm_event")
   * request_route { t_relay(); }
   * ```
   */
  evcb_local_ack_sent: optionalStrParam({ idle: 'there are no scripts in other languages' }),

  /**
   * How long a program may take to read what `t_write_unix()` and `t_write_req()` write.
   *
   * @example A program that has to be quick
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "unix_tx_timeout", 250)
   * request_route {
   *     t_newtran();
   *     if (!t_write_unix("/run/voicemail.sock", "record")) t_reply("503", "No Voicemail");
   * }
   * ```
   *
   * @compat There it is of sockets alone.
   */
  unix_tx_timeout: intParam(500, MS),

  /**
   * A list of what `t_write_req()` and `t_write_unix()` write besides the request.
   *
   * It has a name, a colon, and elements with semicolons between them. `hdr[Name]` is the first header of a name, `avp[s:name]` and `avp[i:7]` an AVP, each
   * a line `name: value`, or none where there is no such thing; with `other=` before it, that is the name. `msg[body]` writes the body of requests that are no INVITE, too.
   *
   * @example The agent, and who pays
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "tw_append", "more:agent=hdr[User-Agent];avp[s:payer];msg[body]")
   * request_route {
   *     $avp(payer) = "bob";
   *     t_newtran();
   *     t_write_req("/run/voicemail", "record/more");
   * }
   * ```
   */
  tw_append: strListParam({ check: parseAppend }),
}
