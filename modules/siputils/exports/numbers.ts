/** Texts that are numbers, or look like it. */
import { parseUri, str } from 'siprose'

import { isAlphanumeric, isDigits, isE164 } from '../number.ts'
import { siputils } from '../module.ts'

/**
 * Tells whether a text is an E.164 number: a `+` and 2 to 15 digits.
 *
 * @param number - the text; variables in it are expanded
 * @returns true when it is one
 *
 * @example Let only full numbers out
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_e164("$rU")) sl_send_reply("200", "International");
 *     else sl_send_reply("484", "Address Incomplete");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:+358401234567@example.com
 * alice < 200
 * alice > INVITE sip:0401234567@example.com
 * alice < 484
 * alice > INVITE sip:+1@example.com
 * alice < 484
 * ```
 *
 * @see {@link is_uri_user_e164}
 * @see {@link is_tel_number}
 */
export const is_e164 = siputils.cfgFunction(
  { args: [str('number')], routes: ['request', 'failure', 'event'] },
  (self, _ctx, number) => isE164(number, self.params.e164_max_len),
)

/**
 * Tells whether the user of a SIP URI is an E.164 number.
 *
 * @param uri - the URI; variables in it are expanded
 * @returns true when it is one; false also for what is no SIP URI
 *
 * @example Recognize callers from the telephone network
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_uri_user_e164("$fu")) sl_send_reply("200", "A telephone");
 *     else sl_send_reply("200", "A name");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:+358401234567@example.com>;tag=1
 * alice < 200 A telephone
 * alice > INVITE sip:bob@example.com
 *         From: <tel:+358401234567>;tag=1
 * alice < 200 A name
 * ```
 *
 * @trap A `tel` URI has no user: ask `is_e164()` for the number itself.
 * @see {@link is_e164}
 */
export const is_uri_user_e164 = siputils.cfgFunction(
  { args: [str('uri')], routes: 'any' },
  (self, _ctx, uri) => {
    const parsed = parseUri(uri)
    if (parsed === null || !parsed.isSip || parsed.user === null) return false
    return isE164(parsed.user, self.params.e164_max_len)
  },
)

/**
 * Tells whether a text is a telephone number: digits, maybe a `+` before them.
 *
 * @param tval - the text; variables in it are expanded
 * @returns `1` when it is one, `-2` when not
 *
 * @example Tell numbers from names
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_tel_number("$rU")) sl_send_reply("200", "A number");
 *     else sl_send_reply("200", "A name");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:+358401234567@example.com
 * alice < 200 A number
 * alice > INVITE sip:112@example.com
 * alice < 200 A number
 * alice > INVITE sip:+358-40@example.com
 * alice < 200 A name
 * ```
 *
 * @see {@link is_e164}
 * @see {@link is_numeric}
 */
export const is_tel_number = siputils.cfgFunction(
  { args: [str('tval')], routes: 'any' },
  (_self, _ctx, tval) => (isDigits(tval, tval.startsWith('+') ? 1 : 0) ? 1 : -2),
)

/**
 * Tells whether a text has digits only.
 *
 * @param tval - the text; variables in it are expanded
 * @returns `1` when it is so, `-2` when not, or when the text is empty
 *
 * @example Recognize extensions
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_numeric("$rU")) sl_send_reply("200", "An extension");
 *     else sl_send_reply("404", "None");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:1000@example.com
 * alice < 200
 * alice > INVITE sip:+1000@example.com
 * alice < 404
 * ```
 *
 * @see {@link is_tel_number}
 */
export const is_numeric = siputils.cfgFunction(
  { args: [str('tval')], routes: 'any' },
  (_self, _ctx, tval) => (isDigits(tval, 0) ? 1 : -2),
)

/**
 * Tells whether a text has digits and letters A to Z only.
 *
 * @param tval - the text; variables in it are expanded
 * @returns `1` when it is so, `-2` when the text is empty, `-3` when it has another character
 *
 * @example Refuse odd users
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_alphanum("$rU")) sl_send_reply("200", "OK");
 *     else sl_send_reply("404", "result $rc");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob7@example.com
 * alice < 200
 * alice > INVITE sip:bob.7@example.com
 * alice < 404 result -3
 * ```
 *
 * @see {@link is_alphanumex}
 */
export const is_alphanum = siputils.cfgFunction(
  { args: [str('tval')], routes: 'any' },
  (_self, _ctx, tval) => {
    if (tval === '') return -2
    return isAlphanumeric(tval, '') ? 1 : -3
  },
)

/**
 * Tells whether a text has digits, letters A to Z, and some more characters only.
 *
 * @param tval - the text; variables in it are expanded
 * @param eset - the characters that may be in it too
 * @returns `1` when it is so, `-2` when the text is empty, `-3` when it has another character
 *
 * @example Let some signs pass
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_alphanumex("$rU", "+.-_")) sl_send_reply("200", "OK");
 *     else sl_send_reply("404", "result $rc");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob.the-builder@example.com
 * alice < 200
 * alice > INVITE sip:bob*1@example.com
 * alice < 404 result -3
 * ```
 *
 * @see {@link is_alphanum}
 */
export const is_alphanumex = siputils.cfgFunction(
  { args: [str('tval'), str('eset')], routes: 'any' },
  (_self, _ctx, tval, eset) => {
    if (tval === '') return -2
    return isAlphanumeric(tval, eset) ? 1 : -3
  },
)
