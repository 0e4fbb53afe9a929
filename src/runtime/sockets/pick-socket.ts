// hot
/** Which of the server's sockets a message leaves from. */

import type { Listener } from '../../net/listener.ts'
import type { Peer } from '../../net/peer.ts'
import type { OutgoingAddresses } from './outgoing-addresses.ts'

/**
 * The socket a message to a peer leaves from, where nothing is asked of the network.
 *
 * @param listeners - the server's sockets, in the order of the configuration
 * @param peer - where the message goes
 * @param preferred - the socket to take where it fits, or null
 * @returns null where none has the peer's transport and family
 */
export function socketFor(
  listeners: readonly Listener[],
  peer: Peer,
  preferred: Listener | null,
): Listener | null {
  const family = familyOf(peer)
  if (preferred !== null && preferred.proto === peer.proto && preferred.family === family) {
    return preferred
  }
  for (const listener of listeners) {
    if (listener.proto === peer.proto && listener.family === family) return listener
  }
  return null
}

function familyOf(peer: Peer): 4 | 6 {
  return peer.key === 0 && peer.address.includes(':') ? 6 : 4
}

/** Picks sockets for one server. */
export class SocketPicker {
  readonly #listeners: readonly Listener[]
  readonly #groups: ReadonlySet<Listener>
  readonly #outgoing: OutgoingAddresses | null

  /**
   * @param listeners - the server's sockets, in the order of the configuration
   * @param groups - those of them that are bound to a group: nothing leaves from these
   * @param outgoing - what the network's routing says, where it decides (`mhomed`); null where it does not
   */
  constructor(
    listeners: readonly Listener[],
    groups: ReadonlySet<Listener>,
    outgoing: OutgoingAddresses | null,
  ) {
    this.#listeners = groups.size === 0 ? listeners : listeners.filter((one) => !groups.has(one))
    this.#groups = groups
    this.#outgoing = outgoing
  }

  /**
   * The socket a message leaves from.
   *
   * The one that the script forces comes first; where its transport is another, the one of the same address and port and the
   * peer's transport. Then the first one of the address on the way to the peer, where that is asked. Then the one the message
   * came in on, where it fits; then the first that does.
   *
   * @param peer - where the message goes
   * @param received - the socket it came in on, or null
   * @param forced - the socket that the script asks for, or null
   * @returns null where none has the peer's transport and family
   */
  pick(peer: Peer, received: Listener | null, forced: Listener | null): Listener | null {
    if (forced !== null && forced.family === familyOf(peer)) {
      if (forced.proto === peer.proto) return forced
      const found = this.#at(peer.proto, forced.address, forced.port)
      if (found !== null) return found
    }
    if (this.#outgoing !== null) {
      const own = this.#outgoing.to(peer)
      const found = own === null ? null : this.#at(peer.proto, own, 0)
      if (found !== null) return found
    }
    const usable = received === null || this.#groups.has(received) ? null : received
    return socketFor(this.#listeners, peer, usable)
  }

  /** The first socket of a transport and address, of any port where that is 0. */
  #at(proto: Listener['proto'], address: string, port: number): Listener | null {
    for (const listener of this.#listeners) {
      if (listener.proto !== proto || listener.address !== address) continue
      if (port === 0 || listener.port === port) return listener
    }
    return null
  }
}
