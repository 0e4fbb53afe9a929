// hot
/** Date: when a message was made (RFC 3261 20.17). */

import { readDate } from '../date.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/** The time in Date, in milliseconds since the start of 1970; null if there is none, or if it does not parse. */
export function messageDate(message: Message): number | null {
  return typed(message.first(HeaderId.DATE), readDate)
}
