/** Whole numbers that texts spell. */

const MAX_DIGITS = 15

/** The number that a sign, if any, and up to fifteen digits spell; null for any other text. */
export function spelledInteger(text: string): number | null {
  const sign = text.charCodeAt(0)
  const start = sign === 43 || sign === 45 ? 1 : 0
  const digits = text.length - start
  if (digits < 1 || digits > MAX_DIGITS) return null
  let number = 0
  for (let at = start; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return null
    number = number * 10 + digit
  }
  return sign === 45 ? 0 - number : number
}
