// hot
/** URIs with one part changed, as they are to be written. */

import type { Uri } from './uri.ts'

const SEMICOLON = 59

/**
 * The URI with another user, as it is to be written; null takes user and password out.
 *
 * @example Send a call to another user
 * ```ts
 * import { parseUri, withUser } from 'siprose/sip'
 *
 * const uri = parseUri('sip:alice@example.com;transport=tcp')
 * uri && withUser(uri, 'bob') // => 'sip:bob@example.com;transport=tcp'
 * uri && withUser(uri, null) // => 'sip:example.com;transport=tcp'
 * ```
 */
export function withUser(uri: Uri, user: string | null): string {
  const { text, userStart, hostStart } = uri
  if (uri.scheme === 'tel') return user === null ? text : splice(text, userStart, hostStart, user)
  if (!uri.isSip) return text
  if (user === null) return splice(text, userStart, hostStart, '')
  const password = uri.password === null ? '' : `:${uri.password}`
  return splice(text, userStart, hostStart, `${user}${password}@`)
}

/**
 * The URI with another password; null takes it out. A URI without a user stays as it is.
 *
 * @example Take a password out
 * ```ts
 * import { parseUri, withPassword } from 'siprose/sip'
 *
 * const uri = parseUri('sip:alice:secret@example.com')
 * uri && withPassword(uri, null) // => 'sip:alice@example.com'
 * ```
 */
export function withPassword(uri: Uri, password: string | null): string {
  if (!uri.isSip || uri.user === null) return uri.text
  const written = password === null ? '' : `:${password}`
  return splice(uri.text, uri.userStart, uri.hostStart, `${uri.user}${written}@`)
}

/**
 * The URI with another host, an IPv6 address in brackets. Only a `sip` or `sips` URI has one.
 *
 * @example Send a call to another domain
 * ```ts
 * import { parseUri, withHost } from 'siprose/sip'
 *
 * const uri = parseUri('sip:alice@example.com:5070')
 * uri && withHost(uri, '[2001:db8::1]') // => 'sip:alice@[2001:db8::1]:5070'
 * ```
 */
export function withHost(uri: Uri, host: string): string {
  return uri.isSip ? splice(uri.text, uri.hostStart, uri.hostEnd, host) : uri.text
}

/**
 * The URI with another port; null takes it out. Only a `sip` or `sips` URI has one.
 *
 * @example Leave the port to DNS
 * ```ts
 * import { parseUri, withPort } from 'siprose/sip'
 *
 * const uri = parseUri('sip:alice@example.com:5070')
 * uri && withPort(uri, null) // => 'sip:alice@example.com'
 * ```
 */
export function withPort(uri: Uri, port: number | null): string {
  if (!uri.isSip) return uri.text
  return splice(uri.text, uri.hostEnd, uri.portEnd, port === null ? '' : `:${port}`)
}

/**
 * The URI with another host and port in one go; `hostport` is `host` or `host:port`.
 *
 * @example Set host and port together
 * ```ts
 * import { parseUri, withHostPort } from 'siprose/sip'
 *
 * const uri = parseUri('sip:alice@example.com:5070;lr')
 * uri && withHostPort(uri, '192.0.2.1') // => 'sip:alice@192.0.2.1;lr'
 * ```
 */
export function withHostPort(uri: Uri, hostport: string): string {
  return uri.isSip ? splice(uri.text, uri.hostStart, uri.portEnd, hostport) : uri.text
}

/**
 * The URI with other parameters, written without the first `;`; '' for none.
 *
 * @example Ask for another transport
 * ```ts
 * import { parseUri, withParams } from 'siprose/sip'
 *
 * const uri = parseUri('sip:alice@example.com;transport=udp')
 * uri && withParams(uri, 'transport=tls') // => 'sip:alice@example.com;transport=tls'
 * uri && withParams(uri, '') // => 'sip:alice@example.com'
 * ```
 */
export function withParams(uri: Uri, params: string): string {
  if (uri.scheme === 'urn' || (!uri.isSip && uri.scheme !== 'tel')) return uri.text
  const end = uri.params === '' ? paramsSpan(uri) : uri.portEnd + 1 + uri.params.length
  return splice(uri.text, uri.portEnd, end, params === '' ? '' : `;${params}`)
}

/** Where the parameters end if there are none: after a `;` that nothing follows. */
function paramsSpan(uri: Uri): number {
  return uri.text.charCodeAt(uri.portEnd) === SEMICOLON ? uri.portEnd + 1 : uri.portEnd
}

function splice(text: string, from: number, to: number, part: string): string {
  return text.slice(0, from) + part + text.slice(to)
}
