/** `myself`: whether a URI, a host or an address is this server's. */

import { parseUri, type Uri } from '../../sip/uri.ts'
import type { Host } from '../host.ts'

/**
 * Tells whether a text names this server.
 *
 * @param server - which
 * @param text - a SIP URI, or a host with or without port
 */
export function isOwnUri(server: Host, text: string): boolean {
  const uri = parseUri(text)
  if (uri !== null && uri.isSip) return isOwn(server, uri)
  const colon = text.lastIndexOf(':')
  if (colon < 0 || text.endsWith(']') || text.indexOf(':') !== colon) {
    return server.isOwnAddress(text, 0)
  }
  return server.isOwnAddress(text.slice(0, colon), Number(text.slice(colon + 1)) || 0)
}

/**
 * Tells whether a SIP URI names this server.
 *
 * @param server - which
 * @param uri - a `sip` or `sips` URI; others name nobody
 */
export function isOwn(server: Host, uri: Uri): boolean {
  if (!uri.isSip) return false
  if (uri.port !== null) return server.isOwnAddress(uri.host, uri.port)
  const secure = uri.scheme === 'sips' || uri.transport?.toLowerCase() === 'tls'
  // The field reads sips without a port as 5060, RFC 3261 section 19.1.2 as 5061.
  const plain = uri.scheme === 'sips' || !secure
  return (
    (plain && server.isOwnAddress(uri.host, 5060)) ||
    (secure && server.isOwnAddress(uri.host, 5061))
  )
}
