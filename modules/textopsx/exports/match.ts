/** Patterns: on texts, and on the names of headers. */

import { constant, HeaderId, optional, prepared, posixRegex, SiproseError, str } from 'siprose'

import { fnmatch as matches } from '../fnmatch.ts'
import { textopsx } from '../module.ts'

/** Headers without which a message is none, or goes nowhere. */
const KEPT: ReadonlySet<number> = new Set([
  HeaderId.VIA,
  HeaderId.FROM,
  HeaderId.TO,
  HeaderId.CALL_ID,
  HeaderId.CSEQ,
  HeaderId.CONTENT_LENGTH,
  HeaderId.CONTENT_TYPE,
  HeaderId.MAX_FORWARDS,
  HeaderId.CONTACT,
  HeaderId.ROUTE,
  HeaderId.RECORD_ROUTE,
])

/**
 * Takes out all headers whose names do not match.
 *
 * Via, From, To, Call-ID, CSeq, Content-Length, Content-Type, Max-Forwards, Contact, Route and Record-Route stay in any case.
 *
 * @param regexp - a regular expression that names of headers to keep match, in any case; without it only those above stay
 *
 * @example Let through what the other side has to know
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route { keep_hf("^(Subject|User-Agent)$"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: Lunch
 *         X-Internal: 17
 *         P-Asserted-Identity: <sip:alice@example.com>
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: Lunch
 *         - X-Internal
 *         - P-Asserted-Identity
 * ```
 *
 * @compat It gives true, where Kamailio 5.6 gives false for what it has done
 */
export const keep_hf = textopsx.cfgFunction(
  {
    args: [optional(constant('regexp', (text) => posixRegex(text, { ignoreCase: true })))],
    routes: 'any',
  },
  (_self, ctx, regexp) => {
    const { message } = ctx
    for (let place = 0; place < message.headerCount; place += 1) {
      if (KEPT.has(message.headerIdAt(place))) continue
      const header = message.header(place)
      if (regexp === undefined || !regexp.test(header.name)) message.edits.removeHeader(header)
    }
  },
)

/** Whether flags ask for upper and lower case alike. */
function ignoresCase(flags: string): boolean {
  if (flags === '') return false
  if (flags === 'i') return true
  throw new SiproseError('textopsx/bad-flags', `\`${flags}\` is no flag; it can be i`)
}

/**
 * Tells whether a text matches a pattern as shells have them.
 *
 * Easier to read than a regular expression, and faster. `*` is any text, `?` any character, `[0-9]` one of a set, `[!0-9]` one not of it.
 *
 * @param value - the text, all of which has to match
 * @param expr - the pattern
 * @param flags - `i` for upper and lower case alike
 * @returns -1 when it does not match
 *
 * @example Send by prefix
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     if (fnmatch("$rU", "+358*")) sl_send_reply("200", "Finland");
 *     else if (fnmatch("$rU", "[a-z]*", "i")) sl_send_reply("200", "A name");
 *     else sl_send_reply("404", "Neither");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:+358401234567@example.com
 * alice < 200 Finland
 * alice > MESSAGE sip:Bob@example.com
 * alice < 200 A name
 * alice > MESSAGE sip:112@example.com
 * alice < 404 Neither
 * ```
 */
export const fnmatch = textopsx.cfgFunction(
  { args: [str('value'), str('expr'), optional(prepared('flags', ignoresCase))], routes: 'any' },
  (_self, _ctx, value, expr, ignoreCase) => matches(value, expr, ignoreCase ?? false),
)
