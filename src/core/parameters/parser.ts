/** Parameters: how messages are read, and how much of everything one may have. */

import { boolParam, intParam, strParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const parserParameters = {
  /**
   * Whether replies of HTTP are read, and given to `reply_route`.
   *
   * @example Hear the answer to a request of HTTP
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "pv.so"
   * http_reply_parse = yes
   * request_route { drop; }
   * reply_route { xlog("L_WARN", "$rs $rr\n"); drop; }
   * ```
   */
  http_reply_parse: boolParam(false, { aliases: ['http_reply_hack'] }),

  /**
   * Whether the user of a SIP URI with `user=phone` is a number with parameters.
   *
   * Then `$rU` is the number alone, and setting it keeps the parameters.
   *
   * @example The number with its extension, and the number alone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * request_route { sl_send_reply("200", "$rU"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:+12015550123;ext=7@gw.example.com;user=phone
   * alice < 200 +12015550123
   * ```
   *
   * @example Take the user as it stands
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * phone2tel = no
   * request_route { sl_send_reply("200", "$rU"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:+12015550123;ext=7@gw.example.com;user=phone
   * alice < 200 +12015550123;ext=7
   * ```
   *
   * @compat Transformations always take it for a number.
   * @rfc 3261 section 19.1.6
   */
  phone2tel: boolParam(true),

  /**
   * How strictly received messages are read: 1 refuses what 0 forgives.
   *
   * In strict mode a message is refused with 400 when From, To, Call-ID, CSeq, Max-Forwards or Content-Length is there twice,
   * or when a line among the headers is no header. Otherwise the first of them counts, and the line is passed on untouched.
   * What names no next step in either mode stays refused: a first line that is none, a Via that cannot be read.
   *
   * @example Take what an old gateway sends
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * sip_parser_mode = 0
   * request_route { sl_send_reply("200", "Hello $fU"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         From: <sip:gateway@example.com>;tag=1
   *         From: <sip:other@example.com>;tag=2
   * alice < 200 Hello gateway
   * ```
   *
   * @example Refuse a message whose sender is not clear
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         From: <sip:alice@example.com>;tag=1
   *         From: <sip:other@example.com>;tag=2
   * alice < 400 Bad Request: repeated header
   * ```
   *
   * @compat Kamailio runs the script in strict mode, too, and finds out when it answers or forwards; here the message is answered before.
   * @rfc 4475 section 3.3.8
   */
  sip_parser_mode: intParam(1, { min: 0, max: 1 }),

  /**
   * The level at which the log shows received messages that cannot be read.
   *
   * One line a second at most: others in between are counted in the next. A level above `debug` keeps the log free of them.
   *
   * @example Keep what strangers send out of the log
   * ```kamailio
   * debug = 0
   * sip_parser_log = 2
   * request_route { drop; }
   * ```
   *
   * @example See why a message was refused
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         CSeq: 1 OPTIONS
   *         CSeq: 2 OPTIONS
   * alice < 400 Bad Request: repeated header
   * ```
   * ```log
   * ERROR a message from udp:192.0.2.10:5060 cannot be read: sip/repeated-header at byte {*}
   * ```
   */
  sip_parser_log: intParam(-1, { min: -5, max: 10, live: 'core.sip_parser_log' }),

  /**
   * Whether the log shows a message that cannot be read on one line; 0 keeps its lines.
   *
   * @example Keep one record a line for the log's collector
   * ```kamailio
   * sip_parser_log_oneline = 1
   * request_route { drop; }
   * ```
   */
  sip_parser_log_oneline: intParam(0, { min: 0, max: 1, live: 'core.sip_parser_log_oneline' }),

  /**
   * Characters that names of headers may have beside letters, digits and ``-.!%*_+`'~``.
   *
   * @example Pass on a header that somebody invented
   * ```kamailio
   * hdr_name_extra_chars = "@"
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         X@Site: 7
   * alice < 200 OK
   * ```
   *
   * @example Without it the line is no header
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         X@Site: 7
   * alice < 400 Bad Request: header without colon
   * ```
   *
   * @rfc 3261 section 25.1
   */
  hdr_name_extra_chars: strParam(''),

  /**
   * Characters that hosts of request URIs may have beside letters, digits, `-`, `.` and `_`.
   *
   * It holds for the request URI and the destination URI, as received and as set. Other URIs are carried as text anyway.
   *
   * @example Route to hosts with an exclamation mark
   * ```kamailio
   * uri_host_extra_chars = "!"
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * request_route {
   *     $ru = "sip:carol@c!d.example.com";
   *     sl_send_reply("200", "$od to $rd");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@a!b.example.com
   * alice < 200 a!b.example.com to c!d.example.com
   * ```
   *
   * @compat The underscore, which Kamailio wants listed, is always taken. Delimiters of a URI, `:;?@` and others, never are.
   * @rfc 3261 section 25.1
   */
  uri_host_extra_chars: strParam(''),

  /**
   * The most bytes a received message may have; a longer one is refused with 513.
   *
   * On streams `tcp_rd_buf_size` has to be as large, or the connection ends before.
   *
   * @example Take short messages only
   * ```kamailio
   * loadmodule "sl.so"
   * msg_recv_max_size = 512
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * alice > MESSAGE sip:example.com
   *
   *         This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it. This text is much longer than its sender needed to make it.
   * alice < 513 Message Too Large
   * ```
   *
   * @compat Kamailio drops such a message without an answer, and has this since version 5.7.
   * @rfc 3261 section 21.5.7
   */
  msg_recv_max_size: intParam(32767, { min: 128, max: 8388607, unit: 'bytes' }),

  /**
   * The most headers a message may have; one with more is refused with 513.
   *
   * A header that goes on over several lines is one; one that is a list is one, too.
   *
   * @example Refuse what has more than ten headers
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_headers = 10
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * alice > OPTIONS sip:example.com
   *         a
   *         a
   *         a
   *         a
   * alice < 513 Message Too Large
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   */
  'parser.max_headers': intParam(256, { min: 8, max: 65535 }),

  /**
   * The most bytes one header may have, name and folded lines included; else 513.
   *
   * @example Refuse headers of more than 200 bytes
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_header_size = 200
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         X-Long: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789
   * alice < 513 Message Too Large
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   */
  'parser.max_header_size': intParam(16384, { min: 128, max: 8388607, unit: 'bytes' }),

  /**
   * The most bytes the first line may have; a request with more is refused with 414.
   *
   * @example Take short first lines only
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_first_line_size = 64
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:01234567890123456789012345678901234567890123456789@example.com
   * alice < 414 Request-URI Too Long
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 3261 section 21.4.12
   */
  'parser.max_first_line_size': intParam(8192, { min: 64, max: 8388607, unit: 'bytes' }),

  /**
   * The most bytes a request URI may have; a request with more is refused with 414.
   *
   * @example Take short URIs only
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_uri_size = 32
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 OK
   * alice > OPTIONS sip:012345678901234567890123456789@example.com
   * alice < 414 Request-URI Too Long
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 3261 section 21.4.12
   */
  'parser.max_uri_size': intParam(4096, { min: 32, max: 8388607, unit: 'bytes' }),

  /**
   * The most bytes a body may have; a request with more is refused with 413.
   *
   * @example Take no long texts
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_body_size = 20
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:example.com
   *
   *         Short
   * alice < 200 OK
   * alice > MESSAGE sip:example.com
   *
   *         A text of more than twenty bytes
   * alice < 413 Request Entity Too Large
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 3261 section 21.4.11
   */
  'parser.max_body_size': intParam(65535, { min: 0, max: 8388607, unit: 'bytes' }),

  /**
   * The most Vias a message may have, those in one header counted each; else 513.
   *
   * A message passes no more servers than Max-Forwards allows, which is 70 where it begins.
   *
   * @example Refuse what has come a long way
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_vias = 2
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Via: SIP/2.0/UDP {alice};branch=z9hG4bK1, SIP/2.0/UDP a.example.com;branch=z9hG4bK2, SIP/2.0/UDP b.example.com;branch=z9hG4bK3
   * alice < 513 Message Too Large
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 3261 section 16.3
   */
  'parser.max_vias': intParam(255, { min: 1, max: 65535 }),

  /**
   * The most elements, with commas between, a header that is a list may have; else 513.
   *
   * Text, as in Subject or User-Agent, has no elements, whatever commas are in it.
   *
   * @example Refuse long lists of contacts
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_elements = 2
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   *         Contact: <sip:a@192.0.2.10>, <sip:b@192.0.2.10>, <sip:c@192.0.2.10>
   * alice < 513 Message Too Large
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   */
  'parser.max_elements': intParam(256, { min: 1, max: 65535 }),

  /**
   * The most parameters one element of a header may have; else 513.
   *
   * @example Refuse a From with many parameters
   * ```kamailio
   * loadmodule "sl.so"
   * parser.max_params = 2
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         From: <sip:alice@example.com>;tag=1;a;b
   * alice < 513 Message Too Large
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   */
  'parser.max_params': intParam(128, { min: 1, max: 65535 }),

  /**
   * The most parts a body of parts is read into, on one level.
   *
   * Parts beyond are passed on untouched, and not seen by functions that look into bodies.
   *
   * @example Look at the first four parts
   * ```kamailio
   * parser.max_parts = 4
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 2046 section 5.1
   */
  'parser.max_parts': intParam(64, { min: 1, max: 65535 }),

  /**
   * How deep parts of a body may stand in parts and still be read.
   *
   * @example Look at the parts of the first level
   * ```kamailio
   * parser.max_nesting = 1
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 5621 section 3
   */
  'parser.max_nesting': intParam(4, { min: 1, max: 32 }),

  /**
   * The most headers of one part that are read.
   *
   * @example Look at few headers of a part
   * ```kamailio
   * parser.max_part_headers = 8
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   */
  'parser.max_part_headers': intParam(32, { min: 1, max: 1024 }),

  /**
   * The most lines of a session description that are read.
   *
   * Lines beyond are passed on untouched.
   *
   * @example Read short descriptions
   * ```kamailio
   * parser.max_sdp_lines = 200
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 8866 section 5
   */
  'parser.max_sdp_lines': intParam(4096, { min: 1, max: 65535 }),

  /**
   * The most streams of a session description that are read.
   *
   * @example Read few streams
   * ```kamailio
   * parser.max_sdp_media = 8
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio takes the line as a setting of the configuration's own, without effect.
   * @rfc 8866 section 5.14
   */
  'parser.max_sdp_media': intParam(256, { min: 1, max: 65535 }),
} as const
