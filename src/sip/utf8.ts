/** Texts of people in messages, where one character is one byte. */

/** A text as it stands in a message: its UTF-8, one character a byte. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** The text that bytes of UTF-8 mean, one character a byte. What is no UTF-8 becomes `\ufffd`. */
export function fromBytes(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
