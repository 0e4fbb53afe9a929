/** Pieces of texts: by place, by separator, by what stands around them. */

import { int, optional, str } from 'siprose'

import { pv } from '../module.ts'
import { ANY_BLANK, separator, type Separator } from '../text/characters.ts'
import { isWhitespace } from '../text/lines.ts'

/**
 * A part of a text, by its place.
 *
 * @param offset - where it starts, from 0; negative counts from the end
 * @param length - how many bytes; 0 for all that follow
 *
 * @example Take a number apart
 * ```sip
 * alice > OPTIONS sip:358401234567@example.com
 * ```
 * ```values
 * $(rU{s.substr,0,3})  => "358"
 * $(rU{s.substr,3,0})  => "401234567"
 * $(rU{s.substr,-4,4}) => "4567"
 * $(rU{s.substr,50,1}) => $null
 * ```
 */
export const substr = pv.transformation(
  { name: 's.substr', args: [int('offset'), int('length')], from: 'str', to: 'str' },
  (text, offset, length) => {
    const start = offset < 0 ? text.length + offset : offset
    if (start < 0 || start >= text.length || length < 0) return null
    return length === 0 ? text.slice(start) : text.slice(start, start + length)
  },
)

/**
 * One of the pieces a separator cuts a text into.
 *
 * @param index - which, from 0; negative counts from the end
 * @param separator - one character, or `\t`, `\n`, `\r`, `\\`; `\w` is a blank, `\s` is each of blank, tab and line end
 *
 * @example Take a field of a list
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-List: red,green,blue
 *         X-Words: light sea green
 * ```
 * ```values
 * $(hdr(X-List){s.select,1,,})    => "green"
 * $(hdr(X-List){s.select,-1,,})   => "blue"
 * $(hdr(X-List){s.select,7,,})    => ""
 * $(hdr(X-Words){s.select,1,\w}) => "sea"
 * ```
 */
export const select = pv.transformation(
  {
    name: 's.select',
    args: [int('index'), separator('separator')],
    from: 'str',
    to: 'str',
  },
  piece,
)

/**
 * One of the pieces that blanks, tabs and line ends cut a text into.
 *
 * Each of them cuts: between two in a row stands an empty piece.
 *
 * @param index - which, from 0; negative counts from the end
 *
 * @example Read a line of words
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Words: light sea  green
 * ```
 * ```values
 * $(hdr(X-Words){s.selectsw,1})  => "sea"
 * $(hdr(X-Words){s.selectsw,2})  => ""
 * $(hdr(X-Words){s.selectsw,-1}) => "green"
 * ```
 */
export const selectByBlanks = pv.transformation(
  { name: 's.selectsw', args: [int('index')], from: 'str', to: 'str' },
  (text, index) => piece(text, index, ANY_BLANK),
)

/**
 * One of the pieces that blanks, tabs and line ends cut a text into, by another name.
 *
 * It is {@link selectByBlanks}, as some manuals spell it.
 *
 * @param index - which, from 0; negative counts from the end
 *
 * @example Read a line of words
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Words: light sea green
 * ```
 * ```values
 * $(hdr(X-Words){s.selectws,0}) => "light"
 * ```
 */
export const selectByWhitespace = pv.transformation(
  { name: 's.selectws', args: [int('index')], from: 'str', to: 'str' },
  (text, index) => piece(text, index, ANY_BLANK),
)

function piece(text: string, index: number, separator: Separator): string {
  return index < 0 ? fromEnd(text, -index, separator) : fromStart(text, index, separator)
}

/** Where the next separator stands, or the end. */
function separatorAfter(text: string, from: number, separator: Separator): number {
  let at = from
  while (at < text.length && !separates(text.charCodeAt(at), separator)) at++
  return at
}

function separates(code: number, separator: Separator): boolean {
  return code === separator || (separator === ANY_BLANK && isWhitespace(code))
}

