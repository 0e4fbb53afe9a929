/** Texts put in the place of what matches. */
import { constant, prepared, str } from 'siprose'

import { messageRoutes, textops } from '../module.ts'
import { caseless, linewise } from '../patterns.ts'
import { everywhere, replaceMatch, replaceMatches, replaceWord } from '../rewrite.ts'

/** A pattern as the functions of this file take it. */
const pattern = (text: string) => linewise.prepare(text)

/** A pattern that takes the whole body as one text. */
const wholePattern = (text: string) => caseless.prepare(text)

/**
 * Replaces the first match of a regular expression in headers and body.
 *
 * @param re - a POSIX extended regular expression; case does not count, the first line is not looked at
 * @param txt - what takes the place of the match
 * @returns false when nothing matches
 *
 * @example Hide the name of a phone
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace("^User-Agent: [^[:cntrl:]]*", "User-Agent: phone");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         User-Agent: Acme Desk 1.0
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         User-Agent: phone
 * ```
 *
 * @example The request line is out of reach
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (!replace("example\.com", "example.org")) sl_send_reply("404", "Nothing replaced");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.net>;tag=1
 *         To: <sip:example.net>
 * alice < 404
 * ```
 *
 * @trap The text is taken as written: neither `\1` nor a variable in it means anything. `subst()` knows both.
 * @trap `.*` takes the CR at the end of the line along, and the header then ends with a bare LF: write `[^[:cntrl:]]*`.
 * @see {@link subst}
 */
export const replace = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return replaceMatch(message, message.firstLineEnd, message.bodyEnd, re, txt)
  },
)

/**
 * Replaces the first match of a regular expression in the body.
 *
 * Content-Length follows by itself.
 *
 * @param re - a POSIX extended regular expression; case does not count
 * @param txt - what takes the place of the match
 * @returns false when nothing matches
 *
 * @example Put a public address into a description
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace_body("^c=IN IP4 10\.[0-9.]+", "c=IN IP4 192.0.2.1");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         c=IN IP4 10.0.0.7
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Length: 25
 *
 *         v=0
 *         c=IN IP4 192.0.2.1
 * ```
 *
 * @see {@link replace_body_all}
 */
export const replace_body = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return replaceMatch(message, message.bodyStart, message.bodyEnd, re, txt)
  },
)

/**
 * Replaces the first match of a regular expression in the headers.
 *
 * @param re - a POSIX extended regular expression; case does not count
 * @param txt - what takes the place of the match
 * @returns false when nothing matches
 *
 * @example Change a header and leave the body alone
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace_hdrs("lunch", "dinner");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: about lunch
 *         Content-Type: text/plain
 *
 *         lunch?
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: about dinner
 *
 *         lunch?
 * ```
 *
 * @see {@link replace}
 */
export const replace_hdrs = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: 'any' },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return replaceMatch(message, message.firstLineEnd, message.headersEnd, re, txt)
  },
)

/**
 * Replaces every match of a regular expression in headers and body.
 *
 * @param re - a POSIX extended regular expression; case does not count, the first line is not looked at
 * @param txt - what takes the place of each match
 * @returns false when nothing matches, or when a match has no length; then nothing is replaced
 *
 * @example Rename a host everywhere
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace_all("old\.example\.com", "new.example.com");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Reply-To: <sip:alice@OLD.example.com>
 *         Content-Type: text/plain
 *
 *         write to old.example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Reply-To: <sip:alice@new.example.com>
 *
 *         write to new.example.com
 * ```
 *
 * @trap The text is taken as written: a variable in it is not expanded.
 * @see {@link replace_str}
 */
export const replace_all = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return replaceMatches(message, message.firstLineEnd, message.bodyEnd, re, txt)
  },
)

/**
 * Replaces every match of a regular expression in the body, line by line.
 *
 * `^` and `$` stand for the ends of each line, and `.` for any character but the line feed. Content-Length follows by itself.
 *
 * @param re - a POSIX extended regular expression; case does not count
 * @param txt - what takes the place of each match
 * @returns false when nothing matches, or when a match has no length; then nothing is replaced
 *
 * @example Mute every stream
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace_body_all("^a=sendrecv", "a=inactive");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         m=audio 4000 RTP/AVP 0
 *         a=sendrecv
 *         m=video 4002 RTP/AVP 96
 *         a=sendrecv
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         m=audio 4000 RTP/AVP 0
 *         a=inactive
 *         m=video 4002 RTP/AVP 96
 *         a=inactive
 * ```
 *
 * @see {@link replace_body_atonce}
 */
