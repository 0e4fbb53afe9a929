/** Texts compared, and texts found in texts. */
import { int, prepared, str, variable } from 'siprose'

import { lowerCase } from '../ascii.ts'
import { textops } from '../module.ts'
import { exact } from '../patterns.ts'

/** A pattern in which case counts. */
const exactPattern = (text: string) => exact.prepare(text)

/** Results of comparing: equal, the first one greater, the first one less. */
function order(a: string, b: string): number {
  if (a === b) return 1
  return a < b ? -2 : -1
}

/**
 * Tells whether two texts are the same, case counting.
 *
 * @param str1 - one text; variables in it are expanded
 * @param str2 - the other
 * @returns `1` when they are the same, `-1` when the first sorts behind the second, `-2` when before
 *
 * @example Compare what `==` cannot say in one go
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (cmp_str("$fU@$fd", "$tU@$td")) sl_send_reply("200", "Talking to yourself");
 *     else sl_send_reply("404", "result $rc");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 *         To: <sip:alice@example.com>
 * alice < 200
 * alice > MESSAGE sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 *         To: <sip:bob@example.com>
 * alice < 404 result -2
 * ```
 *
 * @see {@link cmp_istr}
 */
export const cmp_str = textops.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => order(str1, str2),
)

/**
 * Tells whether two texts are the same, case not counting.
 *
 * @param str1 - one text; variables in it are expanded
 * @param str2 - the other
 * @returns `1` when they are the same, `-1` when the first sorts behind the second, `-2` when before
 *
 * @example Names of hosts have no case
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (cmp_istr("$rd", "EXAMPLE.com")) sl_send_reply("200", "Here");
 *     else sl_send_reply("404", "Elsewhere");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:Example.COM
 * alice < 200
 * ```
 *
 * @see {@link cmp_str}
 */
export const cmp_istr = textops.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => order(lowerCase(str1), lowerCase(str2)),
)

/**
 * Tells whether a text starts with another, case counting.
 *
 * @param str1 - the text; variables in it are expanded
 * @param str2 - what it must start with; every text starts with an empty one
 * @returns true when it does
 *
 * @example Tell international calls
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (starts_with("$rU", "+") || starts_with("$rU", "00")) sl_send_reply("200", "International");
 *     else sl_send_reply("200", "National");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:+358401234567@example.com
 * alice < 200 International
 * alice > INVITE sip:0401234567@example.com
 * alice < 200 National
 * ```
 *
 * @example A user that is not there is the text `<null>`
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (starts_with("$rU", "<null>")) sl_send_reply("200", "Nobody");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Nobody
 * ```
 *
 * @trap A variable without a value is the text `<null>`.
 * @see {@link ends_with}
 */
export const starts_with = textops.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => str1.startsWith(str2),
)

/**
 * Tells whether a text ends with another, case counting.
 *
 * @param str1 - the text; variables in it are expanded
 * @param str2 - what it must end with; every text ends with an empty one
 * @returns true when it does
 *
 * @example Recognize the hosts of one domain
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (ends_with("$fd", ".example.com")) sl_send_reply("200", "One of us");
 *     else sl_send_reply("403", "Stranger");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@office.example.com>;tag=1
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@badexample.com>;tag=1
 * alice < 403
 * ```
 *
 * @see {@link starts_with}
 */
export const ends_with = textops.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => str1.endsWith(str2),
)

/**
 * Finds a text in another, case counting.
 *
 * @param str1 - where to look; variables in it are expanded
 * @param str2 - what to find
 * @returns the place of the first character found, from 1 on; `-1` when it is not there
 *
 * @example Find a word
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (str_find("$hdr(Subject)", "lunch")) sl_send_reply("200", "at $rc");
 *     else sl_send_reply("404", "result $rc");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Subject: come to lunch
 * alice < 200 at 9
 * alice > MESSAGE sip:example.com
 *         Subject: come to LUNCH
 * alice < 404 result -1
 * ```
 *
 * @see {@link str_ifind}
 */
