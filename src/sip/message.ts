// hot
/**
 * A SIP message as it was received: the text, and a directory of its headers.
 *
 * Nothing is parsed before it is asked for, and what was parsed is kept on its header. Changes are collected in `edits`;
 * the text never changes.
 */

import type { Address } from './address.ts'
import { readAddress } from './address.ts'
import { Edits } from './edits.ts'
import { Fault, FaultCode } from './errors.ts'
import { type Grammar, Header, typed } from './header.ts'
import { HeaderId, headerId } from './header-names.ts'
import { readCallId } from './headers/call-id.ts'
import { type CSeq, readCSeq } from './headers/cseq.ts'
import { readNumber } from './headers/number.ts'
import { quickTag } from './headers/tag.ts'
import { readTopVia, readViaList, type Via } from './headers/via.ts'
import { methodId, methodName } from './methods.ts'
import { type ParserRules, usualRules } from './rules.ts'
import { ENTRY, ID_BITS, Scan } from './scan.ts'
import { sameText, skipBlanks, trimEnd } from './chars.ts'

// a constant of another file, or of a table as large as this one, is looked up at each use: see scan.ts
const { CALL_ID, CONTENT_LENGTH, CSEQ, FROM, MAX_FORWARDS, OTHER, TO, VIA } = HeaderId
const ID_MASK = (1 << ID_BITS) - 1

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
  /** Whether it is a request. */
  readonly isRequest: boolean
  /** The status of a reply, 0 for a request. */
  readonly status: number
  /** Where the request URI starts; 0 in a reply. */
  readonly uriStart: number
  /** Where the request URI ends; 0 in a reply. */
  readonly uriEnd: number
  /** Where the reason phrase starts; 0 in a request. */
  readonly reasonStart: number
  /** Where the reason phrase ends; 0 in a request. */
  readonly reasonEnd: number
  /** Where the first line ends, its line end included: where the headers start. */
  readonly firstLineEnd: number
  /** Where the headers end: where the empty line starts. */
  readonly headersEnd: number
  /** Where the body starts, after the empty line. */
  readonly bodyStart: number
  /** Whether any header line ends without a CR. */
  readonly lfOnly: boolean
  /** How many headers there are. */
  readonly headerCount: number
  /** Why it cannot be routed at all; null for a message that can. Single headers may still have faults. */
  readonly fault: Fault | null
  /** What it was read by. */
  readonly rules: ParserRules
  #methodId: number
  readonly #methodEnd: number
  readonly #versionStart: number
  readonly #versionEnd: number
  readonly #version20: boolean
  readonly #directory: readonly number[]
  readonly #seen: number
  #headers: (Header | null)[] | null
  #method: string | null
  #requestUri: string | null
  #edits: Edits | null
  // the fields every route asks for again and again, kept here once read: each getter looked the header up anew before, six times a request for Via alone
  #via: Via | null | undefined
  #from: Address | null | undefined
  #to: Address | null | undefined
  #fromTag: string | null | undefined
  #toTag: string | null | undefined
  #callId: string | null | undefined
  #cseq: CSeq | null | undefined

  constructor(scan: Scan) {
    this.text = scan.text
    this.isRequest = scan.isRequest
    this.status = scan.status
    this.uriStart = scan.uriStart
    this.uriEnd = scan.uriEnd
    this.reasonStart = scan.reasonStart
    this.reasonEnd = scan.reasonEnd
    this.firstLineEnd = scan.firstLineEnd
    this.headersEnd = scan.headersEnd
    this.bodyStart = scan.bodyStart
    this.lfOnly = scan.lfOnly
    this.headerCount = scan.directory.length / ENTRY
    this.fault = scan.fault
    this.rules = scan.rules
    this.#methodId = scan.methodId
    this.#methodEnd = scan.methodEnd
    this.#versionStart = scan.versionStart
    this.#versionEnd = scan.versionEnd
    this.#version20 = scan.version20
    this.#directory = scan.directory
    this.#seen = scan.seen
    this.#headers = null
    this.#method = null
    this.#requestUri = null
    this.#edits = null
    this.#via = undefined
    this.#from = undefined
    this.#to = undefined
    this.#fromTag = undefined
    this.#toTag = undefined
    this.#callId = undefined
    this.#cseq = undefined
  }

  /** Where the three digits of the status start. */
  get statusStart(): number {
    return this.#versionEnd + 1
  }

  /** How many bytes there are, those after the body included. */
  get length(): number {
    return this.text.length
  }

  /** The method; that of the CSeq in a reply, '' if there is none. */
  get method(): string {
    if (this.#method === null) {
      if (!this.isRequest) this.#method = this.cseq?.method ?? ''
      else this.#method = methodName(this.#methodId) || this.text.slice(0, this.#methodEnd)
    }
    return this.#method
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

  /** The reason phrase of a reply; '' in a request. */
  get reason(): string {
    return this.text.slice(this.reasonStart, this.reasonEnd)
  }

  /** The version as written, `SIP/2.0` in all that is to be routed. */
  get version(): string {
    return this.#version20 ? 'SIP/2.0' : this.text.slice(this.#versionStart, this.#versionEnd)
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
    const at = index * ENTRY
    const entry = this.#directory[at] ?? 0
    const end = this.#end(at)
    const colon = this.#directory[at + 1] ?? 0
    const header = new Header(this.text, index, entry & ID_MASK, entry >>> ID_BITS, colon, end)
    this.#headers[index] = header
    return header
  }

  /** The number of the header in a place, without making the header. */
  headerIdAt(index: number): number {
    return (this.#directory[index * ENTRY] ?? 0) & ID_MASK
  }

  /** Where the header in a place starts; for the place after the last one, where the headers end. */
  headerStart(index: number): number {
    // asking for what is past the end would be slow forever after
    return index < this.headerCount
      ? (this.#directory[index * ENTRY] ?? 0) >>> ID_BITS
      : this.headersEnd
  }

  /** The first header with a number, see `HeaderId`; null if there is none. */
  first(id: number): Header | null {
    return id < 32 && (this.#seen & (1 << id)) === 0 ? null : this.#find(id, 0)
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
    if (this.#fromTag === undefined) this.#fromTag = this.#tag(FROM)
    return this.#fromTag
  }

  /** The tag of To, null if there is none; found without looking at the address before it, which may be one that cannot be read. */
  get toTag(): string | null {
    if (this.#toTag === undefined) this.#toTag = this.#tag(TO)
    return this.#toTag
  }

  /** Call-ID; null if there is none, or if it does not parse. */
  get callId(): string | null {
    if (this.#callId === undefined) this.#callId = this.#read(CALL_ID, readCallId)
    return this.#callId
  }

  /** CSeq; null if there is none, or if it does not parse. */
  get cseq(): CSeq | null {
    if (this.#cseq === undefined) this.#cseq = this.#read(CSEQ, readCSeq)
    return this.#cseq
  }

  /** Max-Forwards; null if there is none, -1 if it is not a number. */
  get maxForwards(): number | null {
    if (!this.has(MAX_FORWARDS)) return null
    return this.#read(MAX_FORWARDS, readNumber) ?? -1
  }

  /** Content-Length; null if there is none, -1 if it is not a number, or is given twice with different ones. */
  get contentLength(): number | null {
    const at = this.#place(CONTENT_LENGTH)
    if (at < 0) return null
    if (!this.#repeated(CONTENT_LENGTH, at)) return this.#read(CONTENT_LENGTH, readNumber) ?? -1
    const header = this.header(at / ENTRY)
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
    }
    return this.#edits
  }

  /** Whether there are any changes to make. */
  get edited(): boolean {
    return this.#edits !== null && !this.#edits.empty
  }

  #topVia(): Via | null {
    const at = this.#place(VIA)
    if (at < 0) return null
    const colon = this.#directory[at + 1] ?? 0
    if ((colon & 1) === 0) {
      const to = trimEnd(this.text, (colon >>> 1) + 1, this.#end(at))
      const via = readTopVia(this.text, skipBlanks(this.text, (colon >>> 1) + 1, to), to)
      return via instanceof Fault ? null : via
    }
    const list = typed(this.header(at / ENTRY), readViaList)
    const top = list === null ? undefined : list[0]
    return top === undefined || top instanceof Fault ? null : top
  }

  /** Reads the first header with a number below 32 where it stands; the header itself is made only if it is folded or faulty. */
  #read<T>(id: number, grammar: Grammar<T>): T | null {
    const at = this.#place(id)
    if (at < 0) return null
    const colon = this.#directory[at + 1] ?? 0
    if ((colon & 1) === 0) {
      const to = trimEnd(this.text, (colon >>> 1) + 1, this.#end(at))
      const result = grammar(this.text, skipBlanks(this.text, (colon >>> 1) + 1, to), to)
      if (!(result instanceof Fault)) return result
    }
    return typed(this.header(at / ENTRY), grammar)
  }

  #tag(id: number): string | null {
    const at = this.#place(id)
    if (at < 0) return null
    const colon = this.#directory[at + 1] ?? 0
    if ((colon & 1) === 0) {
      const tag = quickTag(this.text, (colon >>> 1) + 1, this.#end(at))
      if (tag !== undefined) return tag
    }
    const address = id === FROM ? this.from : this.to
    return address === null ? null : address.tag
  }

  /** Where the entry of the first header with a number below 32 is in the directory, -1 if there is none. */
  #place(id: number): number {
    if ((this.#seen & (1 << id)) === 0) return -1
    const directory = this.#directory
    let at = 0
    while (((directory[at] ?? 0) & ID_MASK) !== id) at += ENTRY
    return at
  }

  /** Whether there is a header with this number after an entry. */
  #repeated(id: number, at: number): boolean {
    const directory = this.#directory
    for (let i = at + ENTRY; i < directory.length; i += ENTRY) {
      if (((directory[i] ?? 0) & ID_MASK) === id) return true
    }
    return false
  }

  /** Where the header of an entry ends. */
  #end(at: number): number {
    const next = at + ENTRY
    return next < this.#directory.length
      ? (this.#directory[next] ?? 0) >>> ID_BITS
      : this.headersEnd
  }

  #find(id: number, from: number): Header | null {
    const directory = this.#directory
    for (let i = from * ENTRY; i < directory.length; i += ENTRY) {
      if (((directory[i] ?? 0) & ID_MASK) === id) return this.header(i / ENTRY)
    }
    return null
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

const NO_HEADERS: readonly (Header | null)[] = Array.from({ length: 64 }, () => null)

/** A list of headers of which none is made yet; a copy of the usual length costs less than a list that grows. */
function noHeaders(count: number): (Header | null)[] {
  return count <= NO_HEADERS.length
    ? NO_HEADERS.slice(0, count)
    : Array.from({ length: count }, () => null)
}

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
  scan.run(bytes, start, end, rules)
  return new Message(scan)
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
