// hot
/**
 * A text of its own, in the place of a part of a longer one.
 *
 * A part of a message keeps all of it in memory as long as it lives itself; what a transaction keeps is better without.
 */
export function detached(text: string): string {
  // parts of less than 13 characters are copies anyway
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