function fromStart(text: string, index: number, separator: Separator): string {
  let start = 0
  for (let left = index; left > 0; left--) {
    start = separatorAfter(text, start, separator) + 1
    if (start > text.length) return ''
  }
  return text.slice(start, separatorAfter(text, start, separator))
}

function fromEnd(text: string, index: number, separator: Separator): string {
  let end = text.length
  for (let left = index; ; left--) {
    let start = end
    while (start > 0 && !separates(text.charCodeAt(start - 1), separator)) start--
    if (left === 1) return text.slice(start, end)
    if (start === 0) return ''
    end = start - 1
  }
}

/**
 * A text without so many bytes at its start.
 *
 * @param len - how many
 *
 * @example Strip a prefix
 * ```sip
 * alice > OPTIONS sip:00358401234567@example.com
 * ```
 * ```values
 * $(rU{s.strip,2})  => "358401234567"
 * $(rU{s.strip,99}) => ""
 * ```
 */
export const strip = pv.transformation(
  { name: 's.strip', args: [int('len')], from: 'str', to: 'str' },
  (text, length) => (length <= 0 ? text : text.slice(length)),
)

/**
 * A text without so many bytes at its end.
 *
 * @param len - how many
 *
 * @example Hide the last digits
 * ```sip
 * alice > OPTIONS sip:358401234567@example.com
 * ```
 * ```values
 * $(rU{s.striptail,4}) => "35840123"
 * ```
 */
export const stripTail = pv.transformation(
  { name: 's.striptail', args: [int('len')], from: 'str', to: 'str' },
  (text, length) => (length <= 0 ? text : text.slice(0, Math.max(0, text.length - length))),
)

/**
 * What stands before the first place of a character; the whole text where there is none.
 *
 * @param x - the character
 *
 * @example Take the extension off
 * ```sip
 * alice > OPTIONS sip:bob+work@example.com
 * ```
 * ```values
 * $(rU{s.before,+}) => "bob"
 * ```
 */
export const before = pv.transformation(
  { name: 's.before', args: [str('x')], from: 'str', to: 'str' },
  (text, x) => {
    const at = x === '' ? -1 : text.indexOf(x.charAt(0))
    return at < 0 ? text : text.slice(0, at)
  },
)

/**
 * What stands after the first place of a character; an empty text where there is none.
 *
 * @param x - the character
 *
 * @example Take the extension
 * ```sip
 * alice > OPTIONS sip:bob+work@example.com
 * ```
 * ```values
 * $(rU{s.after,+}) => "work"
 * $(rU{s.after,#}) => ""
 * ```
 */
export const after = pv.transformation(
  { name: 's.after', args: [str('x')], from: 'str', to: 'str' },
  (text, x) => {
    const at = x === '' ? -1 : text.indexOf(x.charAt(0))
    return at < 0 ? '' : text.slice(at + 1)
  },
)

/**
 * What stands before the last place of a character; the whole text where there is none.
 *
 * @param x - the character
 *
 * @example Take the last label off a host
 * ```sip
 * alice > OPTIONS sip:a.example.com
 * ```
 * ```values
 * $(rd{s.rbefore,.}) => "a.example"
 * ```
 */
export const beforeLast = pv.transformation(
  { name: 's.rbefore', args: [str('x')], from: 'str', to: 'str' },
  (text, x) => {
    const at = x === '' ? -1 : text.lastIndexOf(x.charAt(0))
    return at < 0 ? text : text.slice(0, at)
  },
)

/**
 * What stands after the last place of a character; an empty text where there is none.
 *
 * @param x - the character
 *
 * @example Take the last label of a host
 * ```sip
 * alice > OPTIONS sip:a.example.com
 * ```
 * ```values
 * $(rd{s.rafter,.}) => "com"
 * ```
 */
