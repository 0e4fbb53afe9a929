/** The parameters of `sanity`. */

import { intParam, strParam } from 'siprose'

import { ALL_CHECKS } from './inspector.ts'
import { ALL_SIZES } from './checks/sizes.ts'
import { ALL_URIS } from './checks/uris.ts'

const LARGEST = 8_388_608

/** The most bytes of a part of a message. */
function sizeParam(defaultValue: number) {
  return intParam(defaultValue, { min: 1, max: LARGEST, unit: 'bytes' })
}

/** The table of parameters. */
export const params = {
  /**
   * The checks of {@link sanity_check} without arguments: a sum of the numbers it lists.
   *
   * @example Look at CSeq alone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "default_checks", 96)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Expires: soon
   * alice < 200 OK
   * alice > OPTIONS sip:example.com
   *         CSeq: 5 MESSAGE
   * alice < 400 CSeq method does not match request method
   * ```
   */
  default_checks: intParam(3047, { min: 1, max: ALL_CHECKS }),

  /**
   * The URIs that check 1024 looks at: a sum of 1 request URI, 2 From, 4 To, 8 Contact.
   *
   * @example Look at contacts too
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "uri_checks", 15)
   * request_route { if (sanity_check(1024)) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Contact: <sip:alice@>
   * alice < 400 Bad Contact URI
   * ```
   */
  uri_checks: intParam(7, { min: 1, max: ALL_URIS }),

  /**
   * The extensions that a request may demand of proxies in Proxy-Require, separated by commas.
   *
   * @example Know about privacy, and nothing else
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "proxy_require", "privacy, path")
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Proxy-Require: privacy
   * alice < 200 OK
   * alice > OPTIONS sip:example.com
   *         Proxy-Require: privacy, sec-agree, foo
   * alice < 420 Bad Proxy Require Extension
   *         Unsupported: sec-agree, foo
   * ```
   *
   * @compat Case does not matter, and all that is not known is listed; Kamailio compares with case, and lists the first.
   * @rfc 3261 section 20.29
   */
  proxy_require: strParam(''),

  /**
   * Whether {@link sanity_check} ends the script when it finds something.
   *
   * With 0 it results in -1 and the script goes on.
   *
   * @example Write down who sends nonsense
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "xlog.so"
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "autodrop", 0)
   * request_route {
   *     if (!sanity_check()) { xlog("L_WARN", "nonsense from $si\n"); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Expires: soon
   * alice < 400 Expires value is illegal
   * ```
   * ```log
   * WARNING <script>: nonsense from 192.0.2.10
   * ```
   */
  autodrop: intParam(1, { min: 0, max: 1 }),

  /**
   * Whether {@link sanity_check} keeps the answer back.
   *
   * Then {@link sanity_reply} can give it, or nobody does.
   *
   * @example Give scanners no answer at all
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "noreply", 1)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Expires: soon
   * quiet 1s
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  noreply: intParam(0, { min: 0, max: 1 }),

  /**
   * The sizes that {@link sanity_check} looks at before all else.
   *
   * A sum of 1 message, 2 method, 4 request URI, 8 From, 16 To, 32 Contact, 64 Route, 128 Path, 256 P-Asserted-Identity, 512 each
   * header, 1024 all headers, 2048 body. The limits are the parameters `size_…`.
   *
   * @example Bound what a request may bring
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 2052)
   * modparam("sanity", "size_ruri", 40)
   * modparam("sanity", "size_body", 10)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   *         Content-Type: text/plain
   *
   *         short
   * alice < 200 OK
   * alice > MESSAGE sip:somebody-with-a-very-long-name@example.com
   * alice < 414 Request-URI Too Long
   * ```
   *
   * @compat Kamailio 5.6 has no size checks, and the documents of later ones do not say which number means what; these
   *   follow the order of the parameters.
   */
  size_checks: intParam(0, { min: 0, max: ALL_SIZES }),

  /**
   * The most bytes of a whole message, answered with 513 beyond.
   *
   * Checked where {@link size_checks} has 1.
   *
   * @example Take small messages alone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 1)
   * modparam("sanity", "size_message", 300)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Subject: a long story that never ends, a long story that never ends, a long story that never ends, a long story that never ends, a long story that never ends, a long story that never ends, and then some
   * alice < 513 Message Too Large
   * ```
   */
  size_message: sizeParam(16384),

  /**
   * The most letters of a method, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 2.
   *
   * @example Refuse methods that nobody can pronounce
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 2)
   * modparam("sanity", "size_method", 12)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > SUPERCALIFRAGILISTIC sip:example.com
   * alice < 400 Method Too Long
   * ```
   */
  size_method: sizeParam(32),

  /**
   * The most bytes of a request URI, answered with 414 beyond.
   *
   * Checked where {@link size_checks} has 4.
   *
   * @example Refuse request URIs that no phone has
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 4)
   * modparam("sanity", "size_ruri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:somebody-with-a-very-long-name@example.com
   * alice < 414 Request-URI Too Long
   * ```
   */
  size_ruri: sizeParam(256),

  /**
   * The most bytes of the URI in From, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 8.
   *
   * @example Refuse callers with endless names
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 8)
   * modparam("sanity", "size_from_uri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         From: <sip:somebody-with-a-very-long-name@example.com>;tag=1
   * alice < 400 From URI Too Long
   * ```
   */
  size_from_uri: sizeParam(256),

  /**
   * The most bytes of the URI in To, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 16.
   *
   * @example Refuse endless names in To
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 16)
   * modparam("sanity", "size_to_uri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         To: <sip:somebody-with-a-very-long-name@example.com>
   * alice < 400 To URI Too Long
   * ```
   */
  size_to_uri: sizeParam(256),

  /**
   * The most bytes of the URI of each contact, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 32.
   *
   * @example Keep endless contacts out of the location table
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 32)
   * modparam("sanity", "size_contact_uri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   *         Contact: <sip:alice@192.0.2.10>, <sip:somebody-with-a-very-long-name@example.com>
   * alice < 400 Contact URI Too Long
   * ```
   */
  size_contact_uri: sizeParam(256),

  /**
   * The most bytes of the URI of each Route, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 64.
   *
   * @example Refuse routes that no server of ours has written
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 64)
   * modparam("sanity", "size_route_uri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Route: <sip:somebody-with-a-very-long-name@example.com;lr>
   * alice < 400 Route URI Too Long
   * ```
   */
  size_route_uri: sizeParam(256),

  /**
   * The most bytes of the URI of each Path, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 128.
   *
   * @example Refuse an endless path
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 128)
   * modparam("sanity", "size_path_uri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   *         Path: <sip:somebody-with-a-very-long-name@example.com;lr>
   * alice < 400 Path URI Too Long
   * ```
   */
  size_path_uri: sizeParam(256),

  /**
   * The most bytes of each URI in P-Asserted-Identity, answered with 400 beyond.
   *
   * Checked where {@link size_checks} has 256.
   *
   * @example Refuse endless identities
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 256)
   * modparam("sanity", "size_pai_uri", 40)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         P-Asserted-Identity: <sip:somebody-with-a-very-long-name@example.com>
   * alice < 400 P-Asserted-Identity URI Too Long
   * ```
   */
  size_pai_uri: sizeParam(256),

  /**
   * The most bytes of one header with its name and line ends, answered with 513 beyond.
   *
   * Checked where {@link size_checks} has 512.
   *
   * @example Refuse a header that is a novel
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 512)
   * modparam("sanity", "size_header", 80)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Subject: once upon a time once upon a time once upon a time once upon a time once upon a time and so on
   * alice < 513 Header Too Large
   * ```
   */
  size_header: sizeParam(2048),

  /**
   * The most bytes of all headers together, answered with 513 beyond.
   *
   * Checked where {@link size_checks} has 1024.
   *
   * @example Refuse a message that is all headers
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 1024)
   * modparam("sanity", "size_headers", 400)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Subject: once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time once upon a time and so on
   * alice < 513 Headers Too Large
   * ```
   */
  size_headers: sizeParam(8192),

  /**
   * The most bytes of a body, answered with 513 beyond.
   *
   * Checked where {@link size_checks} has 2048.
   *
   * @example Refuse letters where notes are meant
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "sanity.so"
   * modparam("sanity", "size_checks", 2048)
   * modparam("sanity", "size_body", 20)
   * request_route { if (sanity_check()) sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   *         Content-Type: text/plain
   *
   *         dear Bob, it has been a long time
   * alice < 513 Body Too Large
   * ```
   */
  size_body: sizeParam(8192),
}
