/** Changes to From and To as they leave; what is read stays as it was received. */

import { type Address, type Header, HeaderId, type Message, type Value } from 'siprose'

/** One of the two headers. */
export type Party = 'from' | 'to'

/** A header that can be changed: its address, and where its offsets are in the message. */
interface Place {
  readonly header: Header
  readonly address: Address
  readonly at: (offset: number) => number
}

function placeOf(message: Message, party: Party): Place | null {
  const header = message.first(party === 'from' ? HeaderId.FROM : HeaderId.TO)
  const address = party === 'from' ? message.from : message.to
  if (header === null || address === null) return null
  return { header, address, at: (offset) => header.offsetOf(offset) }
}

/** A value as a text without line ends; null for one that cannot stand in a header. */
function lineOf(value: Value): string | null {
  const text = value === null ? '' : String(value)
  return text === '' || /[\r\n]/.test(text) ? null : text
}

/** Replaces the URI. */
export function setPartyUri(message: Message, party: Party, value: Value): boolean {
  const place = placeOf(message, party)
  const uri = lineOf(value)
  if (place === null || uri === null) return false
  const { address, at } = place
  message.edits.replace(at(address.uriStart), at(address.uriEnd), uri)
  return true
}

/** Replaces the user of the URI, or adds one; null removes it. */
export function setPartyUser(message: Message, party: Party, value: Value): boolean {
  const place = placeOf(message, party)
  const uri = place?.address.parsedUri ?? null
  const user = lineOf(value)
  if (place === null || uri === null || !uri.isSip) return false
  if (user === null && value !== null && value !== '') return false
  const { at, address } = place
  const { uriStart } = address
  const end = at(uriStart + uri.hostStart)
  message.edits.replace(at(uriStart + uri.userStart), end, user === null ? '' : `${user}@`)
  return true
}

/** Replaces the host of the URI. */
export function setPartyHost(message: Message, party: Party, value: Value): boolean {
  const place = placeOf(message, party)
  const uri = place?.address.parsedUri ?? null
  const host = lineOf(value)
  if (place === null || uri === null || !uri.isSip || host === null) return false
  const { at, address } = place
  const { uriStart } = address
  message.edits.replace(at(uriStart + uri.hostStart), at(uriStart + uri.hostEnd), host)
  return true
}

/** Replaces the display name, or adds one; null removes it. */
export function setPartyName(message: Message, party: Party, value: Value): boolean {
  const place = placeOf(message, party)
  const name = lineOf(value)
  if (place === null || (name === null && value !== null && value !== '')) return false
  const { address, at } = place
  const start = at(address.start)
  if (address.bracketed) {
    message.edits.replace(start, at(address.uriStart), name === null ? '<' : `${name} <`)
  } else bracket(message, place, name)
  return true
}

/**
 * Puts a URI that stands alone in brackets, with a name before them. The ranges are those a second call replaces again, and hold nothing of
 * the URI, so that its own changes stay.
 */
function bracket(message: Message, { header, address, at }: Place, name: string | null): void {
  const { text, edits } = message
  edits.replace(header.nameEnd, at(address.start), name === null ? ': <' : `: ${name} <`)
  const end = at(address.uriEnd)
  if (end < header.valueEnd) edits.replace(end, end + 1, `>${text.charAt(end)}`)
  else edits.insertAfter(end, '>')
}
