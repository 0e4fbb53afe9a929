// hot
/** Where a contact is sent to. */

import { parseUri, type Proto, type Wanted } from 'siprose'

import type { Contact } from '../location/contact.ts'

const PROTOS: ReadonlyMap<string, Proto> = new Map([
  ['udp', 'udp'],
  ['tcp', 'tcp'],
  ['tls', 'tls'],
  ['ws', 'ws'],
  ['wss', 'wss'],
  ['sctp', 'sctp'],
])

/** Where a SIP URI leads; null for one that leads nowhere. */
export function wantedAt(text: string): Wanted | null {
  const uri = parseUri(text)
  if (uri === null || !uri.isSip) return null
  const word = uri.transport
  const transport = word === null ? null : (PROTOS.get(word.toLowerCase()) ?? null)
  if (word !== null && transport === null) return null
  const host = uri.maddr ?? uri.host
  const bare = host.startsWith('[') ? host.slice(1, -1) : host
  return { host: bare, port: uri.port, transport, secure: uri.scheme === 'sips' }
}

/** The first server of a Path, as a URI. */
export function firstOf(path: string): string {
  const start = path.indexOf('<') + 1
  const end = path.indexOf('>', start)
  return path.slice(start, end < 0 ? path.length : end)
}

/** The URI that requests to a contact go to: the first server on its Path, else where it registered from, else its own. */
export function nextHop(contact: Contact): string {
  const { path } = contact
  return path === null ? (contact.received ?? contact.uri) : firstOf(path)
}
