/** Texts of people in messages, where one character is one byte. */

/**
 * A text as it stands in a message: its UTF-8, one character a byte.
 *
 * @example Put the text of a person into a message
 * ```ts
 * import { toBytes } from 'siprose/sip'
 *
 * toBytes('Grüße') // => 'Gr\xc3\xbc\xc3\x9fe'
 * toBytes('Grüße').length // => 7
 * ```
 */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/**
 * The text that bytes of UTF-8 mean, one character a byte. What is no UTF-8 becomes `\ufffd`.
 *
 * @example Show a display name to a person
 * ```ts
 * import { fromBytes, parseAddress } from 'siprose/sip'
 *
 * const address = parseAddress('"J\xc3\xbcrgen" <sip:j@example.com>')
 * fromBytes(address?.displayName ?? '') // => 'Jürgen'
 * ```
 */
export function fromBytes(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
