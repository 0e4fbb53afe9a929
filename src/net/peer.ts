// hot

import { ipv4Key } from './ip-address.ts'
import type { Lost } from './loss.ts'

/** The transports a message may come in on or leave by, as the configuration language names them. */
export type Proto = 'udp' | 'tcp' | 'tls' | 'ws' | 'wss' | 'sctp'

/** What a message asks of the secured connection it leaves by. */
export interface SecureWish {
  /** The host that was wanted, before DNS: the name a certificate has to be for (RFC 5922 section 4). */
  readonly host: string
  /** The name to ask the peer for instead (RFC 6066 section 3), or null. */
  readonly serverName: string | null
  /** The profile to take, by its name, or null for the one that fits. */
  readonly profile: string | null
}

/** The other end of a message: where it came from, or where it goes. */
export class Peer {
  readonly proto: Proto
  /** The IP address as text; IPv6 without brackets. */
  readonly address: string
  readonly port: number
  /** The number of the stream it came in on; 0 = none, or any that leads there. */
  readonly connection: number
  /** The IPv4 address as an unsigned number, 192.0.2.1 being 0xC0000201; 0 = IPv6, or not worked out. */
  readonly key: number
  /** What is wished of a secured connection that is opened to it; null = nothing, or not secured. */
  wish: SecureWish | null = null
  /** Who hears of a message to it that was handed over and did not leave; null = nobody. */
  lost: Lost | null = null

  constructor(proto: Proto, address: string, port: number, connection: number, key: number) {
    this.proto = proto
    this.address = address
    this.port = port
    this.connection = connection
    this.key = key
  }
}

/**
 * The peer at an address that was read from a message or a configuration.
 *
 * @param proto - the transport to use
 * @param address - an IP address, never a name; IPv6 with or without brackets
 * @param port - the port there
 * @returns a peer of no connection yet
 */
export function peerAt(proto: Proto, address: string, port: number): Peer {
  const bare = address.charCodeAt(0) === 0x5b ? address.slice(1, -1) : address
  const key = ipv4Key(bare)
  return new Peer(proto, bare, port, 0, key < 0 ? 0 : key)
}
