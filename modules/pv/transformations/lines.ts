/** Texts of several lines. */

import { int, str } from 'siprose'

import { pv } from '../module.ts'
import { breakLines, countLines, lineAt, lineStarting, unfold } from '../text/lines.ts'

/**
 * How many lines a text has; nothing of an empty one.
 *
 * @example Count the lines of a body
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         one
 *         two
 * ```
 * ```values
 * $(rb{line.count}) => 2
 * ```
 */
export const lineCount = pv.transformation({ name: 'line.count', from: 'str', to: 'int' }, (text) =>
  text === '' ? null : countLines(text),
)

/**
 * One line of a text, without its end; an empty text where there is none.
 *
 * @param pos - which, from 0; negative counts from the end
 *
 * @example Show lines of a body
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         one
 *         two
 * ```
 * ```values
 * $(rb{line.at,0})  => "one"
 * $(rb{line.at,-1}) => "two"
 * $(rb{line.at,7})  => ""
 * ```
 */
export const lineAtPlace = pv.transformation(
  { name: 'line.at', args: [int('pos')], from: 'str', to: 'str' },
  (text, place) => (text === '' ? null : lineAt(text, place)),
)

/**
 * The first line of a text that starts with another; an empty text where none does.
 *
 * @param match - what it starts with
 *
 * @example Find the connection line of a session description
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 * ```
 * ```values
 * $(rb{line.sw,c=})                => "c=IN IP4 192.0.2.10"
 * $(rb{line.sw,c=}{s.select,2,\s}) => "192.0.2.10"
 * $(rb{line.sw,m=})                => ""
 * ```
 */
export const lineStartingWith = pv.transformation(
  { name: 'line.sw', args: [str('match')], from: 'str', to: 'str' },
  (text, match) => (text === '' ? null : lineStarting(text, match)),
)

/**
 * A text in lines of so many bytes, with blanks before all but the first.
 *
 * A result of more than 65535 bytes is nothing.
 *
 * @param n - the length of a line
 * @param m - how many blanks
 *
 * @example Fold a long value
 * ```sip
 * alice > OPTIONS sip:abcdefghij@example.com
 * ```
 * ```values
 * $(rU{s.fmtlines,4,2}) => "abcd\r\n  efgh\r\n  ij"
 * ```
 *
 * @compat Kamailio 5.6 breaks after each of the first bytes, and not after all `n`.
 */
export const formatLines = pv.transformation(
  {
    name: 's.fmtlines',
    args: [int('n', { min: 1 }), int('m', { min: 0, max: 255 })],
    from: 'str',
    to: 'str',
  },
  (text, length, blanks) => breakLines(text, length, indent(' ', blanks)),
)

/**
 * A text in lines of so many bytes, with tabs before all but the first.
 *
 * A result of more than 65535 bytes is nothing.
 *
 * @param n - the length of a line
 * @param m - how many tabs
 *
 * @example Fold a long value
 * ```sip
 * alice > OPTIONS sip:abcdefghij@example.com
 * ```
 * ```values
 * $(rU{s.fmtlinet,5,1}) => "abcde\r\n\tfghij"
 * ```
 *
 * @compat Kamailio 5.6 breaks after each of the first bytes, and not after all `n`.
 */
export const formatLinesWithTabs = pv.transformation(
  {
    name: 's.fmtlinet',
    args: [int('n', { min: 1 }), int('m', { min: 0, max: 255 })],
    from: 'str',
    to: 'str',
  },
  (text, length, tabs) => breakLines(text, length, indent('\t', tabs)),
)

/** What a line starts with; a number from a variable may be any. */
function indent(character: string, times: number): string {
  return character.repeat(Math.min(Math.max(times, 0), 255))
}

/**
 * A text with one blank for each end of line that blanks follow.
 *
 * So the value of a folded header becomes one line.
 *
 * @example Read a folded text
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "a,\r\n   b"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.rmhdws}) => "a, b"
 * ```
 *
 * @rfc 3261 section 7.3.1
 */
export const unfoldToBlank = pv.transformation(
  { name: 's.rmhdws', from: 'str', to: 'str' },
  (text) => unfold(text, ' '),
)

/**
 * A text without ends of lines that blanks follow, and without these blanks.
 *
 * @example Join a folded token
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "eyJhbGci\r\n  Oi.e30\r\n"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.rmhlws}{s.rtrim}) => "eyJhbGciOi.e30"
 * ```
 */
export const unfoldToNothing = pv.transformation(
  { name: 's.rmhlws', from: 'str', to: 'str' },
  (text) => unfold(text, ''),
)
