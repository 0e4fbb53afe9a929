// hot
/** Texts that are kept: a text cut out of a message keeps the whole message in memory. */

/** A copy of a text that keeps no other text in memory. */
export function ownText(text: string): string {
  return text === '' ? '' : Buffer.from(text, 'latin1').toString('latin1')
}
