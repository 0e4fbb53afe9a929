// hot
/**
 * The changes that a route makes to a message, collected beside it.
 *
 * The message itself stays as it was received and readable; `build.ts` applies all changes in one pass when it leaves.
 */

import type { Header } from './header.ts'
import { LATE_MARK, type LateHeader, lateLines, type Way } from './late-headers.ts'

/** What an edit is tied to, which decides the order of edits at one offset. */
const AFTER = 0
const BEFORE = 1
const REPLACE = 2

/**
 * Edits of one message. Offsets count in the message as it was received.
 *
 * At one offset the texts put after what ends there come first, then those put before what starts there, then what
 * replaces it; within each kind in the order of the calls. Removals that overlap are one removal. An edit inside a
 * removed range goes with it; of two that replace the very same range, the later one holds. The empty line between
 * headers and body stays: an edit that would touch it is not taken.
 *
 * @example Change headers and body
 * ```ts
 * import { applyEdits, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Subject: Lunch\r\n' +
 *     'User-Agent: Phone\r\n\r\n',
 * )
 * const subject = message.named('Subject')
 * if (subject) message.edits.setValue(subject, 'Dinner')
 * const agent = message.named('User-Agent')
 * if (agent) message.edits.removeHeader(agent)
 * message.edits.appendHeader('X-Room: 7\r\n')
 * message.edits.setUri('sip:carol@example.com')
 * applyEdits(message)
 * // =>
 * // INVITE sip:carol@example.com SIP/2.0
 * // Subject: Dinner
 * // X-Room: 7
 * ```
 */
export class Edits {
  #from: number[] = []
  #to: number[] = []
  #kind: number[] = []
  #text: string[] = []
  readonly #headersStart: number
  readonly #headersEnd: number
  readonly #bodyStart: number
  #bodyTouched = false
  /** Header lines whose text depends on the way out; the newest first. The list itself never changes, as copies share it. */
  #late: readonly LateHeader[] | null = null
  /** URIs that were given another text, by where they start. */
  #givenUris: Map<number, string> | null = null
  /** The request URI to send, null for the received one. */
  uri: string | null = null
  /** The status to send in a reply, null for the received one. */
  status: number | null = null
  /** The reason phrase that goes with {@link status}. */
  reason: string | null = null
  /** The whole new body, null for the received one. */
  body: string | null = null
  /** The type of the new body; null leaves the Content-Type header as it is. */
  contentType: string | null = null

  constructor(headersStart: number, headersEnd: number, bodyStart: number) {
    this.#headersStart = headersStart
    this.#headersEnd = headersEnd
    this.#bodyStart = bodyStart
  }

  /** How many edits there are, those of first line and whole body not counted. */
  get count(): number {
    return this.#from.length
  }

  /** Whether nothing was changed. */
  get empty(): boolean {
    return (
      this.#from.length === 0 &&
      this.uri === null &&
      this.status === null &&
      this.body === null &&
      this.#late === null
    )
  }

  /** Whether the body that leaves may be another one than came. */
  get bodyChanged(): boolean {
    return this.body !== null || this.#bodyTouched
  }

  /** Puts text before what starts at `offset`. */
  insertBefore(offset: number, text: string): void {
    this.#add(offset, offset, BEFORE, text)
  }

  /** Puts text after what ends at `offset`. */
  insertAfter(offset: number, text: string): void {
    this.#add(offset, offset, AFTER, text)
  }

