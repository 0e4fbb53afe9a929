// hot
/**
 * A SIP message as it was received: the text, and a directory of its headers.
 *
 * Nothing is parsed before it is asked for, and what was parsed is kept on its header. Changes are collected in `edits`;
 * the text never changes.
 */

import type { Address } from './address.ts'
import { addAddresses, readAddress, readAddressList, surveyedRoutes } from './address.ts'
import { entryColon, entryId, entryStart, isFolded, placeOf } from './directory.ts'
import { Edits } from './edits.ts'
import { noHeaders } from './no-headers.ts'
import { Fault, FaultCode } from './errors.ts'
import { type Grammar, Header, typed } from './header.ts'
import { HeaderId, headerId } from './header-names.ts'
import { readCallId } from './headers/call-id.ts'
import { firstContact } from './headers/contact.ts'
import { quickUri } from './headers/contact-uri.ts'
import { CSeq, readCSeq } from './headers/cseq.ts'
import { readNumber } from './headers/number.ts'
import { quickTag } from './headers/tag.ts'
import { readTopVia, readViaList, surveyedVia, type Via } from './headers/via.ts'
import { methodId, methodName } from './methods.ts'
import { type ParserRules, usualRules } from './rules.ts'
import { Scan, type Scanned } from './scan.ts'
import * as layout from './survey/layout.ts'
import { type Numbers, numbers as found } from './survey/survey.ts'
import { sameText, skipBlanks, trimEnd } from './chars.ts'
import type { TextHash } from './text-hash.ts'
import { readUri, surveyedUri, type Uri } from './uri.ts'

// a constant of another file, or of a table as large as this one, is looked up at each use: see scan.ts
const { CALL_ID, CONTACT, CONTENT_LENGTH, CSEQ, FROM, MAX_FORWARDS, OTHER, ROUTE, TO, VIA } =
  HeaderId
const numbers: Numbers = found
const {
  ABSENT,
  BODY_START,
  CALL_ID: CALL_ID_SPAN,
  CONTACT: CONTACT_SPAN,
  CONTENT_LENGTH_NUMBER,
  CSEQ_METHOD_ID,
  CSEQ_NUMBER,
  FIRST_LINE_END,
  FROM_TAG,
  HOST,
  MAX_FORWARDS_NUMBER,
  METHOD_ID,
  ROUTES,
  ROUTE_COUNT,
  ROUTE_NUMBERS,
  SEEN,
  SEEN_MORE,
  SPAN_END,
  SPAN_SHIFT,
  STATUS,
  TO_TAG,
  UNREAD,
  URI_END,
  URI_START,
  VIA_START,
} = layout

/**
 * A message: request or reply. Made by {@link parseMessage}.
 *
 * @example Look at what routing needs
 * ```ts
 * import { parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\n' +
 *     'From: "Alice" <sip:alice@example.com>;tag=a1\r\n' +
 *     'To: <sip:bob@example.com>\r\n' +
 *     'Call-ID: c1@192.0.2.10\r\n' +
 *     'CSeq: 1 INVITE\r\n\r\n',
 * )
 * message.method // => 'INVITE'
 * message.from?.tag // => 'a1'
 * message.to?.tag // => null
 * message.via?.branch // => 'z9hG4bK1'
 * message.cseq // => { number: 1, method: 'INVITE' }
 * ```
 */
