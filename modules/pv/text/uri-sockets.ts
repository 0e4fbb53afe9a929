/** Sockets and aliases that URIs name. */

import type { Uri } from 'siprose'

import { spelledInteger } from './spelled-integer.ts'

/** The transports, in the order of their numbers, from 1. */
const TRANSPORTS = ['udp', 'tcp', 'tls', 'sctp', 'ws', 'wss']
const TLS = 3
const WSS = 6
const SIP_PORT = 5060
const SIPS_PORT = 5061
const MAX_PORT = 65_535

/** The number of the transport that a URI names; 0 for none, and for one nobody knows. */
function transportOf(uri: Uri): number {
  const name = uri.transport
  return name === null ? 0 : TRANSPORTS.indexOf(name.toLowerCase()) + 1
}

function portOf(uri: Uri, transport: number): number {
  return uri.port ?? (transport === TLS ? SIPS_PORT : SIP_PORT)
}

/** `proto:host:port`; an empty text for a URI that names no transport. */
export function uriSocket(uri: Uri): string {
  const transport = transportOf(uri)
  const name = TRANSPORTS[transport - 1]
  return name === undefined ? '' : `${name}:${uri.host}:${portOf(uri, transport)}`
}

/** `host~port~transport`. */
export function uriAlias(uri: Uri): string {
  const transport = transportOf(uri) || 1
  return `${uri.host}~${portOf(uri, transport)}~${transport}`
}

/** The URI that `host~port~transport` stands for; an empty text where that is none. */
export function aliasUri(alias: string): string {
  const first = alias.indexOf('~')
  const second = alias.indexOf('~', first + 1)
  if (first < 1 || second < 0) return ''
  const port = spelledInteger(alias.slice(first + 1, second)) ?? 0
  const transport = alias.charCodeAt(second + 1) - 48
  if (!(port >= 1 && port <= MAX_PORT) || !(transport >= 0 && transport <= WSS)) return ''
  const uri = `sip:${alias.slice(0, first)}:${port}`
  // what is not said is UDP; a URI says `ws` for both kinds (RFC 7118 5.2)
  if (transport <= 1) return uri
  return `${uri};transport=${TRANSPORTS[transport === WSS ? WSS - 2 : transport - 1] ?? ''}`
}
