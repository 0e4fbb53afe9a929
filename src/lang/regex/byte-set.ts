/** Sets of bytes, as bracket expressions and `.` describe them: 256 cells of 0 or 1. */

/** A set of bytes; cell `b` is 1 when byte `b` belongs to it. */
export type ByteSet = Uint8Array

/** The set that holds exactly the bytes for which `holds` is true. */
export function byteSet(holds: (byte: number) => boolean): ByteSet {
  const set = new Uint8Array(256)
  for (let byte = 0; byte < 256; byte++) if (holds(byte)) set[byte] = 1
  return set
}

/** True for the bytes 0 to 9. */
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57
const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90
const isLower = (byte: number): boolean => byte >= 97 && byte <= 122
const isAlpha = (byte: number): boolean => isUpper(byte) || isLower(byte)
const isAlnum = (byte: number): boolean => isAlpha(byte) || isDigit(byte)
const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13)
const isGraph = (byte: number): boolean => byte > 32 && byte < 127
const isHex = (byte: number): boolean =>
  isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)

/** True for the bytes a word is made of: letters, digits and `_`. */
export const isWord = (byte: number): boolean => isAlnum(byte) || byte === 95

/** True for white space. */
export const isWhite = isSpace

/** The named classes of bracket expressions, `[[:alpha:]]`; of the C locale, so no byte over 127 is a letter. */
export const namedClasses: ReadonlyMap<string, (byte: number) => boolean> = new Map([
  ['alpha', isAlpha],
  ['digit', isDigit],
  ['alnum', isAlnum],
  ['upper', isUpper],
  ['lower', isLower],
  ['space', isSpace],
  ['blank', (byte: number) => byte === 32 || byte === 9],
  ['punct', (byte: number) => isGraph(byte) && !isAlnum(byte)],
  ['print', (byte: number) => byte >= 32 && byte < 127],
  ['graph', isGraph],
  ['cntrl', (byte: number) => byte < 32 || byte === 127],
  ['xdigit', isHex],
])

/** Adds to a set the other case of each letter in it. */
export function ignoreCase(set: ByteSet): ByteSet {
  for (let upper = 65; upper <= 90; upper++) {
    const lower = upper + 32
    if (set[upper] === 1 || set[lower] === 1) set[upper] = set[lower] = 1
  }
  return set
}
