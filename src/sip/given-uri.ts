/** URIs of Contacts that a script has given another text. */

import { HeaderId } from './header-names.ts'
import type { Address } from './address.ts'
import type { Message } from './message.ts'

/**
 * What `edits.giveUri()` has made of the URI of a Contact, for who keeps it.
 *
 * @param message - the message
 * @param contact - an address of a Contact of it
 * @returns null where it is as it was received
 *
 * @example A registrar keeps what the script has made of a Contact
 * ```ts
 * import { firstContact, givenUri, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'REGISTER sip:example.com SIP/2.0\r\nContact: <sip:alice@10.0.0.7>\r\n\r\n',
 * )
 * const address = firstContact(message)?.address
 * if (address) message.edits.giveUri(address.uriStart, address.uriEnd, 'sip:alice@192.0.2.10')
 * address && givenUri(message, address) // => 'sip:alice@192.0.2.10'
 * ```
 */
export function givenUri(message: Message, contact: Address): string | null {
  const edits = message.changes
  if (edits === null || !edits.givesUris) return null
  if (contact.text === message.text) return edits.givenUri(contact.uriStart)
  for (
    let header = message.first(HeaderId.CONTACT);
    header !== null;
    header = message.next(header)
  ) {
    if (header.folded && header.value === contact.text) {
      return edits.givenUri(header.offsetOf(contact.uriStart))
    }
  }
  return null
}
