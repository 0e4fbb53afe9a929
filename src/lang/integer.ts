/** Texts as integers: what a script does when a number is wanted and a text is there. */

const digits = /^[0-9]+$/
const hexDigits = /^0x[0-9a-fA-F]+$/

/** The largest and the smallest integer a script can hold. */
const largest = 2n ** 63n - 1n
const smallest = -(2n ** 63n)

/**
 * The integer a text stands for, or null when it is none.
 *
 * Decimal with or without a sign (`010` is ten), or hexadecimal (`0x1f`); an empty text is 0. No blanks. Beyond 53 bits the
 * value is rounded.
 */
export function toInteger(text: string): number | null {
  const first = text.charCodeAt(0)
  const signed = first === 43 || first === 45
  const size = signed ? text.length - 1 : text.length
  if (size === 0) return 0
  if (size > 20) return null
  const body = signed ? text.slice(1) : text
  if (!digits.test(body)) return !signed && hexDigits.test(body) ? fit(BigInt(body)) : null
  const value = Number(body)
  if (value <= Number.MAX_SAFE_INTEGER) return first === 45 ? 0 - value : value
  return fit(first === 45 ? -BigInt(body) : BigInt(body))
}

function fit(value: bigint): number | null {
  return value > largest || value < smallest ? null : Number(value)
}

/** Cuts an exact result to the 64 bits integers of a script have. */
export function wrap(value: bigint): number {
  return Number(BigInt.asIntN(64, value))
}
