/** Whether the message has a header. */
import { constant, type Matcher, type Message, prepared } from 'siprose'

import { firstOf, headerKey, nameMatches, namePattern } from '../headers.ts'
import { hasPrivacy, privacyValue } from '../privacy.ts'
import { textops } from '../module.ts'

function hasMatching(message: Message, pattern: Matcher): boolean {
  for (let i = 0; i < message.headerCount; i++) {
    if (nameMatches(message.header(i), pattern)) return true
  }
  return false
}

/**
 * Tells whether the message came with a header.
 *
 * It asks the message as it was received: what the script added is not there yet, what it removed still is.
 *
 * @param hf_name - the name, in full or short, in any case
 * @returns true when there is at least one
 *
 * @example Insist on a Contact
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (!is_present_hf("Contact")) sl_send_reply("400", "Contact is missing");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > SUBSCRIBE sip:example.com
 *         - Contact
 * alice < 400 Contact is missing
 * alice > SUBSCRIBE sip:example.com
 *         - Contact
 *         m: <sip:alice@192.0.2.10>
 * alice < 200
 * ```
 *
 * @trap A header added or removed by the script does not count before the message leaves.
 * @rfc 3261 section 7.3.3
 */
export const is_present_hf = textops.cfgFunction(
  { args: [constant('hf_name', headerKey)], routes: 'any' },
  (_self, ctx, hf_name) => firstOf(ctx.message, hf_name) !== null,
)

/**
 * Tells whether the message came with a header whose name is known only then.
 *
 * @param hf_name - the name, in full or short, in any case; variables in it are expanded
 * @returns true when there is at least one; false also for a text that is no name
 *
 * @example Look for what the caller promised
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_present_hf_pv("$hdr(X-Promise)")) sl_send_reply("200", "Kept");
 *     else sl_send_reply("400", "Broken");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Promise: Subject
 *         s: hello
 * alice < 200 Kept
 * alice > OPTIONS sip:example.com
 *         X-Promise: not a name
 * alice < 400 Broken
 * ```
 *
 * @see {@link is_present_hf}
 */
export const is_present_hf_pv = textops.cfgFunction(
  { args: [prepared('hf_name', headerKey)], routes: 'any' },
  (_self, ctx, hf_name) => firstOf(ctx.message, hf_name) !== null,
)

/**
 * Tells whether the message came with a header whose name matches a pattern.
 *
 * @param hf_name_re - a POSIX extended regular expression, looked for anywhere in the name, in any case
 * @returns true when a name matches
 *
 * @example Refuse private headers from outside
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_present_hf_re("^p-")) sl_send_reply("403", "No private headers");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         P-Hint: inside
 * alice < 403
 * alice > OPTIONS sip:example.com
 *         Subject: p- is not at the start of my name
 * alice < 200
 * ```
 *
 * @compat A short form is matched by its full name too.
 * @see {@link is_present_hf}
 */
export const is_present_hf_re = textops.cfgFunction(
  { args: [constant('hf_name_re', namePattern)], routes: 'any' },
  (_self, ctx, hf_name_re) => hasMatching(ctx.message, hf_name_re),
)

/**
 * Tells whether the message came with a header whose name matches a pattern with variables.
 *
 * @param hf_name_re - a POSIX extended regular expression; `$$` in it is a `$`
 * @returns true when a name matches; false also for a pattern that cannot be read
 *
 * @example Look for the headers of one vendor
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     $var(vendor) = "acme";
 *     if (is_present_hf_re_pv("^X-$var(vendor)-")) sl_send_reply("200", "One of theirs");
 *     else sl_send_reply("404", "Not theirs");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Acme-Id: 7
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 404
 * ```
 *
 * @see {@link is_present_hf_re}
 */
export const is_present_hf_re_pv = textops.cfgFunction(
  { args: [prepared('hf_name_re', namePattern)], routes: 'any' },
  (_self, ctx, hf_name_re) => hasMatching(ctx.message, hf_name_re),
)

/**
 * Tells whether the caller asked for a kind of privacy.
 *
 * @param privacy_type - `header`, `session`, `user`, `none`, `critical`, `id` or `history`
 * @returns true when a Privacy header names it
 *
 * @example Hide the caller who wants to be hidden
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     if (is_privacy("id")) remove_hf("P-Asserted-Identity");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Privacy: header;id
 *         P-Asserted-Identity: <sip:alice@example.com>
 * bob   < INVITE sip:bob@192.0.2.20
 *         - P-Asserted-Identity
 * ```
 *
 * @compat A value that nobody knows hides no other, and several Privacy headers all count; Kamailio takes neither.
 * @rfc 3323 section 4.2
 */
export const is_privacy = textops.cfgFunction(
  { args: [constant('privacy_type', privacyValue)], routes: 'any' },
  (_self, ctx, privacy_type) => hasPrivacy(ctx.message, privacy_type),
)