export const replace_body_all = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return replaceMatches(message, message.bodyStart, message.bodyEnd, re, txt)
  },
)

/**
 * Replaces every match of a regular expression in the body, taken as one text.
 *
 * `^` and `$` stand for the ends of the body, and `.` for any byte, line ends too.
 *
 * @param re - a POSIX extended regular expression; case does not count
 * @param txt - what takes the place of each match
 * @returns false when nothing matches, or when a match has no length; then nothing is replaced
 *
 * @example Drop the body
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     if (has_body() && replace_body_atonce("^.+$", "")) remove_hf("Content-Type");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/plain
 *
 *         one
 *         two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Content-Length: 0
 *         - Content-Type
 * ```
 *
 * @see {@link replace_body_all}
 */
export const replace_body_atonce = textops.cfgFunction(
  { args: [constant('re', wholePattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return replaceMatches(message, message.bodyStart, message.bodyEnd, re, txt)
  },
)

/**
 * Replaces a text in headers and body, case counting, without any pattern.
 *
 * @param match - the text to replace; variables in it are expanded
 * @param repl - what takes its place; variables in it are expanded
 * @param mode - `f` the first place only, anything else all
 * @returns true, whether it was found or not; false for an empty text to replace
 *
 * @example Rename a host with what a variable holds
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     replace_str("inside.example.com", "$Ri", "a");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Reply-To: <sip:alice@inside.example.com>
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Reply-To: <sip:alice@192.0.2.1>
 * ```
 *
 * @trap It is true even when the text was not found.
 * @see {@link replace_all}
 */
export const replace_str = textops.cfgFunction(
  { args: [str('match'), str('repl'), prepared('mode', everywhere)], routes: 'any' },
  (_self, ctx, match, repl, mode) => {
    const { message } = ctx
    if (match === '') return false
    replaceWord(message, message.firstLineEnd, message.bodyEnd, match, repl, mode)
    return true
  },
)

/**
 * Replaces a text in the headers, case counting, without any pattern.
 *
 * @param match - the text to replace; variables in it are expanded
 * @param repl - what takes its place; variables in it are expanded
 * @param mode - `f` the first place only, anything else all
 * @returns true, whether it was found or not; false for an empty text to replace
 *
 * @example Leave the body alone
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace_hdrs_str("lunch", "dinner", "a");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: lunch
 *         Content-Type: text/plain
 *
 *         lunch
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: dinner
 *
 *         lunch
 * ```
 *
 * @compat Kamailio 5.6 replaces in the body too.
 * @see {@link replace_str}
 */
export const replace_hdrs_str = textops.cfgFunction(
  { args: [str('match'), str('repl'), prepared('mode', everywhere)], routes: 'any' },
  (_self, ctx, match, repl, mode) => {
    const { message } = ctx
    if (match === '') return false
    replaceWord(message, message.firstLineEnd, message.headersEnd, match, repl, mode)
    return true
  },
)

/**
 * Replaces a text in the body, case counting, without any pattern.
 *
 * @param match - the text to replace; variables in it are expanded
 * @param repl - what takes its place; variables in it are expanded
 * @param mode - `f` the first place only, anything else all
 * @returns true, whether it was found or not; false for an empty text to replace
 *
 * @example Only the first place
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     replace_body_str("no", "yes", "f");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/plain
 *
 *         no, no, No
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Content-Length: 11
 *
 *         yes, no, No
 * ```
 *
 * @see {@link replace_str}
 */
export const replace_body_str = textops.cfgFunction(
  { args: [str('match'), str('repl'), prepared('mode', everywhere)], routes: 'any' },
  (_self, ctx, match, repl, mode) => {
    const { message } = ctx
    if (match === '') return false
    replaceWord(message, message.bodyStart, message.bodyEnd, match, repl, mode)
    return true
  },
)
