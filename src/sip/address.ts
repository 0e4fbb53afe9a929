// hot
/** Addresses: a URI in `<` and `>` with a name before and parameters after, or a bare URI with parameters. */

import { isAlpha, isBlank, sameLower, skipBlanks, stopTable, trimEnd } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'
import { elementEnd } from './list.ts'
import { param, ParamWalk, quotedEnd, unquote } from './params.ts'
import * as layout from './survey/layout.ts'
import { type Numbers, numbers as found, surveyedAddress } from './survey/survey.ts'
import { readUri, type Uri, uriOfParts } from './uri.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const COMMA = 44
const COLON = 58
const SEMICOLON = 59
const LESS = 60
const GREATER = 62
const QUESTION = 63
const EQUALS = 61
const numbers: Numbers = found
const {
  ADDRESS,
  ADDRESS_END,
  ADDRESS_PARAMS,
  ADDRESS_URI,
  ADDRESS_URI_END,
  DISPLAY_END,
  EXPIRES,
  EXPIRES_END,
  Q,
  Q_END,
  ROUTE_NUMBERS,
  TAG,
  TAG_END,
} = layout
const NAME_STOP = stopTable(';="')
const VALUE_STOP = stopTable(';"')

/**
 * An address. Its offsets count in {@link Address.text}, and its strings are cut when asked for.
 *
 * @example Tell parameters of the URI from those of the address
 * ```ts
 * import { parseAddress } from 'siprose/sip'
 *
 * const address = parseAddress('<sip:bob@example.com;lr>;expires=60')
 * address?.uri // => 'sip:bob@example.com;lr'
 * address?.params // => 'expires=60'
 * ```
 */
export class Address {
  /** The text it was parsed from: a whole message, or a folded header's value made one line. */
  readonly text: string
  /** Where it starts. */
  readonly start: number
  /** Where it ends. */
  readonly end: number
  /** Where the display name ends; it starts at `start`. Equal to `start` if there is none. */
  readonly displayEnd: number
  /** Where the URI starts, after `<`. */
  readonly uriStart: number
  /** Where the URI ends, before `>`. */
  readonly uriEnd: number
  /** Where the parameters start, after `;`; equal to `end` if there are none. */
  readonly paramsStart: number
  /** Whether the URI stands in `<` and `>`. */
  readonly bracketed: boolean
  /** The `tag` parameter, or null. */
  readonly tag: string | null
  #parsedUri: Uri | null | undefined

  /** @param parsedUri - where it was read already */
  constructor(text: string, start: number, end: number, found: AddressReader, parsedUri?: Uri) {
    this.text = text
    this.start = start
    this.end = end
    this.displayEnd = found.displayEnd
    this.uriStart = found.uriStart
    this.uriEnd = found.uriEnd
    this.paramsStart = found.paramsStart
    this.bracketed = found.bracketed
    this.tag = found.tagStart < 0 ? null : text.slice(found.tagStart, found.tagEnd)
    this.#parsedUri = parsedUri
  }

  /** The display name as it is written, quotes included; null if there is none. */
  get display(): string | null {
    return this.displayEnd > this.start ? this.text.slice(this.start, this.displayEnd) : null
  }

  /** The display name for people: without quotes and escapes; '' if there is none. */
  get displayName(): string {
    return unquote(this.display ?? '')
  }

  /** The URI. */
  get uri(): string {
    return this.text.slice(this.uriStart, this.uriEnd)
  }

  /** The parts of the URI; null if it does not parse. Read where it stands, so faster than `parseUri(address.uri)`. */
  get parsedUri(): Uri | null {
    if (this.#parsedUri === undefined) {
      this.#parsedUri = readUri(this.text, this.uriStart, this.uriEnd)
    }
    return this.#parsedUri
  }

  /** The parameters after the URI, without the first `;`. */
  get params(): string {
    return this.text.slice(this.paramsStart, this.end)
  }

  /** The value of a parameter as written, '' for one without value, null if it is not there. */
  param(name: string): string | null {
    return param(this.text, this.paramsStart, this.end, name)
  }
}

/**
 * Reads one address from left to right, and holds what it has found, until it reads the next one.
 *
 * Offsets only: see `UriParts`.
 */
