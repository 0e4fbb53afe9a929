/** The arithmetic of Max-Forwards. */

/**
 * The hops left after one more.
 *
 * @param hops - at least 1
 * @param most - as many as may be left
 */
export function fewerHops(hops: number, most: number): number {
  return Math.min(hops - 1, most)
}

/**
 * Compares the hops left with a limit.
 *
 * @param hops - null where nobody counts, negative where the count is no number
 * @returns `1` fewer than the limit, `-1` as many or more, `-2` not counted, `-3` no number
 */
export function compareHops(hops: number | null, limit: number): 1 | -1 | -2 | -3 {
  if (hops === null) return -2
  if (hops < 0) return -3
  return hops < limit ? 1 : -1
}
