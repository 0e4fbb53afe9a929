// hot
/** Route and Record-Route (RFC 3261 20.34 and 20.30), and their kind: the servers a request is to pass, or has passed. */

import { type Address, readAddressList } from '../address.ts'
import { Fault } from '../errors.ts'
import { type Header, typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

const { ROUTE } = HeaderId

/**
 * The routes of one header: each an address, or its own fault.
 *
 * @example List the servers of one header
 * ```ts
 * import { parseMessageText, routeList } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Record-Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>\r\n\r\n',
 * )
 * const header = message.named('Record-Route')
 * header === null ? [] : routeList(header) // => [{ uri: 'sip:p1.example.com;lr' }, { uri: 'sip:p2.example.com;lr' }]
 * ```
 */
export function routeList(header: Header): readonly (Address | Fault)[] {
  return typed(header, readAddressList) ?? []
}

/**
 * All elements of a message's Route headers, in order.
 *
 * @param id - the header: Route unless given, or Record-Route, Path, Service-Route
 *
 * @example List the servers a request has to pass
 * ```ts
 * import { HeaderId, parseMessageText, routes } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>\r\n' +
 *     'Route: <sip:p3.example.com>\r\n\r\n',
 * )
 * routes(message).length // => 3
 * routes(message, HeaderId.RECORD_ROUTE) // => []
 * ```
 */
export function routes(
  message: Message,
  id: number = HeaderId.ROUTE,
): readonly (Address | Fault)[] {
  if (id === ROUTE) return message.routes
  const first = message.first(id)
  if (first === null) return []
  if (message.next(first) === null) return routeList(first)
  const all: (Address | Fault)[] = []
  for (let header: Header | null = first; header !== null; header = message.next(header)) {
    for (const element of routeList(header)) all.push(element)
  }
  return all
}

/**
 * The first Route: the next server to pass. Null if there is none, or if it does not parse.
 *
 * @example See whether the next server is this one
 * ```ts
 * import { parseMessageText, topRoute } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Route: <sip:192.0.2.1;lr>, <sip:p2.example.com;lr>\r\n\r\n',
 * )
 * topRoute(message)?.uri // => 'sip:192.0.2.1;lr'
 * ```
 */
export function topRoute(message: Message): Address | null {
  const header = message.first(HeaderId.ROUTE)
  if (header === null) return null
  const top = routeList(header)[0]
  return top === undefined || top instanceof Fault ? null : top
}
