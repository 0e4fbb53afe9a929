// hot

/** Where something is wanted to go, and the places that turn out to be it. */

import { canonicalAddress, ipv4Key } from '../ip-address.ts'
import { Peer, type Proto } from '../peer.ts'

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

/** One place to send to; its address is in the form of `canonicalAddress`. */
export class Target extends Peer {
  readonly family: 4 | 6
  /** The host that was wanted: the name a certificate has to be for (RFC 5922 section 4). */
  readonly host: string

  constructor(
    proto: Proto,
    address: string,
    family: 4 | 6,
    port: number,
    host: string,
    key = family === 4 ? ipv4Key(address) : 0,
  ) {
    super(proto, address, port, 0, key)
    if (proto === 'tls' || proto === 'wss') this.wish = { host, serverName: null, profile: null }
    this.family = family
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
  const key = ipv4Key(host)
  if (key < 0 && !host.includes(':')) return null
  const address = key < 0 ? canonicalAddress(host) : host
  const proto = transportFor(wanted)
  if (address === null || proto === null) return null
  const port = wanted.port === null || wanted.port === 0 ? portOf(proto) : wanted.port
  return key < 0
    ? new Target(proto, address, 6, port, address, 0)
    : new Target(proto, address, 4, port, address, key)
}
