/** `myself`: whether a URI, a host or an address is this server's. */

import { parseUri } from '../sip/uri.ts'
import type { Host } from './host.ts'

/**
 * Tells whether a text names this server.
 *
 * @param server - which
 * @param text - a SIP URI, or a host with or without port
 */
export function isOwnUri(server: Host, text: string): boolean {
  const uri = parseUri(text)
  if (uri !== null && (uri.scheme === 'sip' || uri.scheme === 'sips')) {
    return server.isOwnAddress(uri.host, uri.port ?? 0)
  }
  const colon = text.lastIndexOf(':')
  if (colon < 0 || text.endsWith(']') || text.indexOf(':') !== colon) {
    return server.isOwnAddress(text, 0)
  }
  return server.isOwnAddress(text.slice(0, colon), Number(text.slice(colon + 1)) || 0)
}
