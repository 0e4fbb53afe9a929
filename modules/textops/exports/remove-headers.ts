/** Headers taken out of the message in hand. */
import { constant, int, type Matcher, type Message, prepared, str } from 'siprose'

import { firstOf, headerKey, type HeaderKey, nameMatches, namePattern } from '../headers.ts'
import { type HeaderTest, headerTest, matchesTest } from '../header-test.ts'
import { textops } from '../module.ts'

function removeNamed(message: Message, key: HeaderKey): boolean {
  const first = firstOf(message, key)
  if (first === null) return false
  for (let header: typeof first | null = first; header !== null; header = message.next(header)) {
    message.edits.removeHeader(header)
  }
  return true
}

function removeMatching(message: Message, remove: Matcher, keep: Matcher | null): boolean {
  let removed = false
  for (let i = 0; i < message.headerCount; i++) {
    const header = message.header(i)
    if (!nameMatches(header, remove) || (keep !== null && nameMatches(header, keep))) continue
    message.edits.removeHeader(header)
    removed = true
  }
  return removed
}

/**
 * Removes all headers with a name, short forms included.
 *
 * They go when the message leaves: `$hdr(…)` and `is_present_hf()` still see them, and a second call returns true again. A header
 * of the same name that the script adds stays.
 *
 * @param hname - the name, in full or short, in any case
 * @returns false when the message has no such header
 *
 * @example Keep callers from forging a trusted header
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf("P-Asserted-Identity");
 *     append_hf("P-Asserted-Identity: <$fu>\r\n");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         P-Asserted-Identity: <sip:president@example.com>
 *         p-asserted-identity : <sip:queen@example.com>
 * bob   < INVITE sip:bob@192.0.2.20
 *         P-Asserted-Identity: <sip:alice@{*}>
 * ```
 *
 * @example The short form is the same header
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf("Subject");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         s: do not look
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         - Subject
 * ```
 *
 * @example A removed header is gone only when the message leaves
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf("X-Note");
 *     if (is_present_hf("X-Note")) sl_send_reply("200", "still $hdr(X-Note)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Note: here
 * alice < 200 still here
 * ```
 *
 * @trap A header that was removed is still seen by the rest of the script.
 * @see {@link remove_hf_pv}
 * @see {@link remove_hf_re}
 */
export const remove_hf = textops.cfgFunction(
  { args: [constant('hname', headerKey)], routes: 'any' },
  (_self, ctx, hname) => removeNamed(ctx.message, hname),
)

/**
 * Removes all headers with a name that is known only when the message is there.
 *
 * @param hname - the name, in full or short, in any case; variables in it are expanded
 * @returns false when the message has no such header, or the text is no name
 *
 * @example Remove the header that the message itself names
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf_pv("$hdr(X-Hide)");
 *     remove_hf("X-Hide");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hide: Subject
 *         Subject: secret
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         - Subject
 *         - X-Hide
 * ```
 *
 * @see {@link remove_hf}
 */
export const remove_hf_pv = textops.cfgFunction(
  { args: [prepared('hname', headerKey)], routes: 'any' },
  (_self, ctx, hname) => removeNamed(ctx.message, hname),
)

/**
 * Removes all headers whose name matches a pattern.
 *
 * The pattern is looked for anywhere in the name, in any case; `^` and `$` tie it to the ends.
 *
 * @param re - a POSIX extended regular expression
 * @returns false when no name matches
 *
 * @example Remove every private header
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf_re("^(P|X)-");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         P-Hint: one
 *         x-debug: two
 *         Subject: three
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: three
 *         - P-Hint
 *         - X-Debug
 * ```
 *
 * @compat A short form is matched by its full name too: `^subject$` removes `s: …`.
 * @trap Without `^` the pattern matches inside names: `To` also removes `Refer-To` and `Reply-To`.
 * @see {@link remove_hf_exp}
 */
export const remove_hf_re = textops.cfgFunction(
  { args: [constant('re', namePattern)], routes: 'any' },
  (_self, ctx, re) => removeMatching(ctx.message, re, null),
)

/**
 * Removes all headers whose name matches a pattern that may hold variables.
 *
 * @param re - a POSIX extended regular expression; variables in it are expanded, `$$` is a `$`
 * @returns false when no name matches, or the pattern cannot be read
 *
 * @example Remove a customer's headers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     $var(customer) = "acme";
 *     remove_hf_re_pv("^X-$var(customer)-");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Acme-Id: 7
 *         X-Other-Id: 8
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Other-Id: 8
 *         - X-Acme-Id
 * ```
 *
 * @see {@link remove_hf_re}
 */
export const remove_hf_re_pv = textops.cfgFunction(
  { args: [prepared('re', namePattern)], routes: 'any' },
  (_self, ctx, re) => removeMatching(ctx.message, re, null),
)

