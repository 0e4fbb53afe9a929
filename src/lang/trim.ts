/**
 * Cutting the ends of texts, in linear time whatever stands in them. The methods of the language will not do for byte
 * strings: they take the byte 0xA0 for a blank, and it may be the end of a letter.
 */

const BLANKS = ' \t\r\n\b\f\v'

/** The text without those of `characters` that stand at its end. */
export function trimEndOf(text: string, characters: string = BLANKS): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** How many blanks a text begins with. */
export function leadingBlanks(text: string): number {
  let start = 0
  while (start < text.length && BLANKS.includes(text.charAt(start))) start += 1
  return start
}

/** The text without blanks at its ends. */
export function trimBlanks(text: string): string {
  return trimEndOf(text.slice(leadingBlanks(text)))
}
