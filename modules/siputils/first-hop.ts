/** Where a message has been before it came here, as far as it tells. */
import { type Address, Fault, HeaderId, type Host, type Message, type Peer, vias } from 'siprose'

const DEFAULT_PORT = 5060

/** Whether a request carries one Via: that of who sent it. */
export function cameOnOneHop(message: Message): boolean {
  const header = message.first(HeaderId.VIA)
  return header !== null && message.next(header) === null && vias(header).length === 1
}

/**
 * Whether the topmost recorded route is this server's, so that no other one recorded itself behind it.
 *
 * @param server - this server
 * @param peer - who sent the message
 * @param route - the topmost Record-Route
 * @param byName - takes any name of this server; else only an address, and not the one the message came from
 */
export function leavesByUs(
  server: Host,
  peer: Peer,
  route: Address | Fault,
  byName: boolean,
): boolean {
  const uri = route instanceof Fault ? null : route.parsedUri
  if (uri === null || !server.isOwnAddress(uri.host, uri.port ?? 0)) return false
  if (byName) return true
  const bare = uri.host.startsWith('[') ? uri.host.slice(1, -1) : uri.host
  if (!/^[0-9.]+$|:/.test(bare)) return false
  return bare !== peer.address || (uri.port ?? DEFAULT_PORT) !== peer.port
}
