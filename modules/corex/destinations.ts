/** Where to send, as scripts write it. */

import { parseUri, type Proto, type Wanted } from 'siprose'

const PROTOS: ReadonlyMap<string, Proto> = new Map([
  ['udp', 'udp'],
  ['tcp', 'tcp'],
  ['tls', 'tls'],
  ['sctp', 'sctp'],
  ['ws', 'ws'],
  ['wss', 'wss'],
])

/** The transport of a word, in any case; null for one there is none of. */
export function protoOf(word: string): Proto | null {
  return PROTOS.get(word.toLowerCase()) ?? null
}

const bare = (host: string): string => (host.startsWith('[') ? host.slice(1, -1) : host)

/** `host` or `host:port`, for a transport; null for a text that is neither. */
export function hostAndPort(text: string, transport: Proto): Wanted | null {
  const uri = parseUri(`sip:${text}`)
  if (uri === null || uri.host === '' || uri.user !== null || uri.params !== '') return null
  return { host: bare(uri.host), port: uri.port ?? 5060, transport, secure: false }
}

/** Where a SIP URI leads; null for one that leads nowhere. */
export function uriDestination(text: string): Wanted | null {
  const uri = parseUri(text)
  if (uri === null || (uri.scheme !== 'sip' && uri.scheme !== 'sips')) return null
  const word = uri.transport
  const transport = word === null ? null : protoOf(word)
  if (word !== null && transport === null) return null
  return {
    host: bare(uri.maddr ?? uri.host),
    port: uri.port,
    transport,
    secure: uri.scheme === 'sips',
  }
}
