/** Substitutions in the message, as `sed` writes them. */
import { constant, str, substExpression, variable } from 'siprose'

import { choiceOf, firstChosen, headerKey, nextChosen, placeOf } from '../headers.ts'
import { messageRoutes, textops } from '../module.ts'
import { replaceAt } from '../rewrite.ts'

/**
 * Substitutes what a pattern matches in headers and body.
 *
 * The expression is read at load: `/pattern/replacement/flags`, with any character in place of `/`. The replacement knows `\0` for
 * the match, `\1` to `\9` for its groups, `\u` for the request URI, and variables; `$$` is a `$`.
 *
 * @param expression - flags: `g` every match, `i` any case, `s` the message as one text, where `.` is a line end too
 * @returns false when nothing matches, or when a match has no length; then nothing is changed
 *
 * @example Rewrite a part of a header with what it holds
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     subst('/^(User-Agent): ([^ ]+)/\1: \2 at $si/i');
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         User-Agent: Phone 1.0
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         User-Agent: Phone at 192.0.2.10 1.0
 * ```
 *
 * @example Case counts unless said otherwise
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (subst("/lunch/dinner/")) sl_send_reply("200", "Dinner");
 *     else sl_send_reply("404", "No lunch");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: LUNCH
 * alice < 404
 * ```
 *
 * @trap Unlike `search()` and `replace()` it counts case unless `i` is given; `.*` takes the CR at the end of a line along.
 * @see {@link subst_hf}
 * @see {@link replace}
 */
export const subst = textops.cfgFunction(
  { args: [constant('expression', substExpression)], routes: messageRoutes },
  (_self, ctx, expression) => {
    const { message } = ctx
    const { text, firstLineEnd, bodyEnd } = message
    const found = expression.replacements(text.slice(firstLineEnd, bodyEnd), ctx)
    return found !== null && replaceAt(message, firstLineEnd, found)
  },
)

/**
 * Substitutes what a pattern matches in the body.
 *
 * Content-Length follows by itself.
 *
 * @param expression - as `subst()` takes it
 * @returns false when nothing matches, or when a match has no length; then nothing is changed
 *
 * @example Name the owner of a session
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     subst_body('/^o=[^ ]+ /o=$fU /');
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 192.0.2.10
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Length: 36
 *
 *         v=0
 *         o=alice 1 1 IN IP4 192.0.2.10
 * ```
 *
 * @example Take out a line, its line end too
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     if (!subst_body('/a=ice-[^\r]*\r\n//g')) append_hf("X-Ice: none");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         a=sendrecv
 * bob   < INVITE sip:bob@192.0.2.20
 *         X-Ice: none
 *
 *         v=0
 *         a=sendrecv
 * ```
 *
 * @see {@link subst}
 */
export const subst_body = textops.cfgFunction(
  { args: [constant('expression', substExpression)], routes: messageRoutes },
  (_self, ctx, expression) => {
    const { message } = ctx
    const found = expression.replacements(message.body, ctx)
    return found !== null && replaceAt(message, message.bodyStart, found)
  },
)

/**
 * Substitutes what a pattern matches in the value of a header.
 *
 * The value has no line end: `^` and `$` are its ends. Name and fold stay as they are.
 *
 * @param hf - the name, in full or short, in any case
 * @param subexp - as `subst()` takes it
 * @param flags - `a` all headers with the name, `f` the first, `l` the last
 * @returns false when nothing matches
 *
 * @example Take a parameter out of Contact
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     subst_hf("Contact", '/;\+sip\.instance="[^"]*"//', "a");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         m: <sip:alice@192.0.2.10>;+sip.instance="<urn:uuid:1>";expires=60
 * bob   < INVITE sip:bob@192.0.2.20
 *         Contact: <sip:alice@192.0.2.10>;expires=60
 * ```
 *
 * @example Change the last of several
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     subst_hf("X-Hop", '/^(.*)$/\1 via $Ri/', "l");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 *         X-Hop: two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 *         X-Hop: two via 192.0.2.1
 * ```
 *
 * @example A folded value is one line
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     subst_hf("Subject", "/to lunch$/to dinner/", "f");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: come
 *           to lunch
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: come to dinner
 * ```
 *
 * @trap Two calls for one header do not see each other's work: both look at the value as it was received.
 * @see {@link subst}
 */
export const subst_hf = textops.cfgFunction(
  {
    args: [
      constant('hf', headerKey),
      constant('subexp', substExpression),
      constant('flags', choiceOf),
    ],
    routes: messageRoutes,
  },
  (_self, ctx, hf, subexp, flags) => {
    const { message } = ctx
    let changed = false
    let header = firstChosen(message, hf, flags)
    for (; header !== null; header = nextChosen(message, header, flags)) {
      const found = subexp.replacements(header.value, ctx)
      if (found === null) return false
      for (const { start, end, text } of found) {
        message.edits.replace(placeOf(header, start), placeOf(header, end), text)
        changed = true
      }
    }
    return changed
  },
)

/**
 * Substitutes what a pattern matches in a text and puts the result into a variable.
 *
 * @param itext - the text; variables in it are expanded
 * @param subexp - as `subst()` takes it
 * @param ovp - the variable for the result
 * @returns false when nothing matches, or when the variable cannot be set; it stays as it is then
 *
 * @example Make a number international
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (subst_v("$rU", '/^0([1-9])/+358\1/', "$var(number)")) sl_send_reply("200", "$var(number)");
 *     else sl_send_reply("484", "$rU is not national");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:0401234567@example.com
 * alice < 200 +358401234567
 * alice > OPTIONS sip:bob@example.com
 * alice < 484 bob is not national
 * ```
 *
 * @see {@link subst}
 */
export const subst_v = textops.cfgFunction(
  { args: [str('itext'), constant('subexp', substExpression), variable('ovp')], routes: 'any' },
  (_self, ctx, itext, subexp, ovp) => {
    const result = subexp.apply(itext, ctx)
    return result !== null && ovp.set !== null && ovp.set(ctx, result)
  },
)