export class AddressReader {
  displayEnd = 0
  uriStart = 0
  uriEnd = 0
  paramsStart = 0
  bracketed = false
  /** Where the value of the parameter `tag` starts, -1 if there is none; of one without value, where its name ends. */
  tagStart = -1
  tagEnd = -1
  /** The same of the parameter `q`. */
  qStart = -1
  qEnd = -1
  /** The same of the parameter `expires`. */
  expiresStart = -1
  expiresEnd = -1
  fault: Fault | null = null

  /** The address from `from` to `to`, blanks around it not counted, or what is wrong with it. */
  read(text: string, from: number, to: number): Address | Fault {
    if (to > 0 && surveyedAddress(text, from, to) === to) return this.surveyed(text)
    const start = skipBlanks(text, from, to)
    const end = trimEnd(text, start, to)
    if (start === end) return new Fault(FaultCode.EMPTY_ELEMENT, start)
    this.tagStart = -1
    this.qStart = -1
    this.expiresStart = -1
    this.fault = null
    const after = this.#nameAndUri(text, start, end)
    if (after >= 0 && this.#params(text, skipBlanks(text, after, end), end)) {
      return new Address(text, start, end, this)
    }
    return this.fault ?? new Fault(FaultCode.BAD_ADDRESS, start)
  }

  /** The address that was read in the memory of the survey. */
  surveyed(text: string): Address {
    this.displayEnd = numbers[DISPLAY_END]
    this.uriStart = numbers[ADDRESS_URI]
    this.uriEnd = numbers[ADDRESS_URI_END]
    this.paramsStart = numbers[ADDRESS_PARAMS]
    this.bracketed = true
    this.tagStart = numbers[TAG]
    this.tagEnd = numbers[TAG_END]
    this.qStart = numbers[Q]
    this.qEnd = numbers[Q_END]
    this.expiresStart = numbers[EXPIRES]
    this.expiresEnd = numbers[EXPIRES_END]
    return new Address(text, numbers[ADDRESS], numbers[ADDRESS_END], this)
  }

  /** The address that is all there is from `from` to `to`, as most Routes are: `<uri>`; null where there is more, or anything odd. */
  alone(text: string, from: number, to: number): Address | null {
    const start = skipBlanks(text, from, to)
    if (start === to || text.charCodeAt(start) !== LESS) return null
    const end = trimEnd(text, start, to)
    if (text.indexOf('>', start) !== end - 1) return null
    if (isBlank(text.charCodeAt(end - 2)) || !hasScheme(text, start + 1, end - 1)) return null
    return this.#aloneOf(text, start, end)
  }

  /** The same where its URI was read already. */
  aloneOf(text: string, uriStart: number, uriEnd: number, uri: Uri): Address {
    return this.#aloneOf(text, uriStart - 1, uriEnd + 1, uri)
  }

