/** Parameters: routes of a configuration, and where its messages go. */

import { boolParam, intParam, optionalStrParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const routingParameters = {
  /**
   * How many branches one request may have.
   *
   * The request URI is one of them; `append_branch()` adds others, and each time a request is sent on again they count anew.
   *
   * @example One more than there may be
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "corex.so"
   * max_branches = 2
   * request_route {
   *     append_branch("sip:bob@192.0.2.20");
   *     if (!append_branch("sip:carol@192.0.2.30")) sl_send_reply("500", "Two are enough");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:dana@example.com
   * alice < 500 Two are enough
   * ```
   */
  max_branches: intParam(12, { min: 1, max: 30 }),

  /**
   * Whether `onsend_route` runs for replies that are sent on, too.
   *
   * @example See replies leave
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "xlog.so"
   * onsend_route_reply = yes
   * request_route { forward(); }
   * onsend_route { xlog("L_WARN", "$mts to $sndto(ip)\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200
   * alice < 200
   * ```
   * ```log
   * WARNING <script>: rq to 192.0.2.20
   * WARNING <script>: rp to 192.0.2.10
   * ```
   */
  onsend_route_reply: boolParam(false),

  /**
   * Whether `event_route[core:msg-received]` runs for each message, before all else.
   *
   * @example Drop what is too long before it costs more
   * ```kamailio
   * loadmodule "sl.so"
   * received_route_mode = 1
   * request_route { sl_send_reply("200", "OK"); }
   * event_route[core:msg-received] { if (msg:len > 600) drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * alice > OPTIONS sip:example.com
   *         Subject: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
   * quiet 1s
   * ```
   *
   * @trap without it the route is there, and never runs
   */
  received_route_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether messages of one call wait for one another; 0 lets each run as it comes.
   *
   * A script that waits for a database is put aside, and the next message of the call would overtake it: a CANCEL its INVITE. With a number here
   * it waits until the script before it has ended. The number is that of the queues that calls are spread over; some hundreds do. No more than
   * 10000 messages wait; others run as they come.
   *
   * @example Keep the order within a call, whatever a query takes
   * ```kamailio
   * route_locks_size = 256
   * request_route { drop; }
   * ```
   *
   * @compat A script that does not wait is never overtaken, with or without it.
   */
  route_locks_size: intParam(0, { min: 0, max: 65_535 }),

  /**
   * Whether changes are made to a request before its transaction is: 1 makes them then.
   *
   * A transaction keeps the request, so branches see the changes, and so does what asks the transaction later.
   *
   * @example Let branches see what the script has added
   * ```kamailio
   * msg_apply_changes_mode = 1
   * request_route { drop; }
   * ```
   */
  msg_apply_changes_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * How long a text with variables may be; a longer one fails the call it is for.
   *
   * For what `xlog()` writes, its own `buf_size` counts. Values that are added with `+` have no such limit.
   *
   * @example Refuse to repeat a long header
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * pv_buffer_size = 40
   * request_route {
   *     if (!sl_send_reply("200", "Subject was $hdr(Subject)")) sl_send_reply("400", "Too long to repeat");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Subject: lunch
   * alice < 200 Subject was lunch
   * alice > OPTIONS sip:example.com
   *         Subject: lunch, and what we were going to say about the budget
   * alice < 400 Too long to repeat
   * ```
   *
   * @compat The default is 65535; 8192 in Kamailio.
   */
  pv_buffer_size: intParam(65_535, { min: 1, max: 16_777_215, unit: 'bytes' }),

  /**
   * How soon a command that reads tables anew may run again; 0 for at once.
   *
   * Each such command counts on its own. One that comes too soon is answered with an error, and changes nothing.
   *
   * @example Keep a script from reloading in a loop
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * listen = tls:192.0.2.1:5061
   * rpc_exec_delta = 5
   * request_route { drop; }
   * ```
   * ```rpc
   * > tls.reload
   * Ok. TLS configuration reloaded.
   * > tls.reload
   * error: { code: 500 }
   * ```
   */
  rpc_exec_delta: intParam(0, { min: 0, max: 86_400, unit: 's' }),

  /**
   * The XAVP whose fields become parameters of our Via.
   *
   * For each message `via_add_xavp_params()` of module `corex` asks for it.
   *
   * @example Let each reply bring home which customer it is for
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "corex.so"
   * xavp_via_params = "via"
   * request_route {
   *     $xavp(via=>customer) = "c42";
   *     via_add_xavp_params(1);
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Via: SIP/2.0/UDP {srv}:5060;branch={*};customer=c42
   *         Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  xavp_via_params: optionalStrParam(),

  /**
   * The XAVP with the address that our Via shows.
   *
   * Its fields are `address` and `port`. For each message `via_use_xavp_fields()` of module `corex` asks for it.
   *
   * @example Show the address that the other side reaches us by
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "corex.so"
   * xavp_via_fields = "shown"
   * request_route {
   *     $xavp(shown=>address) = "edge.example.com";
   *     via_use_xavp_fields(1);
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Via: SIP/2.0/UDP edge.example.com;branch={*}
   *         Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  xavp_via_fields: optionalStrParam(),

  /**
   * The XAVP whose fields become parameters of the first Via of replies.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * xavp_via_reply_params = "viar"
   * request_route { drop; }
   * ```
   *
   * @rfc 3261 section 8.2.6.2
   */
  xavp_via_reply_params: optionalStrParam({
    idle: 'replies have the Vias of their request as they came, which RFC 3261 asks for',
  }),
} as const
