// hot
/** Path (RFC 3327) and Service-Route (RFC 3608): the servers between a registrar and a phone, there and back. */

import type { Address } from '../address.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { routes } from './route.ts'

/**
 * The servers a request to the registered contact must pass, in order.
 *
 * @example Keep the way back to a phone
 * ```ts
 * import { parseMessageText, paths } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nPath: <sip:edge.example.com;lr>\r\n\r\n')
 * paths(message) // => [{ uri: 'sip:edge.example.com;lr' }]
 * ```
 */
export function paths(message: Message): readonly (Address | Fault)[] {
  return routes(message, HeaderId.PATH)
}

/**
 * The servers that requests of the registered phone shall pass, in order.
 *
 * @example Learn the way out from a registrar
 * ```ts
 * import { parseMessageText, serviceRoutes } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nService-Route: <sip:out.example.com;lr>\r\n\r\n')
 * serviceRoutes(message) // => [{ uri: 'sip:out.example.com;lr' }]
 * ```
 */
export function serviceRoutes(message: Message): readonly (Address | Fault)[] {
  return routes(message, HeaderId.SERVICE_ROUTE)
}