  #aloneOf(text: string, start: number, end: number, uri?: Uri): Address {
    this.displayEnd = start
    this.uriStart = start + 1
    this.uriEnd = end - 1
    this.paramsStart = end
    this.bracketed = true
    this.tagStart = -1
    return new Address(text, start, end, this, uri)
  }

  /** Reads up to the parameters; returns where they start, or -1 after a fault. */
  #nameAndUri(text: string, start: number, end: number): number {
    let code = text.charCodeAt(start)
    if (code === LESS) {
      this.displayEnd = start
      return this.#bracketed(text, start, end)
    }
    if (code === QUOTE) {
      const close = quotedEnd(text, start, end)
      if (close < 0) return this.#stop(FaultCode.UNCLOSED_QUOTE, start)
      this.displayEnd = close
      const p = skipBlanks(text, close, end)
      if (p < end && text.charCodeAt(p) === LESS) return this.#bracketed(text, p, end)
      return this.#stop(FaultCode.BAD_ADDRESS, p)
    }
    for (let p = start; p < end; p++) {
      code = text.charCodeAt(p)
      if (code === LESS) {
        this.displayEnd = trimEnd(text, start, p)
        return this.#bracketed(text, p, end)
      }
      if (code === COLON) return this.#bare(text, start, p, end)
      if (code === QUOTE || code === COMMA) return this.#stop(FaultCode.BAD_DISPLAY_NAME, p)
    }
    return this.#stop(FaultCode.BAD_ADDRESS, start)
  }

  /** Reads `<uri>`. */
  #bracketed(text: string, less: number, end: number): number {
    // a search in place of a loop: 8 ns, not 50; where there is no `>` the rest of the header is one element, and none is searched again
    const greater = text.indexOf('>', less)
    if (greater < 0 || greater >= end) return this.#stop(FaultCode.UNCLOSED_BRACKET, less)
    const uriStart = skipBlanks(text, less + 1, greater)
    this.uriStart = uriStart
    this.uriEnd = trimEnd(text, uriStart, greater)
    this.bracketed = true
    if (!hasScheme(text, uriStart, this.uriEnd)) return this.#stop(FaultCode.BAD_ADDRESS, uriStart)
    return greater + 1
  }

  /** Reads a bare URI, whose end is the first `;` (RFC 3261 20). */
  #bare(text: string, start: number, colon: number, end: number): number {
    this.displayEnd = start
    this.bracketed = false
    this.uriStart = start
    let p = colon + 1
    for (; p < end; p++) {
      const code = text.charCodeAt(p)
      if (code === SEMICOLON || isBlank(code)) break
      if (code === QUESTION || code === COMMA) return this.#stop(FaultCode.BARE_URI, p)
      if (code === LESS || code === GREATER || code === QUOTE) {
        return this.#stop(FaultCode.BAD_ADDRESS, p)
      }
    }
    this.uriEnd = p
    return hasScheme(text, start, p) ? p : this.#stop(FaultCode.BAD_ADDRESS, start)
  }

  /** Reads `;name=value` to the end. */
  #params(text: string, from: number, end: number): boolean {
    this.paramsStart = end
    if (from === end) return true
    if (text.charCodeAt(from) !== SEMICOLON) {
      this.#stop(FaultCode.TRAILING_TEXT, from)
      return false
    }
    const start = skipBlanks(text, from + 1, end)
    this.paramsStart = start
    return this.#plainParams(text, start, end) || this.#oddParams(text, start, end)
  }

  /** Reads parameters without blanks between their parts, as those of almost every address are; false where they are others. */
  #plainParams(text: string, from: number, end: number): boolean {
    let p = from
    for (;;) {
      const name = p
      while (p < end && NAME_STOP[text.charCodeAt(p)] === 0) p++
      if (p === end || text.charCodeAt(p) === SEMICOLON) {
        this.#keep(text, name, p, p, p)
      } else {
        if (p === name || text.charCodeAt(p) !== EQUALS) return false
        const nameEnd = p++
        if (p < end && text.charCodeAt(p) === QUOTE) {
          p = quotedEnd(text, p, end)
          if (p < 0) return false
        } else while (p < end && VALUE_STOP[text.charCodeAt(p)] === 0) p++
        if (p < end && text.charCodeAt(p) !== SEMICOLON) return false
        this.#keep(text, name, nameEnd, nameEnd + 1, p)
      }
      if (++p >= end) return true
    }
  }

  /** Reads all others, from the first on. */
  #oddParams(text: string, from: number, end: number): boolean {
    this.tagStart = -1
    this.qStart = -1
    this.expiresStart = -1
    walk.over(text, from, end)
    while (walk.next()) {
      const { nameStart, nameEnd, valueStart, valueEnd } = walk
      this.#keep(text, nameStart, nameEnd, valueStart < 0 ? nameEnd : valueStart, valueEnd)
    }
    if (walk.fault !== null) this.#stop(walk.fault, walk.faultAt)
    return walk.fault === null
  }

  /** Keeps a parameter that is asked for; of repeated ones, the first. */
  #keep(text: string, name: number, nameEnd: number, from: number, to: number): void {
    const length = nameEnd - name
    if (length === 3) {
      if (this.tagStart < 0 && sameLower(text, name, nameEnd, 'tag')) {
        this.tagStart = from
        this.tagEnd = to
      }
    } else if (length === 1) {
      if (this.qStart < 0 && sameLower(text, name, nameEnd, 'q')) {
        this.qStart = from
        this.qEnd = to
      }
    } else if (length === 7) {
      if (this.expiresStart < 0 && sameLower(text, name, nameEnd, 'expires')) {
        this.expiresStart = from
        this.expiresEnd = to
      }
    }
  }

  #stop(code: FaultCode, offset: number): number {
    this.fault = new Fault(code, offset)
    return -1
  }
}

