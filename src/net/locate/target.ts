// hot

/** Where something is wanted to go, and the places that turn out to be it. */

import { canonicalAddress, ipv4Key } from '../ip-address.ts'
import type { Proto } from '../peer.ts'

/** A destination as a URI, a Via or a script names it. */
export interface Wanted {
  /** A name or an address; IPv6 with or without brackets. The `maddr` of a URI where it has one. */
  readonly host: string
  /** null or 0 when none is given. */
  readonly port: number | null
  /** null when none is given. */
  readonly transport: Proto | null
  /** A `sips` URI: nothing but TLS will do. */
  readonly secure: boolean
}

/** One place to send to. */
export class Target {
  readonly proto: Proto
  /** IPv6 without brackets, in the form of `canonicalAddress`. */
  readonly address: string
  readonly family: 4 | 6
  readonly port: number
  /** The host that was wanted: the name a certificate has to be for (RFC 5922 section 4). */
  readonly host: string

  constructor(proto: Proto, address: string, family: 4 | 6, port: number, host: string) {
    this.proto = proto
    this.address = address
    this.family = family
    this.port = port
    this.host = host
  }
}

/**
 * The port of a transport where none is given.
 *
 * @rfc 3261 section 19.1.2
 * @rfc 7118 section 5
 */
export function portOf(proto: Proto): number {
  switch (proto) {
    case 'tls':
      return 5061
    case 'ws':
      return 80
    case 'wss':
      return 443
    default:
      return 5060
  }
}

/**
 * The transport for a destination of which DNS says nothing about transports.
 *
 * @returns null where the scheme demands TLS and the transport has none
 *
 * @rfc 3263 section 4.1
 */
export function transportFor(wanted: Wanted): Proto | null {
  const { transport, secure } = wanted
  if (!secure) return transport ?? 'udp'
  switch (transport) {
    case null:
    case 'tcp':
    case 'tls':
      return 'tls'
    case 'ws':
    case 'wss':
      return 'wss'
    default:
      return null
  }
}

/** A host without the brackets of an IPv6 address. */
export function bareHost(host: string): string {
  return host.charCodeAt(0) === 0x5b && host.endsWith(']') ? host.slice(1, -1) : host
}

/** The one place of a destination given by its address; null for a name, and for one that TLS is demanded of in vain. */
export function numericTarget(wanted: Wanted): Target | null {
  const host = bareHost(wanted.host)
  const family = ipv4Key(host) >= 0 ? 4 : host.includes(':') ? 6 : 0
  if (family === 0) return null
  const address = family === 4 ? host : canonicalAddress(host)
  const proto = transportFor(wanted)
  if (address === null || proto === null) return null
  const port = wanted.port === null || wanted.port === 0 ? portOf(proto) : wanted.port
  return new Target(proto, address, family, port, address)
}
