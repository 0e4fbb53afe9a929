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
 * @example Know a phone again after its restart
 * ```ts
 * import { Contact, contacts, parseMessageText, sipInstance } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Contact: <sip:bob@192.0.2.20>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-AABBCCDDEEFF>";reg-id=1\r\n\r\n',
 * )
 * const [contact] = contacts(message)
 * contact instanceof Contact ? sipInstance(contact) : null // => 'urn:uuid:00000000-0000-1000-8000-AABBCCDDEEFF'
 * ```
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
 * Which of its connections a device has registered over, from 1 on. Null if that is not said, or is no such number.
 *
 * @example Tell the connections of a phone apart
 * ```ts
 * import { Contact, contacts, parseMessageText, regId } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Contact: <sip:bob@192.0.2.20>;reg-id=2\r\n\r\n',
 * )
 * const [contact] = contacts(message)
 * contact instanceof Contact ? regId(contact) : null // => 2
 * ```
 *
 * @rfc 5626 section 4.2
 */
export function regId(contact: Contact): number | null {
  const written = contact.address.param('reg-id')
  if (written === null) return null
  const id = decimal(written, 0, written.length, 0x7fffffff)
  return id < 1 ? null : id
}

/**
 * Seconds after which a silent connection is taken for dead. Null if there is no Flow-Timer that parses.
 *
 * @example See how often to show that a connection lives
 * ```ts
 * import { flowTimer, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nFlow-Timer: 120\r\n\r\n')
 * flowTimer(message) // => 120
 * ```
 */
export function flowTimer(message: Message): number | null {
  return typed(message.first(HeaderId.FLOW_TIMER), readNumber)
}
