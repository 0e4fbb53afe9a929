// hot
/** Where requests were sent lately: those to one place share what is known of it. */

import { Peer } from 'siprose'

import { detached } from './detach.ts'

/** Places kept; a power of two. One that falls on another's takes it over, so it never grows. */
const PLACES = 4096
const SHIFT = 20
const SPREAD = 0x9e3779b1

/** Peers over UDP that nobody listens for the loss of. */
export class RecentPeers {
  readonly #peers: (Peer | null)[] = Array.from({ length: PLACES }, () => null)

  /** A peer at the same address and port, whose text is its own. */
  of({ address, port, key }: Peer): Peer {
    const place = Math.imul(key ^ (port << 8), SPREAD) >>> SHIFT
    const known = this.#peers[place]
    if (known != null && known.key === key && known.port === port) return known
    const peer = new Peer('udp', detached(address), port, 0, key)
    this.#peers[place] = peer
    return peer
  }
}