export const str_find = textops.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => {
    // an empty text is found behind the last character, as the field has it
    const at = str2 === '' ? str1.length : str1.indexOf(str2)
    return at < 0 ? -1 : at + 1
  },
)

/**
 * Finds a text in another, case not counting.
 *
 * @param str1 - where to look; variables in it are expanded
 * @param str2 - what to find
 * @returns the place of the first character found, from 1 on; `-1` when it is not there
 *
 * @example Recognize a phone by its name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (str_ifind("$ua", "acme")) sl_send_reply("200", "Acme");
 *     else sl_send_reply("404", "Other");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         User-Agent: Desk phone by ACME 1.0
 * alice < 200 Acme
 * ```
 *
 * @see {@link str_find}
 */
export const str_ifind = textops.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => {
    const at = lowerCase(str1).indexOf(lowerCase(str2))
    return at < 0 ? -1 : at + 1
  },
)

/**
 * Tells whether a text has one of the characters of a list.
 *
 * @param txt - the text; variables in it are expanded
 * @param clist - the characters
 * @returns true when at least one of them is in it
 *
 * @example Refuse users with odd characters
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (str_any_in("$fU", "'\"%;")) sl_send_reply("400", "Odd");
 *     else sl_send_reply("200", "Fine");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:o'hara@example.com>;tag=1
 * alice < 400
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @see {@link str_all_in}
 */
export const str_any_in = textops.cfgFunction(
  { args: [str('txt'), str('clist')], routes: 'any' },
  (_self, _ctx, txt, clist) => {
    for (let i = 0; i < txt.length; i++) if (clist.includes(txt.charAt(i))) return true
    return false
  },
)

/**
 * Tells whether a text has only characters of a list.
 *
 * @param txt - the text; variables in it are expanded
 * @param clist - the characters
 * @returns true when it has no other; false also for an empty text
 *
 * @example Take numbers with separators
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (str_all_in("$rU", "0123456789+-.")) sl_send_reply("200", "A number");
 *     else sl_send_reply("404", "A name");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:+358-40.1234567@example.com
 * alice < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * ```
 *
 * @see {@link str_any_in}
 */
export const str_all_in = textops.cfgFunction(
  { args: [str('txt'), str('clist')], routes: 'any' },
  (_self, _ctx, txt, clist) => {
    for (let i = 0; i < txt.length; i++) if (!clist.includes(txt.charAt(i))) return false
    return txt !== ''
  },
)

/**
 * Puts what a regular expression matched in a text, or a group of it, into a variable.
 *
 * @param itext - the text; variables in it are expanded
 * @param regexp - a POSIX extended regular expression in which case counts; variables in it are expanded, `$$` is a `$`
 * @param mindex - 0 for the whole match, 1 for its first group
 * @param mcount - one more than the highest `mindex` that shall be possible
 * @param dpv - the variable for it
 * @returns `1` when it is set; `-2` when nothing matches; `-1` when the group took no part or matched nothing, when `mindex` is not
 *   below `mcount`, or when the pattern cannot be read
 *
 * @example Take an area code out of a number
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (regex_substring("$rU", "^\+358([0-9]{2})", "1", "2", "$var(area)"))
 *         sl_send_reply("200", "area $var(area)");
 *     else
 *         sl_send_reply("404", "result $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:+358401234567@example.com
 * alice < 200 area 40
 * alice > OPTIONS sip:bob@example.com
 * alice < 404 result -2
 * ```
 *
 * @compat A pattern without variables that cannot be read is refused when the configuration is loaded.
 * @see {@link subst_v}
 */
export const regex_substring = textops.cfgFunction(
  {
    args: [
      str('itext'),
      prepared('regexp', exactPattern),
      int('mindex'),
      int('mcount'),
      variable('dpv'),
    ],
    routes: 'any',
  },
  (_self, ctx, itext, regexp, mindex, mcount, dpv) => {
    if (mindex < 0 || mindex >= mcount || dpv.set === null) return -1
    const match = regexp.exec(itext, 0)
    if (match === null) return -2
    const group = match.groups[mindex] ?? ''
    return group !== '' && dpv.set(ctx, group) ? 1 : -1
  },
)
