/** Whole numbers, as scripts have them. */

/** The number without its fraction; null for what is no number, and for one too large to be exact. */
export function whole(number: number): number | null {
  // 0 - 0 has no sign
  const cut = Math.trunc(number) + 0
  return Number.isSafeInteger(cut) ? cut : null
}

/** The largest whole number whose square is not above a number; null below zero. */
export function wholeRoot(number: number): number | null {
  return whole(Math.sqrt(number))
}

/** A whole power; of a negative exponent the fraction is cut off too. */
export function wholePower(base: number, exponent: number): number | null {
  return whole(base ** exponent)
}
