/** Pieces of texts: by place, by separator, by what stands around them. */

import { int, optional, prepared, str } from 'siprose'

import { pv } from '../module.ts'

/** A separator: one character. */
function separatorOf(text: string): string {
  return text === '' ? ',' : text.charAt(0)
}

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
 * @param separator - one character
 *
 * @example Take a field of a list
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-List: red,green,blue
 * ```
 * ```values
 * $(hdr(X-List){s.select,1,,})  => "green"
 * $(hdr(X-List){s.select,-1,,}) => "blue"
 * $(hdr(X-List){s.select,7,,})  => ""
 * ```
 */
export const select = pv.transformation(
  {
    name: 's.select',
    args: [int('index'), prepared('separator', separatorOf)],
    from: 'str',
    to: 'str',
  },
  (text, index, separator) =>
    index < 0 ? fromEnd(text, -index, separator) : fromStart(text, index, separator),
)

function fromStart(text: string, index: number, separator: string): string {
  let start = 0
  for (let left = index; left > 0; left--) {
    const end = text.indexOf(separator, start)
    if (end < 0) return ''
    start = end + 1
  }
  const end = text.indexOf(separator, start)
  return end < 0 ? text.slice(start) : text.slice(start, end)
}

function fromEnd(text: string, index: number, separator: string): string {
  let end = text.length
  for (let left = index; left > 1; left--) {
    if (end <= 0) return ''
    end = text.lastIndexOf(separator, end - 1)
    if (end < 0) return ''
  }
  const start = end === 0 ? -1 : text.lastIndexOf(separator, end - 1)
  return text.slice(start + 1, end)
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
  { name: 's.strip', args: [int('len', { min: 0 })], from: 'str', to: 'str' },
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
  { name: 's.striptail', args: [int('len', { min: 0 })], from: 'str', to: 'str' },
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
  { name: 's.prefixes', args: [optional(int('len', { min: 1 }))], from: 'str', to: 'str' },
  (text, longest) => listPrefixes(text, longest, ''),
)

/** The longest list that is made: it grows with the square of a text's length. */
const MAX_PREFIXES = 128

function listPrefixes(text: string, longest: number | undefined, quote: string): string {
  const end = Math.min(text.length, longest ?? text.length, MAX_PREFIXES)
  let list = ''
  for (let length = 1; length <= end; length++) {
    list += `${length === 1 ? '' : ','}${quote}${text.slice(0, length)}${quote}`
  }
  return list
}
