/** Who takes part, and where they are: transports, addresses and ports. */

import { isIP } from 'node:net'

/** The transports that examples can use. */
export const transports = ['udp', 'tcp', 'tls', 'ws', 'wss'] as const

/** One of {@link transports}. */
export type Transport = (typeof transports)[number]

/** A place on the network. */
export interface Endpoint {
  readonly proto: Transport
  /** An address; IPv6 without brackets. */
  readonly address: string
  readonly port: number
}

/** Where the server is, when nothing else is said. */
export const serverEndpoint: Endpoint = { proto: 'udp', address: '192.0.2.1', port: 5060 }

/** The actors that need no `actor` line, by name. */
export const knownActors: ReadonlyMap<string, Endpoint> = new Map([
  ['alice', { proto: 'udp', address: '192.0.2.10', port: 5060 }],
  ['bob', { proto: 'udp', address: '192.0.2.20', port: 5060 }],
  ['carol', { proto: 'udp', address: '192.0.2.30', port: 5060 }],
])

/** The port of an actor, or of the server, where none is written (RFC 3261 section 19.1.2). */
export function defaultPort(proto: Transport): number {
  return proto === 'tls' || proto === 'wss' ? 5061 : 5060
}

/** True for the name of a transport. */
export function isTransport(word: string): word is Transport {
  return transports.some((transport) => transport === word)
}

/**
 * Reads an address as an `actor` line has it: `tcp:192.0.2.40`, `udp:[2001:db8::4]:5070`.
 *
 * @param text - transport, address, and the port if it is not the default
 * @returns null where it is not one
 */
export function parseEndpoint(text: string): Endpoint | null {
  const match = /^([a-z]+):(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::(\d{1,5}))?$/i.exec(text)
  if (match === null) return null
  const proto = (match[1] ?? '').toLowerCase()
  const address = (match[2] ?? match[3] ?? '').toLowerCase()
  if (!isTransport(proto) || isIP(address) === 0) return null
  const port = match[4] === undefined ? defaultPort(proto) : Number(match[4])
  return port >= 1 && port <= 65535 ? { proto, address, port } : null
}

/** `udp:192.0.2.10:5060`, for people and as a key. */
export function printEndpoint(endpoint: Endpoint): string {
  return `${endpoint.proto}:${bracketed(endpoint.address)}:${endpoint.port}`
}

/** The address as it stands in a URI or a Via: with the port only where it is not the default. */
export function hostPort(endpoint: Endpoint): string {
  const host = bracketed(endpoint.address)
  return endpoint.port === defaultPort(endpoint.proto) ? host : `${host}:${endpoint.port}`
}

/** Every way to write the address of an endpoint in a message, the longest first. */
export function spellings(endpoint: Endpoint): readonly string[] {
  const host = bracketed(endpoint.address)
  const withPort = `${host}:${endpoint.port}`
  return endpoint.port === defaultPort(endpoint.proto) ? [withPort, host] : [withPort]
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
