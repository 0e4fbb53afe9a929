// hot
/** Where requests to a contact go. */

import { type Address, Fault, parseAddressList, type Host } from 'siprose'
import type { Contact } from 'siprose/modules/usrloc'

/** The way to a contact. */
export class Way {
  /** Where the request goes instead of its URI, or null. */
  destination: string | null = null
  /** The Path as a list of Route values, or null. */
  path: string | null = null
}

/**
 * The way to a contact: by its Path, else to where it registered from, else to its URI.
 *
 * @param own - tells which addresses are the server's own, where a Path may begin with one; null where it is gone by as it is
 */
export function wayTo(contact: Contact, own: Host | null): Way {
  const way = new Way()
  const { path } = contact
  if (path === null) {
    way.destination = contact.received
    return way
  }
  const start = path.indexOf('<')
  const end = path.indexOf('>', start)
  if (own === null && start === 0 && end > 0) {
    way.path = path
    way.destination = path.slice(1, end)
    return way
  }
  const hops = parseAddressList(path).filter((hop): hop is Address => !(hop instanceof Fault))
  if (own !== null) dropOwn(hops, own)
  const [first] = hops
  if (first === undefined) way.destination = contact.received
  else {
    way.destination = first.uri
    way.path = hops.map(({ text, start: from, end: to }) => text.slice(from, to)).join(', ')
  }
  return way
}

function dropOwn(hops: Address[], server: Host): void {
  while (hops[0] !== undefined && isOwn(hops[0], server)) hops.shift()
}

function isOwn({ parsedUri }: Address, server: Host): boolean {
  return parsedUri !== null && server.isOwnAddress(parsedUri.host, parsedUri.port ?? 5060)
}
