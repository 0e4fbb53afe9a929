/** From the addresses that a configuration listens on to the ones to bind. */

import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

import type { SocketProtocol } from '../../lang/ast.ts'
import { needsZone } from '../../net/multicast.ts'
import { SiproseError } from '../errors.ts'
import { portOf } from '../../net/locate/target.ts'
import type { SocketSpec } from './sockets.ts'

/** An address to bind. */
export interface Binding {
  /** The name that was written for it, or null where an address or an interface was. */
  readonly name: string | null
  readonly proto: SocketProtocol
  /** An address of this machine that means nothing without its interface has the zone behind it: `fe80::1%eth0`. */
  readonly address: string
  readonly family: 4 | 6
  readonly port: number
  readonly advertised: { readonly address: string; readonly port: number } | null
  /** What scripts call the socket, or null. */
  readonly label: string | null
  /** Whether the address is the server's own only while the machine has it. */
  readonly virtual: boolean
}

/** What decides about addresses that do not say everything. */
export interface SocketDefaults {
  /** The core parameter `port`. */
  readonly port: number
  /** The core parameter `tls_port_no`. */
  readonly tlsPort: number
  /** The transports that are on, in the order they are bound. */
  readonly protos: readonly SocketProtocol[]
  /** Whether an interface stands for its IPv6 addresses too: `auto_bind_ipv6`. */
  readonly ipv6?: boolean
  /** Whether link-local addresses find their interface: `bind_ipv6_link_local`. */
  readonly linkLocal?: boolean
  /** The interface of groups: `mcast`. */
  readonly groupInterface?: string | null
}

interface Address {
  readonly address: string
  readonly family: 4 | 6
  readonly name: string | null
}

/**
 * The addresses to bind for what the configuration says; every address of the machine where it says nothing.
 *
 * What is written twice is bound once, as it was written first.
 *
 * @param specs - what `listen` says, in order
 * @param defaults - what fills in the rest
 * @throws SiproseError `net/unknown-host` for a name that is neither an interface nor resolvable
 */
export async function bindings(
  specs: readonly SocketSpec[],
  defaults: SocketDefaults,
): Promise<readonly Binding[]> {
  const result = new Map<string, Binding>()
  for (const spec of specs.length === 0 ? everyAddress(defaults) : specs) {
    for (const found of await addressesOf(spec.host, defaults)) {
      for (const proto of spec.proto === null ? defaults.protos : [spec.proto]) {
        const binding = bindingOf(spec, proto, found, defaults)
        const { address, port } = binding
        const key = port === 0 ? `${result.size}` : `${proto}|${address}|${port}`
        if (!result.has(key)) result.set(key, binding)
      }
    }
  }
  return [...result.values()]
}

function bindingOf(
  spec: SocketSpec,
  proto: SocketProtocol,
  { address, family, name }: Address,
  defaults: SocketDefaults,
): Binding {
  const { advertised, label = null, virtual = false } = spec
  const port = boundPort(spec, proto, defaults)
  return {
    name,
    proto,
    address: zoned(address, defaults),
    family,
    port,
    advertised:
      advertised === null ? null : { address: advertised.host, port: advertised.port ?? port },
    label,
    virtual,
  }
}

/** The port for one of the transports that a spec stands for; TLS cannot share that of TCP. */
function boundPort(spec: SocketSpec, proto: SocketProtocol, defaults: SocketDefaults): number {
  if (proto !== 'tls') {
    return spec.port ?? (portOf(proto) === 5060 ? defaults.port : portOf(proto))
  }
  if (spec.port === null) return defaults.tlsPort
  if (spec.proto === 'tls' || spec.port === 0) return spec.port
  return spec.port < 65535 ? spec.port + 1 : defaults.tlsPort
}

function everyAddress(defaults: SocketDefaults): readonly SocketSpec[] {
  return Object.keys(networkInterfaces()).flatMap((name) =>
    ofInterface(name, defaults).map(({ address }) => ({
      proto: null,
      host: address,
      port: null,
      advertised: null,
    })),
  )
}

/** The addresses that an interface stands for. */
function ofInterface(name: string, { ipv6, linkLocal }: SocketDefaults): readonly Address[] {
  const found: Address[] = []
  for (const { address, family } of networkInterfaces()[name] ?? []) {
    if (family === 'IPv4') found.push({ address, family: 4, name: null })
    else if (ipv6 === true && (linkLocal === true || !needsZone(address))) {
      found.push({ address, family: 6, name: null })
    }
  }
  return found
}

async function addressesOf(host: string, defaults: SocketDefaults): Promise<readonly Address[]> {
  if (host === '*') return [{ address: '0.0.0.0', family: 4, name: null }]
  const version = isIP(host)
  if (version !== 0) return [{ address: host, family: version === 6 ? 6 : 4, name: null }]
  if (Object.hasOwn(networkInterfaces(), host)) {
    const found = ofInterface(host, defaults)
    if (found.length > 0) return found
    const reason = 'no address to listen on; IPv6 addresses are taken with `auto_bind_ipv6 = yes`'
    throw new SiproseError('net/no-such-address', `interface \`${host}\` has ${reason}`, { host })
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

/** The address with its interface, where it has to be said and is known. */
function zoned(address: string, { linkLocal, groupInterface }: SocketDefaults): string {
  if (!needsZone(address)) return address
  if (address.toLowerCase().startsWith('ff')) {
    return groupInterface === null || groupInterface === undefined
      ? address
      : `${address}%${groupInterface}`
  }
  if (linkLocal !== true) return address
  for (const [name, entries] of Object.entries(networkInterfaces())) {
    if (entries?.some((entry) => entry.address === address) === true) return `${address}%${name}`
  }
  return address
}
