// hot
/** Which of the server's sockets a message leaves from. */

import type { Listener } from '../net/listener.ts'
import type { Peer } from '../net/peer.ts'

/**
 * The socket a message to a peer leaves from.
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
  const family = peer.address.includes(':') ? 6 : 4
  if (preferred !== null && preferred.proto === peer.proto && preferred.family === family) {
    return preferred
  }
  for (const listener of listeners) {
    if (listener.proto === peer.proto && listener.family === family) return listener
  }
  return null
}
