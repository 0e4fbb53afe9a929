/** Regular expressions looked for in the message. */
import { constant, str } from 'siprose'

import { choiceOf, firstChosen, headerKey, nextChosen } from '../headers.ts'
import { messageRoutes, textops } from '../module.ts'
import { linewise } from '../patterns.ts'
import { addBehindMatch } from '../rewrite.ts'

/** A pattern as the functions of this file take it. */
const pattern = (text: string) => linewise.prepare(text)

/**
 * Tells whether a regular expression matches anywhere in the message.
 *
 * First line, headers and body are one text, as they were received. Case does not count; `^` and `$` stand for line ends too. To
 * ask one header or the body alone, `search_hf()` and `search_body()` say what is meant.
 *
 * @param re - a POSIX extended regular expression
 * @returns true when it matches
 *
 * @example Turn a scanner away
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (search("^User-Agent: *friendly-scanner")) exit;
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         User-Agent: Friendly-Scanner 1.0
 * quiet 1s
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @example The end of a line is behind its carriage return
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (search("^Subject: lunch$")) sl_send_reply("200", "dollar");
 *     else if (search("^Subject: lunch.$")) sl_send_reply("200", "one character more");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: lunch
 * alice < 200 one character more
 * ```
 *
 * @trap Lines end with CR and LF: `$` does not match right behind the last letter of a line, and `.*` takes the CR along.
 * @see {@link search_hf}
 * @see {@link search_body}
 */
export const search = textops.cfgFunction(
  { args: [constant('re', pattern)], routes: messageRoutes },
  (_self, ctx, re) => {
    const { text, bodyEnd } = ctx.message
    return re.test(bodyEnd === text.length ? text : text.slice(0, bodyEnd))
  },
)

/**
 * Tells whether a regular expression matches anywhere in the body.
 *
 * @param re - a POSIX extended regular expression; case does not count, `^` and `$` stand for line ends too
 * @returns true when it matches
 *
 * @example Recognize a call with video
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (search_body("^m=video [1-9]")) sl_send_reply("488", "No video here");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         m=audio 4000 RTP/AVP 0
 *         m=video 4002 RTP/AVP 96
 * alice < 488
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         m=audio 4000 RTP/AVP 0
 *         m=video 0 RTP/AVP 96
 * alice < 200
 * ```
 *
 * @see {@link search}
 */
export const search_body = textops.cfgFunction(
  { args: [constant('re', pattern)], routes: messageRoutes },
  (_self, ctx, re) => re.test(ctx.message.body),
)

/**
 * Tells whether a regular expression matches the value of a header.
 *
 * The value has no line end: `^` and `$` are its ends. A folded one is one line.
 *
 * @param hf - the name, in full or short, in any case
 * @param re - a POSIX extended regular expression; case does not count
 * @param flags - `a` all headers with the name, `f` the first, `l` the last
 * @returns true when it matches one of them
 *
 * @example Ask for a codec of the last hop only
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (search_hf("X-Hop", "^gateway$", "l")) sl_send_reply("200", "From the gateway");
 *     else sl_send_reply("403", "Not from the gateway");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Hop: phone
 *         X-Hop: Gateway
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         X-Hop: gateway
 *         X-Hop: phone
 * alice < 403
 * ```
 *
 * @example A folded header is one line
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (search_hf("Subject", "^come to lunch$", "a")) sl_send_reply("200", "Yes");
 *     else sl_send_reply("404", "What?");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: come to
 *           lunch
 * alice < 200 Yes
 * ```
 *
 * @compat Kamailio searches a folded value with the line ends in it.
 * @trap The pattern is taken as written: a variable in it is not expanded.
 */
export const search_hf = textops.cfgFunction(
  {
    args: [constant('hf', headerKey), constant('re', pattern), constant('flags', choiceOf)],
    routes: messageRoutes,
  },
  (_self, ctx, hf, re, flags) => {
    const { message } = ctx
    let header = firstChosen(message, hf, flags)
    for (; header !== null; header = nextChosen(message, header, flags)) {
      if (re.test(header.value)) return true
    }
    return false
  },
)

/**
 * Tells whether a regular expression matches a text.
 *
 * @param text - where to look; variables in it are expanded
 * @param re - a POSIX extended regular expression; case does not count, variables in it are expanded, `$$` is a `$`
 * @returns `1` when it matches, `2` when the expression is empty, `-1` when it does not match, `-2` when the text is empty or
 *   the expression cannot be read
 *
 * @example A pattern that comes with the message
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (search_str("$ru", "$hdr(X-Pattern)")) sl_send_reply("200", "Yes");
 *     else sl_send_reply("404", "No");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com;transport=TCP
 *         X-Pattern: ;transport=t(cp|ls)
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         X-Pattern: ;transport=t(cp|ls)
 * alice < 404
 * alice > OPTIONS sip:example.com
 *         X-Pattern: example(
 * alice < 404
 * ```
 *
 * @see {@link str_find}
 */
export const search_str = textops.cfgFunction(
  { args: [str('text'), str('re')], routes: 'any' },
  (_self, _ctx, text, re) => {
    if (re === '') return 2
    const matcher = linewise.get(re)
    if (matcher === null || text === '') return -2
    return matcher.test(text) ? 1 : -1
  },
)

/**
 * Adds a text behind the first match of a regular expression in headers and body.
 *
 * @param re - a POSIX extended regular expression; case does not count, the first line is not looked at
 * @param txt - what to add
 * @returns false when nothing matches
 *
 * @example Sign the name of a phone
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     search_append("^User-Agent: [^ ]+", " (checked)");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         User-Agent: Phone 1.0
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         User-Agent: Phone (checked) 1.0
 * ```
 *
 * @trap The text is taken as written: a variable in it is not expanded. `subst()` does that.
 * @see {@link subst}
 */
export const search_append = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return addBehindMatch(message, message.firstLineEnd, message.bodyEnd, re, txt)
  },
)

/**
 * Adds a text behind the first match of a regular expression in the body.
 *
 * Content-Length follows by itself.
 *
 * @param re - a POSIX extended regular expression; case does not count
 * @param txt - what to add
 * @returns false when nothing matches
 *
 * @example Name the session
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     search_append_body("^s=-", " through example.com");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         s=-
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Length: 30
 *
 *         v=0
 *         s=- through example.com
 * ```
 *
 * @trap The text is taken as written: a variable in it is not expanded. `subst_body()` does that.
 * @see {@link subst_body}
 */
export const search_append_body = textops.cfgFunction(
  { args: [constant('re', pattern), constant('txt')], routes: messageRoutes },
  (_self, ctx, re, txt) => {
    const { message } = ctx
    return addBehindMatch(message, message.bodyStart, message.bodyEnd, re, txt)
  },
)
