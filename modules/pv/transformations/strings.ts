/** Texts: measuring, trimming, changing. */

import { str } from 'siprose'

import { pv } from '../module.ts'
import { lowerCase, replaceAll, upperCase, without } from '../text/changes.ts'
import { isWhitespace } from '../text/lines.ts'
import { spelledInteger } from '../text/spelled-integer.ts'

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

/** A text without blanks, tabs and line ends at its start. */
function trimStart(text: string): string {
  let start = 0
  while (start < text.length && isSpace(text.charCodeAt(start))) start++
  return text.slice(start)
}

/** A text without blanks, tabs and line ends at its end. */
function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/**
 * How many bytes a text has.
 *
 * @example Refuse extensions that are too long
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($(rU{s.len}) > 4) sl_send_reply("484", "Address Incomplete");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:12345@example.com
 * alice < 484 Address Incomplete
 * ```
 */
export const len = pv.transformation(
  { name: 's.len', from: 'str', to: 'int' },
  (text) => text.length,
)

/**
 * The number a text spells; nothing where it spells none.
 *
 * @example Calculate with a header
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Count: 41
 * ```
 * ```values
 * $(hdr(X-Count){s.int}) => 41
 * ```
 */
export const toInt = pv.transformation({ name: 's.int', from: 'str', to: 'int' }, spelledInteger)

/**
 * A text in lower case.
 *
 * @example Compare hosts without their case
 * ```sip
 * alice > OPTIONS sip:Example.COM
 * ```
 * ```values
 * $(rd{s.tolower}) => "example.com"
 * ```
 */
export const toLower = pv.transformation({ name: 's.tolower', from: 'str', to: 'str' }, lowerCase)

/**
 * A text in upper case.
 *
 * @example Show the transport as Via writes it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(proto{s.toupper}) => "UDP"
 * ```
 */
export const toUpper = pv.transformation({ name: 's.toupper', from: 'str', to: 'str' }, upperCase)

/**
 * A text without blanks, tabs and line ends at both ends.
 *
 * @example Clean a value
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "  a b  "; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.trim})  => "a b"
 * $(var(x){s.ltrim}) => "a b  "
 * $(var(x){s.rtrim}) => "  a b"
 * ```
 */
export const trim = pv.transformation({ name: 's.trim', from: 'str', to: 'str' }, (text) =>
  trimEnd(trimStart(text)),
)

/**
 * A text without blanks, tabs and line ends at its start.
 *
 * @example Clean the start
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "  a "; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.ltrim}) => "a "
 * ```
 */
export const trimLeft = pv.transformation({ name: 's.ltrim', from: 'str', to: 'str' }, trimStart)

/**
 * A text without blanks, tabs and line ends at its end.
 *
 * @example Clean the end
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = " a  "; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.rtrim}) => " a"
 * ```
 */
export const trimRight = pv.transformation({ name: 's.rtrim', from: 'str', to: 'str' }, trimEnd)

/**
 * A text with each place of one text replaced by another.
 *
 * @param match - what is replaced
 * @param replacement - what stands there instead
 *
 * @example Rename a domain
 * ```sip
 * alice > OPTIONS sip:bob@old.example.com
 * ```
 * ```values
 * $(ru{s.replace,old.,new.}) => "sip:bob@new.example.com"
 * ```
 */
export const replace = pv.transformation(
  { name: 's.replace', args: [str('match'), str('replacement')], from: 'str', to: 'str' },
  replaceAll,
)

/**
 * A text without each place of another.
 *
 * @param match - what is removed
 *
 * @example Remove the dashes of a number
 * ```sip
 * alice > OPTIONS sip:09-123-456@example.com
 * ```
 * ```values
 * $(rU{s.rm,-}) => "09123456"
 * ```
 */
export const remove = pv.transformation(
  { name: 's.rm', args: [str('match')], from: 'str', to: 'str' },
  (text, match) => replaceAll(text, match, ''),
)

/**
 * A text without any blanks, tabs and line ends.
 *
 * @example Close the gaps
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = " a b\tc "; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.rmws}) => "abc"
 * ```
 */
export const removeSpace = pv.transformation({ name: 's.rmws', from: 'str', to: 'str' }, (text) =>
  without(text, isWhitespace),
)

/**
 * How often a character stands in a text.
 *
 * @param c - the character
 *
 * @example Count the labels of a host
 * ```sip
 * alice > OPTIONS sip:a.b.example.com
 * ```
 * ```values
 * $(rd{s.count,.}) => 3
 * ```
 */
export const count = pv.transformation(
  { name: 's.count', args: [str('c')], from: 'str', to: 'int' },
  (text, c) => {
    if (c === '') return 0
    const code = c.charCodeAt(0)
    let found = 0
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === code) found++
    return found
  },
)

/**
 * The digits of a text, without all else.
 *
 * @example Clean a dialled number
 * ```sip
 * alice > OPTIONS sip:+358-40-1234567@example.com
 * ```
 * ```values
 * $(rU{s.numeric}) => "358401234567"
 * ```
 */
export const numeric = pv.transformation({ name: 's.numeric', from: 'str', to: 'str' }, (text) =>
  without(text, isNoDigit),
)

function isNoDigit(code: number): boolean {
  return code < 48 || code > 57
}

/**
 * A text without the quotes around it, where there are some.
 *
 * @example Show a name without its quotes
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 * ```values
 * $(fn{s.unquote}) => "Alice"
 * ```
 */
export const unquoteText = pv.transformation(
  { name: 's.unquote', from: 'str', to: 'str' },
  (text) => {
    const first = text.charAt(0)
    const paired = text.length >= 2 && (first === '"' || first === "'") && text.endsWith(first)
    return paired ? text.slice(1, -1) : text
  },
)

/**
 * What stands between brackets; the whole text where none surround it.
 *
 * The brackets are round, square, curly or angled.
 *
 * @example Take the URI out of a Contact, and an address out of its brackets
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "<sip:alice@192.0.2.10>"; $var(y) = "[2001:db8::1]"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.unbracket}) => "sip:alice@192.0.2.10"
 * $(var(y){s.unbracket}) => "2001:db8::1"
 * ```
 */
export const unbracket = pv.transformation(
  { name: 's.unbracket', from: 'str', to: 'str' },
  (text) =>
    text.length >= 2 && closing(text.charCodeAt(0)) === text.charCodeAt(text.length - 1)
      ? text.slice(1, -1)
      : text,
)

/** The bracket that closes one. */
function closing(code: number): number {
  if (code === 40) return 41
  return code === 60 || code === 91 || code === 123 ? code + 2 : -1
}
