// hot
/** Path (RFC 3327) and Service-Route (RFC 3608): the servers between a registrar and a phone, there and back. */

import type { Address } from '../address.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { routes } from './route.ts'

/** The servers a request to the registered contact must pass, in order. */
export function paths(message: Message): readonly (Address | Fault)[] {
  return routes(message, HeaderId.PATH)
}

/** The servers that requests of the registered phone shall pass, in order. */
export function serviceRoutes(message: Message): readonly (Address | Fault)[] {
  return routes(message, HeaderId.SERVICE_ROUTE)
}
