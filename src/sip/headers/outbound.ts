// hot
/** What keeps a phone reachable behind its connections: `+sip.instance`, `reg-id`, Flow-Timer (RFC 5626). */

import { decimal } from '../chars.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { unquote } from '../params.ts'
import type { Contact } from './contact.ts'
import { readNumber } from './number.ts'

/**
 * The name of the device behind a contact, the same over restarts: `urn:uuid:…`. Null if it has none.
 *
 * @rfc 5626 section 4.1
 */
export function sipInstance(contact: Contact): string | null {
  const written = contact.address.param('+sip.instance')
  if (written === null) return null
  const text = unquote(written)
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text
}

/**
 * Which of its connections a device has registered over, from 1 on; null if that is not said, or is no such number.
 *
 * @rfc 5626 section 4.2
 */
export function regId(contact: Contact): number | null {
  const written = contact.address.param('reg-id')
  if (written === null) return null
  const id = decimal(written, 0, written.length, 0x7fffffff)
  return id < 1 ? null : id
}

/** Seconds after which a silent connection is taken for dead; null if there is no Flow-Timer that parses. */
export function flowTimer(message: Message): number | null {
  return typed(message.first(HeaderId.FLOW_TIMER), readNumber)
}
