// hot
/** The Routes of a request where they stand, so that single ones can be taken out (RFC 3261 section 20.34). */

import {
  type Address,
  Fault,
  type Header,
  HeaderId,
  type Message,
  routeList,
  type Uri,
} from 'siprose'

/** One Route, with the header that it stands in. */
export class RouteEntry {
  readonly header: Header
  /** Its place among those of the header. */
  readonly place: number
  readonly address: Address
  readonly uri: Uri

  constructor(header: Header, place: number, address: Address, uri: Uri) {
    this.header = header
    this.place = place
    this.address = address
    this.uri = uri
  }
}

/** There is none there. */
export const NONE = 'none'
/** There is something that is no Route: not an address in `<` and `>`, or no URI in it. */
export const FAULTY = 'faulty'

/** What may be found in a place. */
export type Found = RouteEntry | typeof NONE | typeof FAULTY

/** The first Route. */
export function firstRoute(message: Message): Found {
  const header = message.first(HeaderId.ROUTE)
  return header === null ? NONE : entryAt(header, 0)
}

/** The Route after one. */
export function routeAfter(message: Message, { header, place }: RouteEntry): Found {
  if (place + 1 < routeList(header).length) return entryAt(header, place + 1)
  const next = message.next(header)
  return next === null ? NONE : entryAt(next, 0)
}

/** The last Route. */
export function lastRoute(message: Message): Found {
  let last: Header | null = null
  for (let header = message.first(HeaderId.ROUTE); header !== null; header = message.next(header)) {
    last = header
  }
  return last === null ? NONE : entryAt(last, routeList(last).length - 1)
}

function entryAt(header: Header, place: number): Found {
  const address = routeList(header)[place]
  if (address === undefined || address instanceof Fault || !address.bracketed) return FAULTY
  const uri = address.parsedUri
  return uri === null ? FAULTY : new RouteEntry(header, place, address, uri)
}

/** Takes the Routes up to one out, that one too. */
export function removeUpTo(message: Message, last: RouteEntry): void {
  const { header, place } = last
  const { edits } = message
  for (let one = message.first(HeaderId.ROUTE); one !== null; one = message.next(one)) {
    if (one === header) break
    edits.removeHeader(one)
  }
  const after = routeList(header)[place + 1]
  if (after === undefined) edits.removeHeader(header)
  else edits.remove(header.valueStart, header.offsetOf(startOf(after)))
}

/**
 * Takes out the last Route of all, and those up to another one.
 *
 * @param first - the one, or null for none but the last
 */
export function removeLast(message: Message, last: RouteEntry, first: RouteEntry | null): void {
  const { header, place, address } = last
  const alone = place === 0 || (first?.header === header && first.place === place - 1)
  if (first !== null) removeUpTo(message, alone && first.header === header ? last : first)
  if (first?.header === header && alone) return
  const before = place === 0 ? undefined : routeList(header)[place - 1]
  if (before === undefined) message.edits.removeHeader(header)
  else {
    const from = before instanceof Fault ? address.start : before.end
    message.edits.remove(header.offsetOf(from), header.valueEnd)
  }
}

function startOf(element: Address | Fault): number {
  return element instanceof Fault ? element.offset : element.start
}

/** Adds a Route behind all others. */
export function appendRoute(message: Message, uri: string): void {
  let last: Header | null = null
  for (let header = message.first(HeaderId.ROUTE); header !== null; header = message.next(header)) {
    last = header
  }
  const at = last === null ? message.headersEnd : last.end
  message.edits.insertAfter(at, `Route: <${uri}>\r\n`)
}
