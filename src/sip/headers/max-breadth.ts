// hot
/** Max-Breadth: into how many branches a request may be forked at once (RFC 5393). */

import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readNumber } from './number.ts'

/** Max-Breadth; null if there is none, -1 if it is not a number. */
export function maxBreadth(message: Message): number | null {
  const header = message.first(HeaderId.MAX_BREADTH)
  return header === null ? null : (typed(header, readNumber) ?? -1)
}
