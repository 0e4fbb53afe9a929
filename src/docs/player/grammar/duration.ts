/** Spans of time as examples write them: `2s`, `500ms`, `1m30s`, `1.5s`. */

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** The longest span that a line can have: a year. */
export const longestMs: number = 366 * 86_400_000

/**
 * Reads a span of time.
 *
 * @param text - numbers with units, the units `ms`, `s`, `m`, `h` or `d`
 * @returns milliseconds, or null where it is none, or longer than a year
 */
export function parseDuration(text: string): number | null {
  if (!/^(?:\d{1,9}(?:\.\d{1,3})?(?:ms|[smhd]))+$/.test(text)) return null
  let total = 0
  for (const [, amount, unit] of text.matchAll(/([\d.]+)(ms|[smhd])/g)) {
    total += Number(amount) * (unitMs[unit ?? ''] ?? 0)
  }
  total = Math.round(total)
  return total <= longestMs ? total : null
}

/** A span of time as a person writes it: `61s`, `1.5s`, `20ms`. */
export function printDuration(ms: number): string {
  return ms !== 0 && ms < 1000 ? `${ms}ms` : `${ms / 1000}s`
}