  /** Puts text after what ends at `offset`, ahead of what was put there so before. */
  insertFirst(offset: number, text: string): void {
    if (offset >= this.#bodyStart) this.#bodyTouched = true
    this.#from.unshift(offset)
    this.#to.unshift(offset)
    this.#kind.unshift(AFTER)
    this.#text.unshift(text)
  }

  /** Takes out what stands from `from` to `to`. */
  remove(from: number, to: number): void {
    if (to > from) this.#add(from, to, REPLACE, '')
  }

  /** Puts text in the place of what stands from `from` to `to`. */
  replace(from: number, to: number, text: string): void {
    this.#add(from, to, to > from ? REPLACE : BEFORE, text)
  }

  /**
   * Gives a URI of the message another text when it leaves, and at once for who keeps it: a registrar, for example.
   *
   * @param from - where the URI starts
   * @param to - where it ends
   * @param uri - the URI from now on
   * @param written - what stands in its place, where that is more than the URI: `<…>`
   */
  giveUri(from: number, to: number, uri: string, written: string = uri): void {
    this.replace(from, to, written)
    this.#givenUris ??= new Map()
    this.#givenUris.set(from, uri)
  }

  /** Whether {@link giveUri} has made anything. */
  get givesUris(): boolean {
    return this.#givenUris !== null
  }

  /** What {@link giveUri} has made of the URI that starts at `from`; null where it is as it was received. */
  givenUri(from: number): string | null {
    return this.#givenUris?.get(from) ?? null
  }

  /** Adds header lines, their line ends included, after the last header. */
  appendHeader(lines: string): void {
    this.#add(this.#headersEnd, this.#headersEnd, AFTER, lines)
  }

  /** Adds header lines, their line ends included, before the first header. */
  prependHeader(lines: string): void {
    this.#add(this.#headersStart, this.#headersStart, AFTER, lines)
  }

  /** Header lines, before the first header, whose text depends on the way the message leaves by: the newest first. Null for none. */
  get late(): readonly LateHeader[] | null {
    return this.#late
  }

  /** Adds lines of that kind, ahead of those that are there. */
  addLate(header: LateHeader): void {
    this.#late = this.#late === null ? [header] : [header, ...this.#late]
  }

  /** Has the lines of that kind that another message has. */
  takeLate(headers: readonly LateHeader[]): void {
    this.#late = headers
  }

  /** Takes lines of that kind out again; in their place others, if given. */
  replaceLate(header: LateHeader, by: LateHeader | null): void {
    if (this.#late === null) return
    const list: LateHeader[] = []
    for (const one of this.#late) {
      if (one !== header) list.push(one)
      else if (by !== null) list.push(by)
    }
    this.#late = list.length === 0 ? null : list
  }

  /** Takes out a header with its line. */
  removeHeader(header: Header): void {
    this.remove(header.start, header.end)
  }

  /** Gives a header another value. */
  setValue(header: Header, value: string): void {
    this.replace(header.valueStart, header.valueEnd, value)
  }

  /** Sends the request to another URI. */
  setUri(uri: string): void {
    this.uri = uri
  }

  /** Sends a reply with another status and reason. */
  setStatus(status: number, reason: string): void {
    this.status = status
    this.reason = reason
  }

  /**
   * Gives the message another body, '' for none. Content-Length follows by itself.
   *
   * @param contentType - the new Content-Type; without it the header stays as it is
   */
  setBody(body: string, contentType?: string): void {
    this.body = body
    this.contentType = contentType ?? null
  }

  /** The same changes again, to be added to without touching these. */
  copy(): Edits {
    const copy = new Edits(this.#headersStart, this.#headersEnd, this.#bodyStart)
    // lists of just this length: those that grow have room for 17, which a transaction would keep
    copy.#from = this.#from.slice()
    copy.#to = this.#to.slice()
    copy.#kind = this.#kind.slice()
    copy.#text = this.#text.slice()
    copy.#bodyTouched = this.#bodyTouched
    copy.#late = this.#late
    if (this.#givenUris !== null) copy.#givenUris = new Map(this.#givenUris)
    copy.uri = this.uri
    copy.status = this.status
    copy.reason = this.reason
    copy.body = this.body
    copy.contentType = this.contentType
    return copy
  }

  /** Forgets all changes. */
  clear(): void {
    this.#from.length = 0
    this.#to.length = 0
    this.#kind.length = 0
    this.#text.length = 0
    this.#bodyTouched = false
    this.#late = null
    this.#givenUris = null
    this.uri = null
    this.status = null
    this.reason = null
    this.body = null
    this.contentType = null
  }

  /**
   * Copies the collected edits into a list that `build.ts` sorts and applies.
   *
   * @param way - how the message leaves; `later` leaves a mark in the place of what depends on that, null leaves it out
   */
  copyTo(splices: Splices, way: Way | 'later' | null): void {
    for (let i = 0; i < this.#from.length; i++) {
      splices.add(this.#from[i] ?? 0, this.#to[i] ?? 0, this.#kind[i] ?? 0, this.#text[i] ?? '')
    }
    if (this.#late === null || way === null) return
    const lines = way === 'later' ? LATE_MARK : lateLines(this.#late, way)
    splices.after(this.#headersStart, lines)
  }

  #add(from: number, to: number, kind: number, text: string): void {
    if (from < this.#bodyStart && to > this.#headersEnd) return
    if (from >= this.#bodyStart) this.#bodyTouched = true
    this.#from.push(from)
    this.#to.push(to)
    this.#kind.push(kind)
    this.#text.push(text)
  }
}

/** How many splices are sorted by insertion; more of them by `Array.sort`. */
const FEW = 32

/**
 * The list of changes of one pass: what to take out where, and what to put there.
 *
 * One list is used for every message built, so that building makes no garbage but the text.
 */
export class Splices {
  /** Offset times 4 plus kind, which is the order of application. */
  readonly #key: number[] = []
  readonly #to: number[] = []
  readonly #text: string[] = []
  readonly #order: number[] = []
  #count = 0
  #sorted = true

  /** Empties the list. */
  clear(): void {
    this.#count = 0
    this.#sorted = true
  }

  /** Adds a change; see {@link Edits} for what the kinds mean. */
  add(from: number, to: number, kind: number, text: string): void {
    const i = this.#count++
    const key = from * 4 + kind
    if (i > 0 && key <= (this.#key[i - 1] ?? 0)) this.#sorted = false
    this.#key[i] = key
    this.#to[i] = to
    this.#text[i] = text
  }

  /** Adds text before what starts at `offset`. */
  before(offset: number, text: string): void {
    this.add(offset, offset, BEFORE, text)
  }

  /** Adds text after what ends at `offset`. */
  after(offset: number, text: string): void {
    this.add(offset, offset, AFTER, text)
  }

  /** Puts text in the place of a range. */
  replace(from: number, to: number, text: string): void {
    this.add(from, to, to > from ? REPLACE : BEFORE, text)
  }

  /** Whether something takes out the whole range. */
  covers(from: number, to: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      if ((this.#key[i] ?? 0) >> 2 <= from && (this.#to[i] ?? 0) >= to) return true
    }
    return false
  }

  /** The text from `start` to `end` with all changes made that lie in there. */
  apply(text: string, start: number, end: number): string {
    const order = this.#inOrder()
    const count = this.#count
    let result = ''
    let at = start
    for (let n = 0; n < count; n++) {
      const i = order[n] ?? 0
      const from = (this.#key[i] ?? 0) >> 2
      const to = this.#to[i] ?? 0
      if (to > end || from < start) continue
      if (from < at) {
        // inside what is gone: it goes too, and if it ends later, so does what is gone
        if (to > at) at = to
        continue
      }
      if (n + 1 < count && this.#replacedBy(i, order[n + 1] ?? 0)) continue
      if (from > at) result += text.slice(at, from)
      result += this.#text[i] ?? ''
      at = to
    }
    return at < end ? result + text.slice(at, end) : result
  }

  /** Whether the change after the one at `i` replaces the very range that this one does. */
  #replacedBy(i: number, next: number): boolean {
    const key = this.#key[i] ?? 0
    return (key & 3) === REPLACE && key === this.#key[next] && this.#to[i] === this.#to[next]
  }

  #inOrder(): readonly number[] {
    const order = this.#order
    const count = this.#count
    for (let i = 0; i < count; i++) order[i] = i
    if (this.#sorted) return order
    if (count > FEW) {
      order.length = count
      return order.sort((a, b) => this.#compare(a, b))
    }
    for (let n = 1; n < count; n++) {
      const i = order[n] ?? 0
      let m = n - 1
      while (m >= 0 && this.#compare(order[m] ?? 0, i) > 0) {
        order[m + 1] = order[m] ?? 0
        m--
      }
      order[m + 1] = i
    }
    return order
  }

  /** By offset; then after, before, replace; longer ranges first; then by age. */
  #compare(a: number, b: number): number {
    const byKey = (this.#key[a] ?? 0) - (this.#key[b] ?? 0)
    if (byKey !== 0) return byKey
    const byLength = (this.#to[b] ?? 0) - (this.#to[a] ?? 0)
    return byLength !== 0 ? byLength : a - b
  }
}
