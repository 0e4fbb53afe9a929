// hot
/** Contact: where somebody can be reached, with preference and time to live; or `*` (RFC 3261 20.10). */

import { type Address, AddressReader } from '../address.ts'
import { decimal, skipBlanks, trimEnd } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { type Header, typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import { elementEnd } from '../list.ts'
import type { Message } from '../message.ts'
import { surveyedAddress } from '../survey/survey.ts'

/** The seconds that a malformed `expires` stands for (RFC 3261 20.10). */
export const MALFORMED_EXPIRES = 3600

const STAR = 42

/**
 * One contact.
 *
 * @example Read preference and time of a contact
 * ```ts
 * import { contacts, expires, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Contact: "Bob" <sip:bob@192.0.2.20>;q=0.25;expires=soon\r\n\r\n',
 * )
 * contacts(message) // => [{ q: 250, expires: 3600, address: { displayName: 'Bob' } }]
 * ```
 */
export class Contact {
  /** Its address, with all parameters. */
  readonly address: Address
  /** Preference in thousandths, 0 to 1000; null if not given. */
  readonly q: number | null
  /** Seconds it is good for, at most 2^32 - 1; null if not given. Malformed is {@link MALFORMED_EXPIRES}. */
  readonly expires: number | null

  constructor(address: Address, q: number | null, expires: number | null) {
    this.address = address
    this.q = q
    this.expires = expires
  }
}

/**
 * The contacts of one header: `*`, or a list of contacts and faults.
 *
 * @example See that a star stands alone
 * ```ts
 * import { contactList, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nContact: *, <sip:bob@192.0.2.20>\r\n\r\n')
 * const header = message.named('Contact')
 * header === null ? null : contactList(header) // => null
 * header?.fault?.code // => 'sip/star-not-alone'
 * ```
 */
export class ContactList {
  /** Whether it is `*`, which means every contact there is. */
  readonly star: boolean
  /** The contacts, in order. */
  readonly elements: readonly (Contact | Fault)[]

  constructor(star: boolean, elements: readonly (Contact | Fault)[]) {
    this.star = star
    this.elements = elements
  }
}

/** The grammar of Contact. */
export function readContactList(text: string, from: number, to: number): ContactList | Fault {
  if (to - from === 1 && text.charCodeAt(from) === STAR) return new ContactList(true, [])
  const elements: (Contact | Fault)[] = []
  for (;;) {
    let end = surveyedAddress(text, from, to)
    if (end > 0) {
      elements.push(contactOf(reader.surveyed(text), text))
      if (end >= to) return new ContactList(false, elements)
      from = end + 1
      continue
    }
    end = elementEnd(text, from, to)
    const start = skipBlanks(text, from, end)
    if (start < end && text.charCodeAt(start) === STAR && isStar(text, start, end)) {
      return new Fault(FaultCode.STAR_NOT_ALONE, start)
    }
    elements.push(readContact(text, from, end))
    if (end >= to) return new ContactList(false, elements)
    from = end + 1
  }
}

/**
 * The contacts of one header, or null with the fault on the header.
 *
 * @example Read the contacts of one header
 * ```ts
 * import { contactList, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nm: <sip:bob@192.0.2.20>\r\n\r\n')
 * const header = message.named('Contact')
 * header === null ? null : contactList(header) // => { star: false, elements: [{ address: { uri: 'sip:bob@192.0.2.20' } }] }
 * ```
 */
export function contactList(header: Header): ContactList | null {
  return typed(header, readContactList)
}

/**
 * Whether the message's only contact is `*`.
 *
 * @example See whether all contacts are to be removed
 * ```ts
 * import { hasStarContact, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nContact: *\r\n\r\n')
 * hasStarContact(message) // => true
 * ```
 */
export function hasStarContact(message: Message): boolean {
  const header = message.first(HeaderId.CONTACT)
  if (header === null || message.next(header) !== null) return false
  return contactList(header)?.star === true
}

/**
 * All contacts of a message, over all its Contact headers, in order.
 *
 * A header that does not parse, and a `*`, leave their fault as one element.
 *
 * @example List where a user can be reached
 * ```ts
 * import { contacts, expires, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Contact: <sip:bob@192.0.2.20>;q=0.7;expires=60, <sip:bob@192.0.2.21>\r\n' +
 *     'Contact: <sip:bob\r\n\r\n',
 * )
 * contacts(message) // => [{ q: 700, expires: 60 }, { q: null, expires: null }, { code: 'sip/unclosed-bracket' }]
 * ```
 */
export function contacts(message: Message): readonly (Contact | Fault)[] {
  const first = message.first(HeaderId.CONTACT)
  if (first === null) return []
  const second = message.next(first)
  if (second === null) return elementsOf(first)
  const all: (Contact | Fault)[] = []
  for (let header: Header | null = first; header !== null; header = message.next(header)) {
    for (const element of elementsOf(header)) all.push(element)
  }
  return all
}

/**
 * The first contact of a message, read alone. Null if there is none, if it is `*`, or if it does not parse.
 *
 * The whole list is {@link contacts}; once that was read, this is taken from there.
 *
 * @example Find where a dialog goes on
 * ```ts
 * import { firstContact, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContact: <sip:alice@192.0.2.10>\r\n\r\n',
 * )
 * firstContact(message)?.address.uri // => 'sip:alice@192.0.2.10'
 * ```
 */
export function firstContact(message: Message): Contact | null {
  const header = message.first(HeaderId.CONTACT)
  if (header === null) return null
  const contact = header.folded || header.grammar === readContactList ? inList(header) : top(header)
  return contact instanceof Fault ? null : contact
}

function inList(header: Header): Contact | Fault | null {
  return contactList(header)?.elements[0] ?? null
}

function top({ text, valueStart, valueEnd }: Header): Contact | Fault | null {
  if (valueStart < valueEnd && text.charCodeAt(valueStart) === STAR) return null
  return readContact(text, valueStart, elementEnd(text, valueStart, valueEnd))
}

function elementsOf(header: Header): readonly (Contact | Fault)[] {
  const list = contactList(header)
  if (list === null) return header.fault === null ? [] : [header.fault]
  return list.star ? [new Fault(FaultCode.STAR_NOT_ALONE, header.valueStart)] : list.elements
}

// its own: q and expires are read out of it
const reader = new AddressReader()

function readContact(text: string, from: number, to: number): Contact | Fault {
  const address = reader.read(text, from, to)
  return address instanceof Fault ? address : contactOf(address, text)
}

/** The contact that an address is, with what the reader has found in it. */
function contactOf(address: Address, text: string): Contact | Fault {
  const { qStart, qEnd, expiresStart, expiresEnd } = reader
  const q = qStart < 0 ? null : readQ(text.slice(qStart, qEnd))
  if (q !== null && q < 0) return new Fault(FaultCode.BAD_Q, address.paramsStart)
  const expires = expiresStart < 0 ? null : readExpires(text.slice(expiresStart, expiresEnd))
  return new Contact(address, q, expires)
}

function isStar(text: string, start: number, to: number): boolean {
  const end = trimEnd(text, start, to)
  return end === start + 1 || text.charCodeAt(skipBlanks(text, start + 1, to)) === 59
}

/** Seconds from text (RFC 3261 20.10): too large is the largest, malformed is an hour. */
export function readExpires(text: string): number {
  const seconds = decimal(text, 0, text.length, 0xffffffff)
  if (seconds >= 0) return seconds
  return decimal(text, 0, text.length, Infinity) < 0 ? MALFORMED_EXPIRES : 0xffffffff
}

/** Thousandths from `0.5`, -1 if it is no number from 0 to 1 with three digits at most. */
export function readQ(text: string): number {
  const length = text.length
  const whole = text.charCodeAt(0) - 48
  if (length === 0 || length > 5 || !(whole === 0 || whole === 1)) return -1
  if (length === 1) return whole * 1000
  if (text.charCodeAt(1) !== 46) return -1
  let thousandths = whole * 1000
  let weight = 100
  for (let p = 2; p < length; p++) {
    const digit = text.charCodeAt(p) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    thousandths += digit * weight
    weight /= 10
  }
  return thousandths <= 1000 ? thousandths : -1
}

/**
 * Text of thousandths, as a `q` is written: `0`, `0.5`, `0.125`, `1`.
 *
 * @example Write a preference
 * ```ts
 * import { printQ } from 'siprose/sip'
 *
 * printQ(500) // => '0.5'
 * printQ(1000) // => '1'
 * ```
 */
export function printQ(thousandths: number): string {
  return String(thousandths / 1000)
}
