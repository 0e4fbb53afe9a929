// hot
/** Route, Record-Route, Path and Service-Route: lists of the servers a request is to pass, or has passed. */

import { type Address, readAddressList } from '../address.ts'
import { Fault } from '../errors.ts'
import { type Header, typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/** The routes of one header: each an address, or its own fault. */
export function routeList(header: Header): readonly (Address | Fault)[] {
  return typed(header, readAddressList) ?? []
}

/**
 * All elements of a message's Route headers, in order.
 *
 * @param id - the header: Route unless given, or Record-Route, Path, Service-Route
 */
export function routes(
  message: Message,
  id: number = HeaderId.ROUTE,
): readonly (Address | Fault)[] {
  const first = message.first(id)
  if (first === null) return []
  if (message.next(first) === null) return routeList(first)
  const all: (Address | Fault)[] = []
  for (let header: Header | null = first; header !== null; header = message.next(header)) {
    for (const element of routeList(header)) all.push(element)
  }
  return all
}

/** The first Route: the next server to pass. Null if there is none, or if it does not parse. */
export function topRoute(message: Message): Address | null {
  const header = message.first(HeaderId.ROUTE)
  if (header === null) return null
  const top = routeList(header)[0]
  return top === undefined || top instanceof Fault ? null : top
}
