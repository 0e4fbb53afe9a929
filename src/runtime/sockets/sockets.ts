/** The addresses of sockets as configurations and command lines write them. */

import { isIP } from 'node:net'

import type { Listen, SocketAddress, SocketProtocol } from '../../lang/ast.ts'

/** A socket address as it is written in `listen` and `alias`: `udp:192.0.2.1:5060`. */
export interface SocketSpec {
  /** null: every transport that is on. */
  readonly proto: SocketProtocol | null
  /** An address (IPv6 without brackets), a name, or an interface. */
  readonly host: string
  /** null: the transport's default. */
  readonly port: number | null
  /** What Via and Record-Route show instead, or null. */
  readonly advertised: { readonly host: string; readonly port: number | null } | null
  /** What scripts call the socket, where it has a name. */
  readonly label?: string | null
  /** Whether the address is the server's own only while the machine has it. */
  readonly virtual?: boolean
}

const PROTOCOLS: ReadonlySet<string> = new Set([
  'udp',
  'tcp',
  'tls',
  'sctp',
  'ws',
  'wss',
] satisfies SocketProtocol[])

/** The specs of one `listen` statement. */
export function listenSpecs(listen: Listen): readonly SocketSpec[] {
  const { name, virtual } = listen
  const advertised = advertisedBy(listen)
  return listen.sockets.flatMap((socket) =>
    socket.lastPort === undefined
      ? socketSpecs(socket, advertised).map((spec) => ({ ...spec, label: name, virtual }))
      : rangeSpecs(socket, { advertised, name, virtual }),
  )
}

/** One socket for each port of a range: its name has the port behind it, and what is advertised counts along. */
function rangeSpecs(
  socket: SocketAddress,
  shown: Pick<Listen, 'name' | 'virtual'> & Pick<SocketSpec, 'advertised'>,
): readonly SocketSpec[] {
  const { port, lastPort } = socket
  const first = port ?? 0
  const { advertised, name, virtual } = shown
  return Array.from({ length: (lastPort ?? first) - first + 1 }, (_, index) => {
    const at = first + index
    const there =
      advertised === null || advertised.port === null
        ? advertised
        : { ...advertised, port: advertised.port + index }
    const label = name === null ? null : `${name}${at}`
    return socketSpecs({ ...socket, port: at }, there).map((spec) => ({ ...spec, label, virtual }))
  }).flat()
}

/** What a statement advertises; in quotes the port may stand with the host. */
function advertisedBy({ advertise }: Listen): SocketSpec['advertised'] {
  const host = advertise?.hosts[0]
  if (advertise === null || host === undefined) return null
  const whole = isIP(host) === 0 && advertise.port === null ? hostPort(host) : null
  return whole ?? { host, port: advertise.port }
}

/** The specs of one socket address, one for each host in it. */
export function socketSpecs(
  socket: SocketAddress,
  advertised: SocketSpec['advertised'] = null,
): readonly SocketSpec[] {
  return socket.hosts.map((host) => ({
    proto: socket.protocol,
    host,
    port: socket.port,
    advertised,
  }))
}

/**
 * Reads an address from a command line: `udp:192.0.2.1:5060/203.0.113.7:5060`.
 *
 * @param text - `[proto:]host[:port][/advertised[:port]]`, IPv6 in brackets
 * @returns null where it is not one
 */
export function parseSocketSpec(text: string): SocketSpec | null {
  const slash = text.indexOf('/')
  const advertised = slash < 0 ? null : hostPort(text.slice(slash + 1))
  if (slash >= 0 && advertised === null) return null
  let rest = slash < 0 ? text : text.slice(0, slash)
  let proto: SocketProtocol | null = null
  const colon = rest.indexOf(':')
  const word = rest.slice(0, Math.max(colon, 0)).toLowerCase()
  if (isProtocol(word)) {
    proto = word
    rest = rest.slice(colon + 1)
  }
  const address = hostPort(rest)
  return address === null ? null : { proto, ...address, advertised }
}

function isProtocol(word: string): word is SocketProtocol {
  return PROTOCOLS.has(word)
}

function hostPort(text: string): { host: string; port: number | null } | null {
  let host = text
  let port: string | null = null
  if (text.startsWith('[')) {
    const close = text.indexOf(']')
    if (close < 0) return null
    host = text.slice(1, close)
    if (close + 1 < text.length) {
      if (text[close + 1] !== ':') return null
      port = text.slice(close + 2)
    }
  } else {
    const colon = text.indexOf(':')
    if (colon >= 0) {
      host = text.slice(0, colon)
      port = text.slice(colon + 1)
    }
  }
  if (host === '') return null
  if (port === null || port === '*') return { host, port: null }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return null
  return { host, port: Number(port) }
}
