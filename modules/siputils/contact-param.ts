/** A URI carried in a parameter of another, as base64url (RFC 4648 section 5). */
import { parseUri, type Uri } from 'siprose'

/**
 * The URI that carries another one.
 *
 * @param uri - the URI to carry
 * @param name - the parameter's name
 * @param address - the URI that shall carry it
 * @returns null when the two make no URI
 */
export function carryUri(uri: Uri, name: string, address: string): string | null {
  const text = `${address};${name}=${Buffer.from(uri.text, 'latin1').toString('base64url')}`
  return parseUri(text)?.param(name) ? text : null
}

/**
 * The URI that a URI carries.
 *
 * What comes out is read as a URI before it is believed: the text comes from whoever sent the message, and may hold anything.
 *
 * @param uri - the URI that carries
 * @param name - the parameter's name
 * @returns null when it carries none, false when what it carries is no URI
 */
export function carriedUri(uri: Uri, name: string): string | null | false {
  const value = uri.param(name) ?? ''
  if (value === '') return null
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(value)) return false
  const text = Buffer.from(value, 'base64url').toString('latin1')
  return parseUri(text) === null ? false : text
}
