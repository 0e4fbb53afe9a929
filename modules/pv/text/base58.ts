/** Base58: numbers in digits that nobody mistakes for one another. */

const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BASE = 58
const ONE = 49

/** The longest text that is written or read: the work grows with the square of the length. */
export const MAX_BASE58 = 1024

function valueTable(): Int8Array {
  const table = new Int8Array(256).fill(-1)
  for (let value = 0; value < BASE; value++) table[DIGITS.charCodeAt(value)] = value
  return table
}

const VALUES = valueTable()

/** The text in Base58; null for one that is too long. */
export function toBase58(text: string): string | null {
  if (text.length > MAX_BASE58) return null
  let zeros = 0
  while (zeros < text.length && text.charCodeAt(zeros) === 0) zeros++
  const digits = new Uint8Array(Math.ceil(text.length * 1.37) + 1)
  let length = 0
  for (let at = zeros; at < text.length; at++) {
    length = shift(digits, length, 256, text.charCodeAt(at), BASE)
  }
  let written = '1'.repeat(zeros)
  for (let at = length - 1; at >= 0; at--) written += DIGITS.charAt(digits[at] ?? 0)
  return written
}

/** What digits of Base58 stand for; null where something else is among them, and for too many. */
export function fromBase58(text: string): string | null {
  if (text.length > MAX_BASE58) return null
  let zeros = 0
  while (zeros < text.length && text.charCodeAt(zeros) === ONE) zeros++
  const bytes = new Uint8Array(text.length)
  let length = 0
  for (let at = zeros; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? -1
    if (value < 0) return null
    length = shift(bytes, length, BASE, value, 256)
  }
  return '\0'.repeat(zeros) + Buffer.from(bytes.subarray(0, length).toReversed()).toString('latin1')
}

/** Multiplies a number, whose last digit stands first, and adds; gives how many digits it has then. */
function shift(
  digits: Uint8Array,
  length: number,
  times: number,
  plus: number,
  base: number,
): number {
  let carry = plus
  let at = 0
  for (; at < length || carry > 0; at++) {
    carry += (digits[at] ?? 0) * times
    digits[at] = carry % base
    carry = Math.floor(carry / base)
  }
  return at
}
