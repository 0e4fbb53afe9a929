// hot
/** Allow: the methods that somebody understands (RFC 3261 20.5). */

import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { methodId } from '../methods.ts'
import { readTokenList } from '../tokens.ts'

/** The methods of all Allow headers, as written, in order. */
export function allowedMethods(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.ALLOW, readTokenList)
}

/**
 * The bits of `MethodId` of all methods that a message allows; null if it has no Allow header.
 *
 * No header says nothing; an empty one says that no method is allowed.
 */
export function allowedMethodIds(message: Message): number | null {
  if (message.first(HeaderId.ALLOW) === null) return null
  let ids = 0
  for (const method of allowedMethods(message)) {
    if (!(method instanceof Fault)) ids |= methodId(method)
  }
  return ids
}
