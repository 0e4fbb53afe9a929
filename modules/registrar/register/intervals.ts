// hot
/** How long a contact is good for (RFC 3261 10.3 step 7). */

import type { Random } from 'siprose'

/** The parameters of intervals, read anew each time as they may change. */
export interface IntervalRules {
  readonly default_expires: number
  readonly default_expires_range: number
  readonly expires_range: number
  readonly min_expires: number
  readonly max_expires: number
}

/**
 * The seconds a contact is good for.
 *
 * @param asked - what it asks for, or null where it says nothing; 0 takes it out, and stays
 * @param spread - whether some chance is allowed, so that not all phones come back at one time
 */
export function intervalOf(
  asked: number | null,
  rules: IntervalRules,
  random: Random,
  spread: boolean,
): number {
  if (asked === 0) return 0
  const { default_expires, default_expires_range, expires_range, min_expires, max_expires } = rules
  let seconds = asked ?? default_expires
  const range = asked === null ? default_expires_range : expires_range
  if (range > 0 && spread) seconds -= less(seconds, range, random)
  if (min_expires > 0 && seconds < min_expires) seconds = min_expires
  if (max_expires > 0 && seconds > max_expires) seconds = max_expires
  return seconds
}

/** Up to so many percent of the seconds. */
function less(seconds: number, percent: number, random: Random): number {
  return Math.floor(((seconds * percent) / 100) * (random.uint32() / 4_294_967_296))
}
