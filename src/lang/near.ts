/** Finds what a mistyped word was meant to be. */

/**
 * The name that differs from the word in the fewest letters; null when none is near.
 *
 * @param most - letters that may differ: added, left out, changed; two that changed places count as one
 */
export function nearest(word: string, names: Iterable<string>, most = 2): string | null {
  let best: string | null = null
  let least = Math.min(most, Math.max(1, Math.floor(word.length / 3))) + 1
  for (const name of names) {
    const letters = distance(word, name, least)
    if (letters < least) {
      least = letters
      best = name
    }
  }
  return best
}

/** How many letters differ; `limit` when it is that many or more. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 64) return limit
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + cost)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) least = Math.min(least, at(before, j - 2) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return Math.min(limit, at(row, b.length))
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
