// hot
/** The digits of a number, which is written with spaces, dashes and a plus, or not. */

const ZERO = 0x30
const NINE = 0x39

/** A text without all that is no digit; the text itself where it has nothing else. */
export function digitsOf(text: string): string {
  let digits = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) continue
    digits += text.slice(from, at)
    from = at + 1
  }
  return from === 0 ? text : digits + text.slice(from)
}
