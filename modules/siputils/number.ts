/** What is a number, and what is not. */

/** The fewest digits of an E.164 number that are taken for one. */
const FEWEST = 2

/**
 * Whether a text is a `+` and digits.
 *
 * @param longest - how long it can be, the `+` counted
 */
export function isE164(text: string, longest: number): boolean {
  return text.startsWith('+') && text.length > FEWEST && text.length <= longest && isDigits(text, 1)
}

/** Whether there is at least one digit from an offset on, and nothing else. */
export function isDigits(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return text.length > from
}

/** Whether a text has only digits, letters A to Z, and characters of another text. */
export function isAlphanumeric(text: string, also: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const letter = code | 32
    const plain = (code >= 48 && code <= 57) || (letter >= 97 && letter <= 122)
    if (!plain && !also.includes(text.charAt(i))) return false
  }
  return true
}
