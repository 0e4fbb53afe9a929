/** Texts with what another place does not allow escaped, and back. */

import { pv } from '../module.ts'
import {
  COMMON_ESCAPES,
  COMMON_MEANINGS,
  escapeBackslash,
  escapePercent,
  FORM_CHARACTERS,
  LINE_ESCAPES,
  LINE_MEANINGS,
  PARAM_CHARACTERS,
  unescapeBackslash,
  unescapePercent,
  USER_CHARACTERS,
} from '../text/escapes.ts'

/**
 * A text with backslashes before quotes, backslashes and zero bytes, as databases want it.
 *
 * @example Show what is escaped
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "it's"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.common}{s.len}) => 5
 * ```
 */
export const escapeCommon = pv.transformation(
  { name: 's.escape.common', from: 'str', to: 'str' },
  (text) => escapeBackslash(text, COMMON_ESCAPES),
)

/**
 * A text without the backslashes that {@link escapeCommon} puts in.
 *
 * @example There and back
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "it's"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.common}{s.unescape.common}) => "it's"
 * ```
 */
export const unescapeCommon = pv.transformation(
  { name: 's.unescape.common', from: 'str', to: 'str' },
  (text) => unescapeBackslash(text, COMMON_MEANINGS),
)

/**
 * A text in one line: `\\r` and `\\n` for its line ends, two backslashes for one.
 *
 * @example Log a body in one line
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "v=0\r\ns=-\r\n"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.crlf}) => "v=0\\r\\ns=-\\r\\n"
 * ```
 */
export const escapeCrlf = pv.transformation(
  { name: 's.escape.crlf', from: 'str', to: 'str' },
  (text) => escapeBackslash(text, LINE_ESCAPES),
)

/**
 * A text with the line ends that {@link escapeCrlf} has put into one line.
 *
 * @example There and back
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "v=0\r\n"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.crlf}{s.unescape.crlf}) => "v=0\r\n"
 * ```
 */
export const unescapeCrlf = pv.transformation(
  { name: 's.unescape.crlf', from: 'str', to: 'str' },
  (text) => unescapeBackslash(text, LINE_MEANINGS),
)

/**
 * A text with percent signs for what the user part of a URI may not hold.
 *
 * @example Make a user of a name
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "Bob B"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.user}) => "Bob%20B"
 * ```
 *
 * @compat Kamailio gives nothing for a text with control characters or bytes from 128 on; here these are escaped too.
 * @rfc 3261 section 25.1
 */
export const escapeUserPart = pv.transformation(
  { name: 's.escape.user', from: 'str', to: 'str' },
  (text) => escapePercent(text, USER_CHARACTERS),
)

/**
 * A text with the bytes its percent signs stand for; nothing where one stands for none.
 *
 * @example Show a name
 * ```sip
 * alice > OPTIONS sip:Bob%20B@example.com
 *         X-Bad: 100%
 * ```
 * ```values
 * $(rU{s.unescape.user})        => "Bob B"
 * $(hdr(X-Bad){s.unescape.user}) => $null
 * ```
 */
export const unescapeUserPart = pv.transformation(
  { name: 's.unescape.user', from: 'str', to: 'str' },
  (text) => unescapePercent(text, '+'),
)

/**
 * A text with percent signs for what a parameter of a URI may not hold.
 *
 * @example Make a parameter of a name
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "a;b=c"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.param}) => "a%3bb%3dc"
 * ```
 *
 * @compat Kamailio gives nothing for a text with control characters or bytes from 128 on; here these are escaped too.
 * @rfc 3261 section 25.1
 */
export const escapeParam = pv.transformation(
  { name: 's.escape.param', from: 'str', to: 'str' },
  (text) => escapePercent(text, PARAM_CHARACTERS),
)

/**
 * A text with the bytes its percent signs stand for; nothing where one stands for none.
 *
 * @example Read a parameter
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "a%3bb"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.unescape.param}) => "a;b"
 * ```
 */
export const unescapeParam = pv.transformation(
  { name: 's.unescape.param', from: 'str', to: 'str' },
  (text) => unescapePercent(text, '+'),
)

/**
 * A text for a query in a URL.
 *
 * Everything but letters, digits, `-`, `_`, `.` and `~` becomes a percent sign and two digits.
 *
 * @example Ask another server about a caller
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Name: Bob & Co
 * ```
 * ```values
 * $(hdr(X-Name){s.urlencode.param}) => "Bob%20%26%20Co"
 * ```
 *
 * @rfc 3986 section 2.3
 */
export const urlencodeParam = pv.transformation(
  { name: 's.urlencode.param', from: 'str', to: 'str' },
  (text) => escapePercent(text, FORM_CHARACTERS),
)

/**
 * What a text from a query in a URL stands for.
 *
 * A `+` is a blank. Nothing comes of a text in which a percent sign stands for no byte.
 *
 * @example Read a query
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Query: name=Bob+%26+Co&n=1
 *         X-Bad: 100%
 * ```
 * ```values
 * $(hdr(X-Query){param.value,name,&}{s.urldecode.param}) => "Bob & Co"
 * $(hdr(X-Bad){s.urldecode.param})                       => $null
 * ```
 *
 * @compat Kamailio makes something of a percent sign without two digits.
 */
export const urldecodeParam = pv.transformation(
  { name: 's.urldecode.param', from: 'str', to: 'str' },
  (text) => unescapePercent(text, ' '),
)

/**
 * A text as a field of a list with commas: in quotes, and two quotes for one.
 *
 * @example Write a line for a spreadsheet
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: "Bob, of sales" <sip:bob@192.0.2.20>
 * ```
 * ```values
 * $(ct{nameaddr.name}{s.escape.csv}) => "\"\"\"Bob, of sales\"\"\""
 * $(ci{s.escape.csv}{s.substr,0,1})  => "\""
 * ```
 *
 * @rfc 4180
 */
export const escapeCsv = pv.transformation(
  { name: 's.escape.csv', from: 'str', to: 'str' },
  (text) => `"${text.replaceAll('"', '""')}"`,
)