export class Message {
  /** All of it, one character a byte, from the first line on. Bytes after the body, if any, are here too. */
  readonly text: string
  /** What it was read by. */
  readonly rules: ParserRules
  /** Whether it is a request. */
  readonly isRequest: boolean
  /** The status of a reply, 0 for a request. */
  readonly status: number = numbers[STATUS]
  /** Where the request URI starts; 0 in a reply. */
  readonly uriStart: number = numbers[URI_START]
  /** Where the request URI ends; 0 in a reply. */
  readonly uriEnd: number = numbers[URI_END]
  /** Where the first line ends, its line end included: where the headers start. */
  readonly firstLineEnd: number = numbers[FIRST_LINE_END]
  /** Where the body starts, after the empty line. */
  readonly bodyStart: number = numbers[BODY_START]
  // each field here is a ns a message, and eight bytes: what is rarely asked for is in an object of its own, see `scanned`
  readonly #scanned: Scanned | null
  readonly #directory: readonly number[]
  readonly #seen: number = numbers[SEEN]
  readonly #seenMore: number = numbers[SEEN_MORE]
  #methodId: number = numbers[METHOD_ID]
  // what the survey has found, see its layout; a text as the number of its place until it is asked for
  #fromTag: string | number | null = numbers[FROM_TAG]
  #toTag: string | number | null = numbers[TO_TAG]
  #callId: string | number | null = numbers[CALL_ID_SPAN]
  readonly #contactUri: number = numbers[CONTACT_SPAN]
  readonly #cseqNumber: number = numbers[CSEQ_NUMBER]
  readonly #cseqMethodId: number = numbers[CSEQ_METHOD_ID]
  readonly #maxForwards: number = numbers[MAX_FORWARDS_NUMBER]
  readonly #contentLength: number = numbers[CONTENT_LENGTH_NUMBER]
  // the fields every route asks for again and again, kept here once read: each getter looked the header up anew before, six times a request for Via alone
  #via: Via | null | undefined
  #target: Uri | null | undefined
  #from: Address | null | undefined = undefined
  #to: Address | null | undefined = undefined
  #cseq: CSeq | null | undefined = undefined
  readonly #routePlaces: readonly number[] | null
  #routes: readonly (Address | Fault)[] | null = null
  #headers: (Header | null)[] | null = null
  #requestUri: string | null = null
  #edits: Edits | null = null
  /** Whether somebody else keeps {@link #edits}, so that they stay as they are. */
  #editsKept = false

  /** @param text - the copy of the bytes that were scanned last */
  constructor(scan: Scan, text: string) {
    const { rules, scanned } = scan
    this.text = text
    this.rules = rules
    this.#scanned = scanned
    this.isRequest = scanned === null ? this.status === 0 : scanned.isRequest
    this.#directory = scan.directory()
    this.#routePlaces = numbers[ROUTE_COUNT] === UNREAD ? null : routePlaces()
    this.#via = numbers[VIA_START] === UNREAD ? undefined : surveyedVia(text)
    this.#target = numbers[HOST] === UNREAD ? undefined : surveyedUri(text, rules)
  }

  /** Why it cannot be routed at all; null for a message that can. Single headers may still have faults. */
  get fault(): Fault | null {
    return this.#scanned === null ? null : this.#scanned.fault
  }

  /** Where the headers end: where the empty line starts. */
  get headersEnd(): number {
    return this.#scanned === null ? this.bodyStart - 2 : this.#scanned.headersEnd
  }

  /** How many headers there are. */
  get headerCount(): number {
    return this.#directory.length
  }

  /** Whether any header line ends without a CR. */
  get lfOnly(): boolean {
    return this.#scanned !== null && this.#scanned.lfOnly
  }