export const afterLast = pv.transformation(
  { name: 's.rafter', args: [str('x')], from: 'str', to: 'str' },
  (text, x) => {
    const at = x === '' ? -1 : text.lastIndexOf(x.charAt(0))
    return at < 0 ? '' : text.slice(at + 1)
  },
)

/**
 * All that a text can start with, with commas between: what a longest-match search looks up.
 *
 * @param len - the longest wanted; all where it is left out
 *
 * @example List the prefixes of a number
 * ```sip
 * alice > OPTIONS sip:3584@example.com
 * ```
 * ```values
 * $(rU{s.prefixes})   => "3,35,358,3584"
 * $(rU{s.prefixes,2}) => "3,35"
 * ```
 */
export const prefixes = pv.transformation(
  { name: 's.prefixes', args: [optional(int('len'))], from: 'str', to: 'str' },
  (text, longest) => listPrefixes(text, longest, ''),
)

/**
 * All that a text can start with, in quotes, with commas between.
 *
 * A query of a database wants them so.
 *
 * @param len - the longest wanted; all where it is left out
 *
 * @example Ask a table for the longest prefix
 * ```sip
 * alice > OPTIONS sip:3584@example.com
 * ```
 * ```values
 * $(rU{s.prefixes.quoted})   => "'3','35','358','3584'"
 * $(rU{s.prefixes.quoted,2}) => "'3','35'"
 * ```
 *
 * @trap the text itself is not escaped: take its digits alone first, with `s.numeric`
 */
export const prefixesQuoted = pv.transformation(
  { name: 's.prefixes.quoted', args: [optional(int('len'))], from: 'str', to: 'str' },
  (text, longest) => listPrefixes(text, longest, "'"),
)

/**
 * A text from the first place of a character on; an empty text where there is none.
 *
 * @param x - the character
 *
 * @example Drop what stands before the plus
 * ```sip
 * alice > OPTIONS sip:00+358401234567@example.com
 * ```
 * ```values
 * $(rU{s.stripto,+}) => "+358401234567"
 * $(rU{s.stripto,#}) => ""
 * ```
 */
export const stripTo = pv.transformation(
  { name: 's.stripto', args: [str('x')], from: 'str', to: 'str' },
  (text, x) => {
    const at = x === '' ? -1 : text.indexOf(x.charAt(0))
    return at < 0 ? '' : text.slice(at)
  },
)

/**
 * The character at a place of a text; nothing where there is none.
 *
 * @param pos - which, from 0; negative counts from the end
 *
 * @example Look at the first digit
 * ```sip
 * alice > OPTIONS sip:358@example.com
 * ```
 * ```values
 * $(rU{s.charat,0})  => "3"
 * $(rU{s.charat,-1}) => "8"
 * $(rU{s.charat,9})  => $null
 * ```
 */
export const charAt = pv.transformation(
  { name: 's.charat', args: [int('pos')], from: 'str', to: 'str' },
  (text, place) => text.at(place) ?? null,
)

/**
 * The byte at a place of a text, as a number; nothing where there is none.
 *
 * @param pos - which, from 0; negative counts from the end
 *
 * @example Tell a number from a name
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```values
 * $(rU{s.byteat,0}) => 98
 * $(rU{s.byteat,9}) => $null
 * ```
 */
export const byteAt = pv.transformation(
  { name: 's.byteat', args: [int('pos')], from: 'str', to: 'int' },
  (text, place) => text.at(place)?.charCodeAt(0) ?? null,
)

/** The longest list that is made: it grows with the square of a text's length. */
const MAX_PREFIXES = 128

function listPrefixes(text: string, longest: number | undefined, quote: string): string {
  const wanted = longest === undefined || longest <= 0 ? text.length : longest
  const end = Math.min(text.length, wanted, MAX_PREFIXES)
  let list = ''
  for (let length = 1; length <= end; length++) {
    list += `${length === 1 ? '' : ','}${quote}${text.slice(0, length)}${quote}`
  }
  return list
}
