// hot
/** The contacts that a reply lists (RFC 3261 10.3 step 8). */

import { printQ } from 'siprose'
import type { AddressRecord, Contact } from 'siprose/modules/usrloc'

/** What the seconds of a contact say that never ends. */
const FOR_EVER = 4_294_967_295

/** How contacts are shown. */
export interface ContactShow {
  /** The parameter that says where a contact registered from, '' for none. */
  readonly receivedParam: string
  /** What GRUUs are made of: `sip:bob@example.com` taken apart; null where they are not shown (RFC 5627). */
  readonly gruu: GruuParts | null
}

/** The parts of an address of record that GRUUs are made of. */
export interface GruuParts {
  /** `sip` or `sips`. */
  readonly scheme: string
  /** The user as it is written, '' for none. */
  readonly user: string
  readonly host: string
}

/** The header line with the contacts that have not ended, '' where there are none. */
export function contactLine(record: AddressRecord, now: number, show: ContactShow): string {
  let line = ''
  for (let contact = record.first; contact !== null; contact = contact.next) {
    if (!contact.isValid(now)) continue
    line += line === '' ? 'Contact: <' : ', <'
    line += contact.uri
    line += contact.q < 0 ? '>;expires=' : `>;q=${printQ(contact.q)};expires=`
    line += contact.expiresAt === 0 ? FOR_EVER : contact.expiresAt - now
    line += marksOf(contact, show)
  }
  return line === '' ? '' : `${line}\r\n`
}

function marksOf(contact: Contact, { receivedParam, gruu }: ContactShow): string {
  const { received, instance, regId } = contact
  let marks = ''
  if (received !== null && receivedParam !== '') marks += `;${receivedParam}="${received}"`
  if (instance === null) return marks
  if (gruu !== null) marks += gruusOf(contact, instance, gruu)
  marks += `;+sip.instance="${instance}"`
  return regId === 0 ? marks : `${marks};reg-id=${regId}`
}

/** The public GRUU of a device, which is always the same, and the temporary one, which tells nobody who it is. */
function gruusOf(contact: Contact, instance: string, { scheme, user, host }: GruuParts): string {
  const id = instance.startsWith('<') ? instance.slice(1, -1) : instance
  const who = user === '' ? host : `${user}@${host}`
  const temporary = temporaryUser(contact)
  return `;pub-gruu="${scheme}:${who};gr=${escaped(id)}";temp-gruu="${scheme}:${temporary}@${host};gr"`
}

/** The user of a temporary GRUU: the id of the record, and its place in the table. */
export function temporaryUser({ ruid, slot }: Contact): string {
  return `${ruid}-${slot.toString(16)}`
}

const ODD = /[^\w\-.!~*'()[\]/:&+$]/g

/** An instance as the value of a URI parameter. */
function escaped(text: string): string {
  return text.replaceAll(
    ODD,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