const walk = new ParamWalk('', 0, 0)

// one for all: an address copies what it keeps, and reading one never starts reading another
const reader = new AddressReader()

/**
 * The grammar of headers with one address: From, To, Refer-To, and others of their kind.
 *
 * @example Read an address of a header of your own
 * ```ts
 * import { parseMessageText, readAddress, typed } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nX-Boss: <sip:carol@example.com>\r\n\r\n')
 * typed(message.named('X-Boss'), readAddress)?.uri // => 'sip:carol@example.com'
 * ```
 */
export function readAddress(text: string, from: number, to: number): Address | Fault {
  return reader.read(text, from, to)
}

/**
 * The address that a text is, or null.
 *
 * @example Take an address apart
 * ```ts
 * import { param, parseAddress } from 'siprose/sip'
 *
 * const address = parseAddress('"Bob B." <sip:bob@example.com>;tag=b1;x')
 * address // => { displayName: 'Bob B.', uri: 'sip:bob@example.com', tag: 'b1' }
 * address?.param('x') // => ''
 * ```
 */
export function parseAddress(text: string): Address | null {
  const result = reader.read(text, 0, text.length)
  return result instanceof Fault ? null : result
}

/**
 * The first address of a list that a text is, or null where that one is none.
 *
 * @example Read the first address, whatever follows it
 * ```ts
 * import { parseFirstAddress } from 'siprose/sip'
 *
 * parseFirstAddress('<sip:a@example.com>, rubbish')?.uri // => 'sip:a@example.com'
 * ```
 */
export function parseFirstAddress(text: string): Address | null {
  const result = reader.read(text, 0, elementEnd(text, 0, text.length))
  return result instanceof Fault ? null : result
}

/**
 * The grammar of a list of addresses: every element is an address or its own fault.
 *
 * @example Read a list of addresses of a header of your own
 * ```ts
 * import { parseMessageText, readAddressList, typed } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'X-Team: <sip:a@example.com>, <sip:b@example.com>\r\n\r\n',
 * )
 * typed(message.named('X-Team'), readAddressList)?.length // => 2
 * ```
 *
 * @see {@link elementEnd}, which decides where elements end, however wrong they are
 */
export function readAddressList(
  text: string,
  from: number,
  to: number,
): readonly (Address | Fault)[] {
  const list: (Address | Fault)[] = []
  addAddresses(list, text, from, to)
  return list
}

/** The Routes of a message, from the numbers that its survey has left of them. */
export function surveyedRoutes(text: string, places: readonly number[]): Address[] {
  const list: Address[] = []
  for (let at = 0; at < places.length; at += ROUTE_NUMBERS) {
    const from = places[at] ?? 0
    const to = places[at + 1] ?? 0
    list.push(reader.aloneOf(text, from, to, uriOfParts(text, from, to, places, at + 2)))
  }
  return list
}

/** Adds what {@link readAddressList} reads to a list. */
export function addAddresses(
  list: (Address | Fault)[],
  text: string,
  from: number,
  to: number,
): void {
  for (;;) {
    let end = surveyedAddress(text, from, to)
    if (end > 0) list.push(reader.surveyed(text))
    else {
      end = elementEnd(text, from, to)
      list.push(reader.alone(text, from, end) ?? reader.read(text, from, end))
    }
    if (end >= to) return
    from = end + 1
  }
}

/**
 * The addresses of a list; an element that is none is a fault, and the others stay.
 *
 * @example Keep the good ones of a list
 * ```ts
 * import { parseAddressList } from 'siprose/sip'
 *
 * parseAddressList('<sip:a@example.com>, <sip:b') // => [{ uri: 'sip:a@example.com' }, { code: 'sip/unclosed-bracket' }]
 * ```
 */
export function parseAddressList(text: string): readonly (Address | Fault)[] {
  return readAddressList(text, 0, text.length)
}

/** Whether what stands there starts as a URI does: with a scheme, a colon, and more. */
function hasScheme(text: string, from: number, to: number): boolean {
  if (from >= to || !isAlpha(text.charCodeAt(from))) return false
  for (let p = from + 1; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === COLON) return p + 1 < to
    if (code <= 32 || code === QUOTE || code === LESS) return false
  }
  return false
}