/**
 * Removes all headers whose name matches one pattern and does not match another.
 *
 * @param expmatch - what to remove: a POSIX extended regular expression
 * @param expskip - what to keep of it
 * @returns false when nothing is to be removed
 *
 * @example Let only what is needed pass a border
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf_exp(".", "^(Via|From|To|Call-ID|CSeq|Max-Forwards|Contact|Content-.*)$");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         User-Agent: Phone 1.0
 *         X-Office: 3rd floor
 * bob   < INVITE sip:bob@192.0.2.20
 *         - User-Agent
 *         - X-Office
 * ```
 *
 * @compat A short form is matched by its full name too.
 * @see {@link remove_hf_re}
 */
export const remove_hf_exp = textops.cfgFunction(
  { args: [constant('expmatch', namePattern), constant('expskip', namePattern)], routes: 'any' },
  (_self, ctx, expmatch, expskip) => removeMatching(ctx.message, expmatch, expskip),
)

/**
 * Removes headers whose name matches one pattern, not another; both may hold variables.
 *
 * @param expmatch - what to remove: a POSIX extended regular expression; `$$` in it is a `$`
 * @param expskip - what to keep of it
 * @returns false when nothing is to be removed, or a pattern cannot be read
 *
 * @example Keep one header of a family
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     $var(keep) = "Charge";
 *     remove_hf_exp_pv("^P-", "^P-$var(keep)");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         P-Hint: one
 *         P-Charge-Info: two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         P-Charge-Info: two
 *         - P-Hint
 * ```
 *
 * @see {@link remove_hf_exp}
 */
export const remove_hf_exp_pv = textops.cfgFunction(
  { args: [prepared('expmatch', namePattern), prepared('expskip', namePattern)], routes: 'any' },
  (_self, ctx, expmatch, expskip) => removeMatching(ctx.message, expmatch, expskip),
)

/**
 * Removes one header of those with a name, by its place among them.
 *
 * @param hname - the name, in full or short, in any case
 * @param idx - 0 for the first, -1 for the last
 * @returns `1` when it was removed, `2` when there is none in that place: both are true
 *
 * @example Drop the newest entry of a history
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf_idx("X-Hop", -1);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 *         X-Hop: two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 * ```
 *
 * @example A header that is not there is no failure
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf_idx("X-Hop", 5);
 *     sl_send_reply("200", "result $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Hop: one
 * alice < 200 result 2
 * ```
 *
 * @trap It is true even when there was nothing to remove; ask `$rc` for 1.
 */
export const remove_hf_idx = textops.cfgFunction(
  { args: [prepared('hname', headerKey), int('idx')], routes: 'any' },
  (_self, ctx, hname, idx) => {
    const { message } = ctx
    let count = 0
    const first = firstOf(message, hname)
    for (let header = first; header !== null; header = message.next(header)) count++
    let left = idx < 0 ? count + idx : idx
    for (let header = first; header !== null; header = message.next(header)) {
      if (left-- !== 0) continue
      message.edits.removeHeader(header)
      return 1
    }
    return 2
  },
)

/**
 * Removes the headers with a name whose value passes a test.
 *
 * @param hname - the name, in full or short, in any case
 * @param op - `eq` equal, `ne` not equal, `in` has the text in it, `re` matches the regular expression, case not counting
 * @param expr - what the value is compared with
 * @returns `1` when at least one was removed, `-1` for another operator or a pattern that cannot be read, `-2` when none passes
 *
 * @example Remove one of several identities
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     remove_hf_match("P-Asserted-Identity", "re", "^<?tel:");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         P-Asserted-Identity: <sip:alice@example.com>
 *         P-Asserted-Identity: <tel:+358401234567>
 * bob   < INVITE sip:bob@192.0.2.20
 *         P-Asserted-Identity: <sip:alice@example.com>
 * ```
 *
 * @example Nothing passes
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (!remove_hf_match("Subject", "eq", "lunch")) sl_send_reply("200", "result $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: Lunch
 * alice < 200 result -2
 * ```
 *
 * @see {@link remove_hf}
 */
export const remove_hf_match = textops.cfgFunction(
  {
    args: [prepared('hname', headerKey), prepared('op', headerTest), str('expr')],
    routes: 'any',
  },
  (_self, ctx, hname, op: HeaderTest, expr) => {
    const { message } = ctx
    let removed = false
    for (let header = firstOf(message, hname); header !== null; header = message.next(header)) {
      const verdict = matchesTest(header.value, op, expr)
      if (verdict === null) return -1
      if (!verdict) continue
      message.edits.removeHeader(header)
      removed = true
    }
    return removed ? 1 : -2
  },
)
