/** A SIP URI packed into the user of another: `prefix*user*password*host*port*transport`. */
import { parseUri, type Uri } from 'siprose'

const hexDigits = '0123456789ABCDEF'

/**
 * The URI packed into the user of another.
 *
 * @param uri - what to pack; its parameters but `transport`, and its headers, are lost
 * @param prefix - what the user starts with
 * @param host - the host of the new URI
 * @param separator - the character between the fields; it is escaped inside of user and password
 * @returns null when there is no URI that could hold it
 */
export function packUri(uri: Uri, prefix: string, host: string, separator: string): string | null {
  if (!uri.isSip) return null
  const transport = uri.transport ?? ''
  if (transport.includes(separator)) return null
  const fields = [
    prefix,
    escapeCharacter(uri.user ?? '', separator),
    escapeCharacter(uri.password ?? '', separator),
    uri.host,
    uri.port === null ? '' : String(uri.port),
    transport,
  ]
  const text = `${uri.scheme}:${fields.join(separator)}@${host}`
  return parseUri(text) === null ? null : text
}

/** The URI that {@link packUri} packed into the user of this one; null when there is none. */
export function unpackUri(uri: Uri, separator: string): string | null {
  if (!uri.isSip || uri.user === null || uri.password !== null) return null
  const fields = uri.user.split(separator)
  // a separator of `-` or `.` may stand in the host, too
  const [, user = '', password = ''] = fields
  const [port = '', transport = ''] = fields.slice(-2)
  const host = fields.slice(3, -2).join(separator)
  if (fields.length < 6 || host === '' || !/^[0-9]*$/.test(port)) return null
  const userPart = printUser(user, password, separator)
  const text =
    `${uri.scheme}:${userPart}${host}${port === '' ? '' : `:${port}`}` +
    (transport === '' ? '' : `;transport=${transport}`)
  return parseUri(text)?.host === host ? text : null
}

function printUser(user: string, password: string, separator: string): string {
  if (user === '') return ''
  const plain = unescapeCharacter(user, separator)
  return password === '' ? `${plain}@` : `${plain}:${unescapeCharacter(password, separator)}@`
}

function escaped(character: string): string {
  const code = character.charCodeAt(0)
  return `%${hexDigits.charAt(code >> 4)}${hexDigits.charAt(code & 15)}`
}

function escapeCharacter(text: string, character: string): string {
  return text.replaceAll(character, escaped(character))
}

function unescapeCharacter(text: string, character: string): string {
  return text.replaceAll(escaped(character), character)
}
