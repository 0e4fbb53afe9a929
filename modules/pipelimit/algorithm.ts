/** The ways to limit, by the names and numbers the field has for them. */

/** The algorithms; the place of each is its number. */
export const algorithms = ['NOP', 'RED', 'TAILDROP', 'FEEDBACK', 'NETWORK'] as const

/** One of {@link algorithms}. */
export type Algorithm = (typeof algorithms)[number]

/** The algorithm of a name, in any case where `anyCase` is set; null when there is none. */
export function algorithmOf(text: string, anyCase = false): Algorithm | null {
  const name = anyCase ? text.toUpperCase() : text
  return algorithms.find((one) => one === name) ?? null
}