  /** Where the three digits of the status start. */
  get statusStart(): number {
    if (this.#scanned !== null) return this.#scanned.versionEnd + 1
    return this.isRequest ? this.firstLineEnd - 1 : 8
  }

  /** Where the reason phrase starts; 0 in a request. */
  get reasonStart(): number {
    if (this.#scanned !== null) return this.#scanned.reasonStart
    return this.isRequest ? 0 : 12
  }

  /** Where the reason phrase ends; 0 in a request. */
  get reasonEnd(): number {
    if (this.#scanned !== null) return this.#scanned.reasonEnd
    return this.isRequest ? 0 : this.firstLineEnd - 2
  }

  /** How many bytes there are, those after the body included. */
  get length(): number {
    return this.text.length
  }

  /** The method; that of the CSeq in a reply, '' if there is none. */
  get method(): string {
    if (!this.isRequest) return this.cseq?.method ?? ''
    return methodName(this.#methodId) || this.text.slice(0, this.#methodEnd())
  }

  /** The bit of {@link method}, see `MethodId`. */
  get methodId(): number {
    if (this.#methodId === 0) this.#methodId = methodId(this.method)
    return this.#methodId
  }

  /** The request URI as received; '' in a reply. */
  get requestUri(): string {
    if (this.#requestUri === null) this.#requestUri = this.text.slice(this.uriStart, this.uriEnd)
    return this.#requestUri
  }

  /** The parts of the request URI as received; null in a reply, and for one that does not parse. */
  get target(): Uri | null {
    if (this.#target === undefined) {
      const { text, isRequest, uriStart, uriEnd, rules } = this
      this.#target = isRequest ? readUri(text, uriStart, uriEnd, rules) : null
    }
    return this.#target
  }

  /** The reason phrase of a reply; '' in a request. */
  get reason(): string {
    return this.text.slice(this.reasonStart, this.reasonEnd)
  }

  /** The version as written, `SIP/2.0` in all that is to be routed. */
  get version(): string {
    const scanned = this.#scanned
    if (scanned === null || scanned.version20) return 'SIP/2.0'
    return this.text.slice(scanned.versionStart, scanned.versionEnd)
  }

  /** Where the body ends: where Content-Length says, if there are so many bytes, otherwise at the end. */
  get bodyEnd(): number {
    const length = this.contentLength
    const end = this.text.length
    return length === null || length < 0 || length > end - this.bodyStart
      ? end
      : this.bodyStart + length
  }

  /** The body, '' if there is none. */
  get body(): string {
    return this.text.slice(this.bodyStart, this.bodyEnd)
  }

  /** The header in a place, from 0 to `headerCount - 1`. */
  header(index: number): Header {
    if (this.#headers === null) this.#headers = noHeaders(this.headerCount)
    const kept = this.#headers[index]
    if (kept !== null && kept !== undefined) return kept
    const entry = this.#directory[index] ?? 0
    const colon = entryColon(this.text, entry) * 2 + (isFolded(entry) ? 1 : 0)
    const start = entryStart(entry)
    const header = new Header(this.text, index, entryId(entry), start, colon, this.#end(index))
    this.#headers[index] = header
    return header
  }

  /** The number of the header in a place, without making the header. */
  headerIdAt(index: number): number {
    return entryId(this.#directory[index] ?? 0)
  }

  /** Where the header in a place starts; for the place after the last one, where the headers end. */
  headerStart(index: number): number {
    // asking for what is past the end would be slow forever after
    return index < this.headerCount ? entryStart(this.#directory[index] ?? 0) : this.headersEnd
  }

  /** The first header with a number, see `HeaderId`; null if there is none. */
  first(id: number): Header | null {
    const seen = id < 32 ? this.#seen : this.#seenMore
    return (seen & (1 << (id & 31))) === 0 ? null : this.#find(id, 0)
  }

  /** Whether there is a header with a number below 32, readable or not. */
  has(id: number): boolean {
    return (this.#seen & (1 << id)) !== 0
  }

  /** Whether there are headers with all of these numbers below 32, given as bits. */
  hasAll(bits: number): boolean {
    return (this.#seen & bits) === bits
  }

  /** The next header of the same name, short forms and case not counting; null after the last. */
  next(header: Header): Header | null {
    if (header.id !== 0) return this.#find(header.id, header.index + 1)
    return this.#findNamed(header.name, header.index + 1)
  }

  /** The first header with a name, full or short, in any case; null if there is none. */
  named(name: string): Header | null {
    const id = headerId(name)
    return id !== 0 ? this.first(id) : this.#findNamed(name, 0)
  }

  /** How many headers with a number there are. A header with a list in it counts once. */
  count(id: number): number {
    let count = 0
    for (let i = 0; i < this.headerCount; i++) if (this.headerIdAt(i) === id) count++
    return count
  }

  /** The top Via; null if there is none, or if it does not parse. */
  get via(): Via | null {
    if (this.#via === undefined) this.#via = this.#topVia()
    return this.#via
  }

  /** From; null if there is none, or if it does not parse. */
  get from(): Address | null {
    if (this.#from === undefined) this.#from = this.#read(FROM, readAddress)
    return this.#from
  }

  /** To; null if there is none, or if it does not parse. */
  get to(): Address | null {
    if (this.#to === undefined) this.#to = this.#read(TO, readAddress)
    return this.#to
  }

  /** The tag of From, null if there is none; found without looking at the address before it, which may be one that cannot be read. */
  get fromTag(): string | null {
    const tag = this.#fromTag
    if (typeof tag !== 'number') return tag
    return (this.#fromTag = tag >= 0 ? spanText(this.text, tag) : this.#tag(FROM, tag))
  }

  /** The tag of To, null if there is none; found without looking at the address before it, which may be one that cannot be read. */
  get toTag(): string | null {
    const tag = this.#toTag
    if (typeof tag !== 'number') return tag
    return (this.#toTag = tag >= 0 ? spanText(this.text, tag) : this.#tag(TO, tag))
  }

  /** Call-ID; null if there is none, or if it does not parse. */
  get callId(): string | null {
    const id = this.#callId
    if (typeof id !== 'number') return id
    return (this.#callId = id >= 0 ? spanText(this.text, id) : this.#read(CALL_ID, readCallId))
  }

  /** Adds the Call-ID to a hash: the same as adding {@link callId}, but not cut out, where its characters are read five times faster. */
  hashCallId(hash: TextHash): void {
    const id = this.#callId
    if (typeof id !== 'number' || id < 0) hash.add(this.callId ?? '')
    else hash.addPart(this.text, id >>> SPAN_SHIFT, id & SPAN_END)
  }

  /** CSeq; null if there is none, or if it does not parse. */
  get cseq(): CSeq | null {
    if (this.#cseq === undefined) {
      const number = this.#cseqNumber
      this.#cseq =
        number < 0 ? this.#read(CSEQ, readCSeq) : new CSeq(number, methodName(this.#cseqMethodId))
    }
    return this.#cseq
  }

  /**
   * The URI of the first contact, null if there is none; found without looking at the parameters behind it, which may be some that cannot
   * be read.
   */
  get contactUri(): string | null {
    const span = this.#contactUri
    if (span >= 0) return spanText(this.text, span)
    const at = this.#place(CONTACT)
    if (at < 0) return null
    const quick = this.#isFolded(at)
      ? null
      : quickUri(this.text, this.#colon(at) + 1, this.#end(at))
    return quick ?? firstContact(this)?.address.uri ?? null
  }

  /** The Routes, over all their headers: each an address, or its own fault. */
  get routes(): readonly (Address | Fault)[] {
    if (this.#routes === null) {
      const places = this.#routePlaces
      this.#routes = places === null ? this.#addresses(ROUTE) : surveyedRoutes(this.text, places)
    }
    return this.#routes
  }

  /** Max-Forwards; null if there is none, -1 if it is not a number. */
  get maxForwards(): number | null {
    if (this.#maxForwards >= 0) return this.#maxForwards
    if (!this.has(MAX_FORWARDS)) return null
    return this.#read(MAX_FORWARDS, readNumber) ?? -1
  }

  /** Content-Length; null if there is none, -1 if it is not a number, or is given twice with different ones. */
  get contentLength(): number | null {
    if (this.#contentLength >= 0) return this.#contentLength
    const at = this.#place(CONTENT_LENGTH)
    if (at < 0) return null
    if (placeOf(this.#directory, CONTENT_LENGTH, at + 1) < 0)
      return this.#read(CONTENT_LENGTH, readNumber) ?? -1
    const header = this.header(at)
    const length = typed(header, readNumber) ?? -1
    for (let other = this.next(header); other !== null; other = this.next(other)) {
      if (typed(other, readNumber) === length) continue
      if (header.fault === null) header.fault = new Fault(FaultCode.DIFFERENT_LENGTHS, other.start)
      return -1
    }
    return length
  }

  /** The changes to make when it leaves. */
  get edits(): Edits {
    if (this.#edits === null) {
      this.#edits = new Edits(this.firstLineEnd, this.headersEnd, this.bodyStart)
    } else if (this.#editsKept) this.#edits = this.#edits.copy()
    this.#editsKept = false
    return this.#edits
  }

  /** The same to be read, null where there are none. */
  get changes(): Readonly<Edits> | null {
    return this.#edits !== null && !this.#edits.empty ? this.#edits : null
  }

  /**
   * The changes as they are now, for who keeps them; what is changed later is changed in a copy.
   *
   * @returns null where there are none
   */
  keepEdits(): Edits | null {
    if (this.#edits === null || this.#edits.empty) return null
    this.#editsKept = true
    return this.#edits
  }

  /**
   * Goes on with other changes, for a copy that differs in them alone.
   *
   * @param edits - of a message with the same text, which stay as they are; null for none
   * @returns those it had
   */
  swapEdits(edits: Edits | null): Edits | null {
    const before = this.#edits
    this.#edits = edits
    this.#editsKept = edits !== null
    return before
  }

  /** Whether there are any changes to make. */
  get edited(): boolean {
    return this.#edits !== null && !this.#edits.empty
  }

  #methodEnd(): number {
    return this.#scanned === null ? this.uriStart - 1 : this.#scanned.methodEnd
  }

  /** All addresses of the headers with a number below 32, read where they stand. */
  #addresses(id: number): readonly (Address | Fault)[] {
    if (!this.has(id)) return NONE
    const all: (Address | Fault)[] = []
    const directory = this.#directory
    const count = directory.length
    for (let at = 0; at < count; at++) {
      const entry = directory[at] ?? 0
      if (entryId(entry) !== id) continue
      if (isFolded(entry)) {
        for (const address of typed(this.header(at), readAddressList) ?? []) all.push(address)
      } else addAddresses(all, this.text, entryColon(this.text, entry) + 1, this.#end(at))
    }
    return all
  }

  #topVia(): Via | null {
    const at = this.#place(VIA)
    if (at < 0) return null
    if (!this.#isFolded(at)) {
      const colon = this.#colon(at)
      const to = trimEnd(this.text, colon + 1, this.#end(at))
      const via = readTopVia(this.text, skipBlanks(this.text, colon + 1, to), to)
      return via instanceof Fault ? null : via
    }
    const list = typed(this.header(at), readViaList)
    const top = list === null ? undefined : list[0]
    return top === undefined || top instanceof Fault ? null : top
  }

  /** Reads the first header with a number below 32 where it stands; the header itself is made only if it is folded or faulty. */
  #read<T>(id: number, grammar: Grammar<T>): T | null {
    const at = this.#place(id)
    if (at < 0) return null
    if (!this.#isFolded(at)) {
      const colon = this.#colon(at)
      const to = trimEnd(this.text, colon + 1, this.#end(at))
      const result = grammar(this.text, skipBlanks(this.text, colon + 1, to), to)
      if (!(result instanceof Fault)) return result
    }
    return typed(this.header(at), grammar)
  }

  /** A tag that was not surveyed. */
  #tag(id: number, surveyed: number): string | null {
    if (surveyed === ABSENT) return null
    const at = this.#place(id)
    if (at < 0) return null
    if (!this.#isFolded(at)) {
      const tag = quickTag(this.text, this.#colon(at) + 1, this.#end(at))
      if (tag !== undefined) return tag
    }
    const address = id === FROM ? this.from : this.to
    return address === null ? null : address.tag
  }

  /** The place of the first header with a number below 32, -1 if there is none. */
  #place(id: number): number {
    return this.has(id) ? placeOf(this.#directory, id, 0) : -1
  }

  /** Where the header in a place ends. */
  #end(at: number): number {
    return this.headerStart(at + 1)
  }

  #isFolded(at: number): boolean {
    return isFolded(this.#directory[at] ?? 0)
  }

  #colon(at: number): number {
    return entryColon(this.text, this.#directory[at] ?? 0)
  }

  #find(id: number, from: number): Header | null {
    const at = placeOf(this.#directory, id, from)
    return at < 0 ? null : this.header(at)
  }

  #findNamed(name: string, from: number): Header | null {
    for (let i = from; i < this.headerCount; i++) {
      if (this.headerIdAt(i) !== OTHER) continue
      const header = this.header(i)
      if (sameText(header.name, name)) return header
    }
    return null
  }
}

/** The text that a number of the survey stands for. */
function spanText(text: string, span: number): string {
  return text.slice(span >>> SPAN_SHIFT, span & SPAN_END)
}

/** A copy of what the survey has left of the Routes. */
function routePlaces(): readonly number[] {
  const count = numbers[ROUTE_COUNT] * ROUTE_NUMBERS
  // oxlint-disable-next-line unicorn/no-new-array
  const places = new Array<number>(count)
  for (let i = 0; i < count; i++) places[i] = numbers[ROUTES + i] ?? 0
  return places
}

const NONE: readonly (Address | Fault)[] = []
// one for all messages: a message copies what it keeps
const scan = new Scan()

/**
 * The message in `bytes` from `start` to `end`. Never throws: what is wrong is in `message.fault`.
 *
 * The bytes are copied, so they may be used for something else afterwards.
 *
 * @param rules - how strictly it is read, and how much of everything it may have; see {@link parserRules}
 *
 * @example Read a datagram
 * ```ts
 * import { parseMessage } from 'siprose/sip'
 *
 * const bytes = Buffer.from('OPTIONS sip:bob@example.com SIP/2.0\r\nMax-Forwards: 70\r\n\r\n')
 * const message = parseMessage(bytes, 0, bytes.length)
 * message.fault // => null
 * message.requestUri // => 'sip:bob@example.com'
 * message.maxForwards // => 70
 * ```
 */
export function parseMessage(
  bytes: Buffer,
  start: number,
  end: number,
  rules: ParserRules = usualRules,
): Message {
  return new Message(scan, scan.run(bytes, start, end, rules))
}

/**
 * The message that a text of one character a byte is.
 *
 * @example Find out what keeps a message from being read
 * ```ts
 * import { parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('OPTIONS  sip:bob@example.com SIP/2.0\r\n\r\n')
 * message.fault // => { code: 'sip/bad-request-uri', offset: 8 }
 * ```
 */
export function parseMessageText(text: string, rules: ParserRules = usualRules): Message {
  return parseMessage(Buffer.from(text, 'latin1'), 0, text.length, rules)
}
