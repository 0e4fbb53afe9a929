/** Makes a message that breaks something as short as it can be. */

const MOST_TRIES = 3000

/**
 * A short message that still does what the first one did.
 *
 * @param breaks - whether a message does it
 */
export function minimised(text: string, breaks: (text: string) => boolean): string {
  let shortest = text
  let tries = 0
  for (let size = shortest.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < shortest.length && tries < MOST_TRIES;) {
      const shorter = shortest.slice(0, at) + shortest.slice(at + size)
      tries++
      if (breaks(shorter)) shortest = shorter
      else at += size
    }
  }
  return shortest
}
