/** The sockets a configuration asks for, turned into addresses to bind. */

import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

import type { Listen, SocketAddress, SocketProtocol } from '../lang/ast.ts'
import { SiproseError } from './errors.ts'

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
}

/** An address to bind. */
export interface Binding {
  /** The name that was written for it, or null where an address or an interface was. */
  readonly name: string | null
  readonly proto: SocketProtocol
  readonly address: string
  readonly family: 4 | 6
  readonly port: number
  readonly advertised: { readonly address: string; readonly port: number } | null
}

/** What decides about addresses that do not say everything. */
export interface SocketDefaults {
  /** The core parameter `port`. */
  readonly port: number
  /** The core parameter `tls_port_no`. */
  readonly tlsPort: number
  /** The transports that are on, in the order they are bound. */
  readonly protos: readonly SocketProtocol[]
}

const DEFAULT_PORT: Readonly<Record<SocketProtocol, number>> = {
  udp: 5060,
  tcp: 5060,
  tls: 5061,
  sctp: 5060,
  ws: 80,
  wss: 443,
}

/** The port a transport has where none is written (RFC 3261 section 19.1.2, RFC 7118 section 5). */
export function defaultPort(proto: SocketProtocol): number {
  return DEFAULT_PORT[proto]
}

/** The specs of one `listen` statement. */
export function listenSpecs(listen: Listen): readonly SocketSpec[] {
  const { advertise } = listen
  const host = advertise?.hosts[0]
  const advertised =
    advertise === null || host === undefined ? null : { host, port: advertise.port }
  return listen.sockets.flatMap((socket) => socketSpecs(socket, advertised))
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
  return Object.hasOwn(DEFAULT_PORT, word)
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

/**
 * The addresses to bind for what the configuration says; every address of the machine where it says nothing.
 *
 * @param specs - what `listen` says, in order
 * @param defaults - what fills in the rest
 * @throws SiproseError `net/unknown-host` for a name that is neither an interface nor resolvable
 */
export async function bindings(
  specs: readonly SocketSpec[],
  defaults: SocketDefaults,
): Promise<readonly Binding[]> {
  const result: Binding[] = []
  for (const spec of specs.length === 0 ? everyAddress() : specs) {
    for (const { address, family, name } of await addressesOf(spec.host)) {
      for (const proto of spec.proto === null ? defaults.protos : [spec.proto]) {
        const port = boundPort(spec, proto, defaults)
        const { advertised } = spec
        result.push({
          name,
          proto,
          address,
          family,
          port,
          advertised:
            advertised === null
              ? null
              : { address: advertised.host, port: advertised.port ?? port },
        })
      }
    }
  }
  return result
}

/** The port for one of the transports that a spec stands for; TLS cannot share that of TCP. */
function boundPort(spec: SocketSpec, proto: SocketProtocol, defaults: SocketDefaults): number {
  if (proto !== 'tls') {
    return spec.port ?? (defaultPort(proto) === 5060 ? defaults.port : defaultPort(proto))
  }
  if (spec.port === null) return defaults.tlsPort
  if (spec.proto === 'tls' || spec.port === 0) return spec.port
  return spec.port < 65535 ? spec.port + 1 : defaults.tlsPort
}

interface Address {
  readonly address: string
  readonly family: 4 | 6
  readonly name: string | null
}

function everyAddress(): readonly SocketSpec[] {
  const specs: SocketSpec[] = []
  for (const addresses of Object.values(networkInterfaces())) {
    for (const { address, family } of addresses ?? []) {
      if (family === 'IPv4')
        specs.push({ proto: null, host: address, port: null, advertised: null })
    }
  }
  return specs
}

async function addressesOf(host: string): Promise<readonly Address[]> {
  if (host === '*') return [{ address: '0.0.0.0', family: 4, name: null }]
  const version = isIP(host)
  if (version !== 0) return [{ address: host, family: version === 6 ? 6 : 4, name: null }]
  const card = networkInterfaces()[host]
  if (card !== undefined) {
    return card.map(({ address, family }) => ({
      address,
      family: family === 'IPv6' ? 6 : 4,
      name: null,
    }))
  }
  try {
    const { address, family } = await lookup(host)
    return [{ address, family: family === 6 ? 6 : 4, name: host }]
  } catch (cause) {
    throw new SiproseError(
      'net/unknown-host',
      `\`${host}\` is no address, no interface of this machine, and no name that resolves`,
      { host },
      cause,
    )
  }
}
