/** Hosts, networks and socket addresses. */
import type { Network, SocketAddress, SocketProtocol } from '../ast.ts'
import { langCodes } from '../codes.ts'
import type { Position } from '../position.ts'
import { spanning } from '../position.ts'
import type { Token } from '../tokens.ts'
import type { Cursor } from './cursor.ts'

/** A host as it was written. */
export interface Host {
  /** An address (IPv6 without brackets), a name, an interface, or `*`. */
  readonly text: string
  /** Of an address; null for a name. */
  readonly family: 4 | 6 | null
  readonly position: Position
}

const protocols: ReadonlyMap<string, SocketProtocol> = new Map(
  (['udp', 'tcp', 'tls', 'sctp', 'ws', 'wss'] as const).flatMap((name) => [
    [name, name] as const,
    [name.toUpperCase(), name] as const,
  ]),
)

/** True when a socket address may begin at hand. */
export function atAddress(cursor: Cursor): boolean {
  const { token } = cursor
  if (token.type === 'ip4' || token.type === 'ip6' || token.type === 'string') return true
  if (token.type === 'sign') return token.text === '[' || token.text === '(' || token.text === '*'
  return token.type === 'word' && (protocols.has(token.text) || cursor.atIdentifier)
}

/** Reads `protocol:host:port`, where protocol and port may be missing or `*`, and the host a list in parentheses. */
export function parseSocketAddress(cursor: Cursor): SocketAddress | null {
  const first = cursor.token.position
  const protocol = parseProtocol(cursor)
  const hosts = cursor.isSign('(') ? parseHostList(cursor) : [parseHost(cursor)]
  const known = hosts.filter((host) => host !== null)
  if (cursor.lost || known.length === 0) return null
  const port = cursor.takeSign(':') ? parsePort(cursor) : null
  return {
    kind: 'socket-address',
    protocol,
    hosts: known.map((host) => host.text),
    port,
    position: cursor.since(first),
  }
}

/** Reads one host. Null, and reported, when there is none. */
export function parseHost(cursor: Cursor): Host | null {
  const { token } = cursor
  switch (token.type) {
    case 'string':
      cursor.take()
      return { text: token.text, family: null, position: token.position }
    case 'ip4':
      return parseIp4(cursor)
    case 'ip6':
      cursor.take()
      return { text: token.text, family: 6, position: token.position }
    case 'word':
      return parseName(cursor)
    default:
      if (cursor.isSign('[')) return parseBracketed(cursor)
      if (cursor.isSign('*')) return { text: '*', family: null, position: cursor.take().position }
      cursor.unexpected('an address, a name or an interface')
      return null
  }
}

/** Reads an address with a mask: `/8`, or `/255.0.0.0`. */
export function parseNetwork(cursor: Cursor): Network | null {
  const host = parseHost(cursor)
  if (host === null || host.family === null) return null
  const most = host.family === 4 ? 32 : 128
  let bits: number | null = null
  if (cursor.takeSign('/')) {
    const mask = cursor.take()
    bits = mask.type === 'number' ? mask.number : maskBits(mask)
    if (bits === null || bits < 0 || bits > most) {
      const message = `\`${mask.text}\` is no mask; it can be 0 to ${most}${most === 32 ? ', or as 255.255.0.0' : ''}`
      cursor.fail(langCodes.badAddress, message, mask.position)
      return null
    }
  }
  const position = spanning(host.position, cursor.previous.position)
  return { kind: 'network', family: host.family, address: host.text, bits, position }
}

function parseProtocol(cursor: Cursor): SocketProtocol | null {
  const { token } = cursor
  const any = cursor.isSign('*')
  const protocol = token.type === 'word' ? protocols.get(token.text) : undefined
  const following = cursor.peek()
  if ((protocol === undefined && !any) || following.type !== 'sign' || following.text !== ':') {
    return null
  }
  cursor.take()
  cursor.take()
  return protocol ?? null
}

function parseHostList(cursor: Cursor): (Host | null)[] {
  const open = cursor.take()
  const hosts = [parseHost(cursor)]
  while (cursor.takeSign(',')) hosts.push(parseHost(cursor))
  cursor.expectSign(')', { notes: [{ message: 'it closes the one at', position: open.position }] })
  return hosts
}

function parsePort(cursor: Cursor): number | null {
  if (cursor.takeSign('*')) return null
  const { token } = cursor
  if (token.type !== 'number') {
    cursor.unexpected('a port')
    return null
  }
  cursor.take()
  if (token.number < 0 || token.number > 65535 || token.text.length > 6) {
    const message = `\`${token.text}\` is no port; it can be 0 to 65535`
    cursor.diagnostics.error(langCodes.badAddress, message, token.position)
  }
  return token.number
}

function parseIp4(cursor: Cursor): Host {
  const { text, position } = cursor.take()
  if (text.split('.').some((part) => Number(part) > 255)) {
    const message = `\`${text}\` is no address; each of its numbers can be 0 to 255`
    cursor.diagnostics.error(langCodes.badAddress, message, position)
  }
  return { text, family: 4, position }
}

function parseBracketed(cursor: Cursor): Host | null {
  const open = cursor.take()
  const address = cursor.token
  if (address.type !== 'ip6') {
    cursor.unexpected('an IPv6 address')
    return null
  }
  cursor.take()
  cursor.expectSign(']')
  return { text: address.text, family: 6, position: cursor.since(open.position) }
}

/** Reads `name`, `sub.example.com`, `my-host`: what stands without a blank between. */
function parseName(cursor: Cursor): Host {
  const first = cursor.take()
  let { text } = first
  while (isJoint(cursor.token) && continuesName(cursor.peek())) {
    text += cursor.take().text
    text += cursor.take().text
  }
  return { text, family: null, position: cursor.since(first.position) }
}

function isJoint(token: Token): boolean {
  return token.type === 'sign' && token.glued && (token.text === '.' || token.text === '-')
}

function continuesName(token: Token): boolean {
  return token.glued && (token.type === 'word' || token.type === 'number')
}

function maskBits(token: Token): number | null {
  if (token.type !== 'ip4') return null
  const parts = token.text.split('.').map(Number)
  const mask = parts.reduce((sum, part) => sum * 256 + part, 0)
  const bits = mask === 0 ? 0 : 32 - Math.log2(2 ** 32 - mask)
  return Number.isInteger(bits) && parts.every((part) => part <= 255) ? bits : null
}
