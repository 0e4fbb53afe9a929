/** Escapes: percent signs, backslashes, quotes. */

import { hexByte } from './septets.ts'

const PERCENT = 37
const PLUS = 43
const BACKSLASH = 92
const HEX = '0123456789abcdef'

/** Which characters stay as they are: letters, digits, and some more. */
function plainTable(more: string): Uint8Array {
  const table = new Uint8Array(256)
  table.fill(1, 48, 58)
  table.fill(1, 65, 91)
  table.fill(1, 97, 123)
  for (let at = 0; at < more.length; at++) table[more.charCodeAt(at)] = 1
  return table
}

/** What the user of a URI may have: unreserved and user-unreserved but `/`. */
export const USER_CHARACTERS: Uint8Array = plainTable("-_.!~*'()&=+$,;?")
/** What a parameter of a URI may have: unreserved and param-unreserved. */
export const PARAM_CHARACTERS: Uint8Array = plainTable("-_.!~*'()[]/:&+$")
/** What a field of a form may have. */
export const FORM_CHARACTERS: Uint8Array = plainTable('-_.~')

/** The text with `%xx` for each character that is not plain. */
export function escapePercent(text: string, plain: Uint8Array): string {
  let result = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (plain[code] === 1) continue
    result += `${text.slice(from, at)}%${HEX.charAt(code >> 4)}${HEX.charAt(code & 15)}`
    from = at + 1
  }
  return from === 0 ? text : result + text.slice(from)
}

/**
 * The text with what `%xx` stands for; null where a percent sign has no two hexadecimal digits behind it, or stands for zero.
 *
 * @param plus - what a plus sign stands for
 */
export function unescapePercent(text: string, plus: '+' | ' '): string | null {
  let result = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === PERCENT) {
      const byte = hexByte(text, at + 1)
      if (byte <= 0) return null
      result += text.slice(from, at) + String.fromCharCode(byte)
      at += 2
    } else if (code === PLUS && plus === ' ') result += `${text.slice(from, at)} `
    else continue
    from = at + 1
  }
  return from === 0 ? text : result + text.slice(from)
}

/** The text with a backslash before what is special, and letters for what cannot be shown. */
export function escapeBackslash(text: string, special: ReadonlyMap<number, string>): string {
  let result = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const escape = special.get(text.charCodeAt(at))
    if (escape === undefined) continue
    result += text.slice(from, at) + escape
    from = at + 1
  }
  return from === 0 ? text : result + text.slice(from)
}

/** The text without the backslashes that {@link escapeBackslash} puts in; those before anything else stay. */
export function unescapeBackslash(text: string, special: ReadonlyMap<number, string>): string {
  let at = text.indexOf('\\')
  if (at < 0) return text
  let result = ''
  let from = 0
  for (; at >= 0 && at + 1 < text.length; at = text.indexOf('\\', at)) {
    const meant = special.get(text.charCodeAt(at + 1))
    if (meant !== undefined) {
      result += text.slice(from, at) + meant
      from = at + 2
    }
    at += 2
  }
  return result + text.slice(from)
}

/** What databases want escaped. */
export const COMMON_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0, '\\0'],
  [34, '\\"'],
  [39, "\\'"],
  [BACKSLASH, '\\\\'],
])
/** The other way, by the character behind the backslash. */
export const COMMON_MEANINGS: ReadonlyMap<number, string> = new Map([
  [48, '\0'],
  [34, '"'],
  [39, "'"],
  [BACKSLASH, '\\'],
])
/** What ends a line, and the backslash itself, so that there is a way back. */
export const LINE_ESCAPES: ReadonlyMap<number, string> = new Map([
  [10, '\\n'],
  [13, '\\r'],
  [BACKSLASH, '\\\\'],
])
/** The other way, by the character behind the backslash. */
export const LINE_MEANINGS: ReadonlyMap<number, string> = new Map([
  [110, '\n'],
  [114, '\r'],
  [BACKSLASH, '\\'],
])

/** What a text in JSON may not hold as it is (RFC 8259 7). */
function jsonEscapes(): ReadonlyMap<number, string> {
  const escapes = new Map<number, string>()
  for (let code = 0; code < 32; code++)
    escapes.set(code, `\\u00${code.toString(16).padStart(2, '0')}`)
  return escapes
    .set(8, '\\b')
    .set(9, '\\t')
    .set(10, '\\n')
    .set(12, '\\f')
    .set(13, '\\r')
    .set(34, '\\"')
    .set(BACKSLASH, '\\\\')
}

/** What a text in JSON may not hold as it is. */
export const JSON_ESCAPES: ReadonlyMap<number, string> = jsonEscapes()
