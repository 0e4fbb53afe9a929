/** Sends bytes as they are: no Via is added, and nobody waits for an answer. */

import type { Listener } from '../../net/listener.ts'
import { Target, type Wanted } from '../../net/locate/target.ts'
import type { Host } from '../host.ts'

/** What is sent, and from where. */
export interface RawSending {
  /** One char a byte. */
  readonly text: string
  /** The socket a message came in on that this belongs to, or null. */
  readonly received: Listener | null
  /** The socket it is to leave from, or null for the one that fits. */
  readonly forced: Listener | null
}

/**
 * Sends a text to where a name, an address or a URI leads.
 *
 * @returns false when it could not be sent; a promise where the name has to be looked up
 */
export function sendRaw(server: Host, to: Wanted, sending: RawSending): boolean | Promise<boolean> {
  const { locations } = server
  const place = locations.locator.locate(to).next()
  if (place === null) return false
  if (place instanceof Target) return sendTo(server, place, sending)
  return locations.enter() && later(server, place, sending)
}

async function later(
  server: Host,
  place: Promise<Target | null>,
  sending: RawSending,
): Promise<boolean> {
  try {
    const target = await place
    return target !== null && sendTo(server, target, sending)
  } finally {
    server.locations.leave()
  }
}

function sendTo(server: Host, target: Target, { text, received, forced }: RawSending): boolean {
  const from = server.listenerFor(target, received, forced)
  return from !== null && from.send(text, target, 0)
}
