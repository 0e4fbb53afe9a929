/** Texts of the server, which are bytes, and those of databases, which are Unicode. */

const NOT_ASCII = /[^\0-\x7f]/

/**
 * Bytes as a database takes them. Bytes that are no UTF-8 are taken for Latin-1: they come back as the UTF-8 of the same letters.
 */
export function toUnicode(bytes: string): string {
  if (!NOT_ASCII.test(bytes)) return bytes
  const buffer = Buffer.from(bytes, 'latin1')
  const text = buffer.toString('utf8')
  return Buffer.from(text, 'utf8').equals(buffer) ? text : bytes
}

/** A database's text as bytes. */
export function fromUnicode(text: string): string {
  return NOT_ASCII.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text
}
