// hot
/** Via: the way a request has come, which its replies go back (RFC 3261 20.42, RFC 3581). */

import {
  decimal,
  HOST as hostTable,
  sameLower,
  skipBlanks,
  stopTable,
  TOKEN as tokenTable,
} from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { type Header, typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import { ipv6End } from '../ipv6.ts'
import { commentedElementEnd } from '../list.ts'
import type { Message } from '../message.ts'
import { param, quotedEnd } from '../params.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SP = 32
const QUOTE = 34
const LPAREN = 40
const RPAREN = 41
const COMMA = 44
const SLASH = 47
const COLON = 58
const SEMICOLON = 59
const EQUALS = 61
const LBRACKET = 91
const BACKSLASH = 92
const { VIA } = HeaderId
const TOKEN: Uint8Array = tokenTable
const HOST: Uint8Array = hostTable
const NAME_STOP = stopTable(';=,"(')
/** What a character means in a value: 0 ends it, 1 may stand in a token, 2 may not. */
const VALUE_KIND = stopTable(';,"(').map((stop, code) => (stop === 1 ? 0 : TOKEN[code] ? 1 : 2))

/**
 * One element of a Via header; its offsets count in {@link Via.text}.
 *
 * The texts in it are cut out when they are first asked for: most messages pass with one or two of them looked at.
 *
 * @example See where a request came from
 * ```ts
 * import { param, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Via: SIP/2.0/UDP 10.0.0.7:5060;rport=4060;received=192.0.2.10;branch=z9hG4bK1\r\n\r\n',
 * )
 * message.via // => { host: '10.0.0.7', port: 5060, received: '192.0.2.10', rport: 4060 }
 * message.via?.param('branch') // => 'z9hG4bK1'
 * ```
 */
export class Via {
  /** The text it was parsed from: a whole message, or a folded header's value made one line. */
  readonly text: string
  /** Where it starts. */
  readonly start: number
  /** Where it ends. */
  readonly end: number
  /** The name of the protocol as written: `SIP`. */
  readonly protocol: string
  /** The version as written: `2.0`. */
  readonly version: string
  /** The transport, in upper case where it is a known one: `UDP`, `TCP`, `TLS`, `WS`, `WSS`, `SCTP`. */
  readonly transport: string
  /** Where the host starts. */
  readonly hostStart: number
  /** Where the host ends. */
  readonly hostEnd: number
  /** The port, null if none is written. */
  readonly port: number | null
  /** Where the parameters start, after the first `;`. */
  readonly paramsStart: number
  /** Where the last parameter ends, or host and port if there is none: where a parameter may be added. */
  readonly paramsEnd: number
  /** Where the value of `branch` starts, -1 if there is no such parameter. */
  readonly branchStart: number
  /** Where the value of `branch` ends. */
  readonly branchEnd: number
  /** Whether the value of `branch` is a token, as it has to be. */
  readonly branchIsToken: boolean
  /** Where the value of `received` starts, -1 if there is none. */
  readonly receivedStart: number
  /** Where the value of `received` ends; -1 if there is no such parameter. */
  readonly receivedEnd: number
  /** The port of `rport`: null if the parameter is absent, 0 if it has no value. */
  readonly rport: number | null
  /** Where the name `rport` ends, -1 if it is not there. */
  readonly rportNameEnd: number
  /** Where the parameter `rport` ends, its value included; -1 if it is not there. */
  readonly rportEnd: number
  readonly #commentStart: number
  readonly #commentEnd: number
  #host: string | null
  #branch: string | null

  constructor(text: string, start: number, found: ViaReader) {
    this.text = text
    this.start = start
    this.end = found.end
    this.protocol = found.protocol
    this.version = found.version
    this.transport = found.transport
    this.hostStart = found.hostStart
    this.hostEnd = found.hostEnd
    this.port = found.port
    this.paramsStart = found.paramsStart
    this.paramsEnd = found.paramsEnd
    this.branchStart = found.branchStart
    this.branchEnd = found.branchEnd
    this.branchIsToken = found.branchIsToken
    this.receivedStart = found.receivedStart
    this.receivedEnd = found.receivedEnd
    this.rport = found.rport
    this.rportNameEnd = found.rportNameEnd
    this.rportEnd = found.rportEnd
    this.#commentStart = found.commentStart
    this.#commentEnd = found.commentEnd
    this.#host = null
    this.#branch = null
  }

  /** The host as written, an IPv6 address with its brackets. */
  get host(): string {
    if (this.#host === null) this.#host = this.text.slice(this.hostStart, this.hostEnd)
    return this.#host
  }

  /** Whether the host is this address as written, IPv6 without brackets. */
  hostIs(address: string): boolean {
    const { text, hostStart } = this
    const more = this.hostEnd - hostStart - address.length
    if (more === 0) return text.startsWith(address, hostStart)
    return (
      more === 2 &&
      text.charCodeAt(hostStart) === LBRACKET &&
      text.startsWith(address, hostStart + 1)
    )
  }

  /** The `branch`, '' for one without value, null if there is none. */
  get branch(): string | null {
    if (this.branchEnd < 0) return null
    if (this.#branch === null) this.#branch = this.text.slice(this.branchStart, this.branchEnd)
    return this.#branch
  }

  /** The address a server on the way saw the request come from, null if none noted it. */
  get received(): string | null {
    if (this.receivedEnd < 0) return null
    return this.receivedStart < 0 ? '' : this.text.slice(this.receivedStart, this.receivedEnd)
  }

  /** The comment after the parameters, without its parentheses, null if there is none. */
  get comment(): string | null {
    return this.#commentEnd < 0 ? null : this.text.slice(this.#commentStart, this.#commentEnd)
  }

  /** The parameters, without the first `;`. */
  get params(): string {
    return this.text.slice(this.paramsStart, this.paramsEnd)
  }

  /** The value of a parameter as written, '' for one without value, null if it is not there. */
  param(name: string): string | null {
    return param(this.text, this.paramsStart, this.paramsEnd, name)
  }
}

/**
 * Reads one Via from left to right, and holds where it has found what.
 *
 * It holds offsets, no texts: a text put into an object that lives on is entered into a list for the collector, 0.03 of 1.8 µs a message.
 */
class ViaReader {
  protocol = ''
  version = ''
  transport = ''
  hostStart = 0
  hostEnd = 0
  port: number | null = null
  paramsStart = 0
  paramsEnd = 0
  branchStart = -1
  branchEnd = -1
  branchIsToken = false
  receivedStart = -1
  receivedEnd = -1
  rport: number | null = null
  rportNameEnd = -1
  rportEnd = -1
  commentStart = -1
  commentEnd = -1
  /** Where the element ends, blanks after it not counted. */
  end = 0
  /** Whether the value read last is a token. */
  token = false
  /** Where reading stands; when it is done, at the comma or at the end of the text. */
  at = 0
  fault: Fault | null = null

  /** The Via that starts at `from`, or what is wrong with it. */
  read(text: string, from: number, to: number): Via | Fault {
    const start = skipBlanks(text, from, to)
    this.fault = null
    if (start === to || text.charCodeAt(start) === COMMA) {
      return new Fault(FaultCode.EMPTY_ELEMENT, start)
    }
    if (this.#protocol(text, start, to) && this.#sentBy(text, to) && this.#params(text, to)) {
      return new Via(text, start, this)
    }
    return this.fault ?? new Fault(FaultCode.BAD_VIA, start)
  }

  /** Reads `SIP / 2.0 / UDP` and the blanks after it. */
  #protocol(text: string, start: number, to: number): boolean {
    if (to - start > 12 && text.startsWith('SIP/2.0/UDP ', start)) {
      this.protocol = 'SIP'
      this.version = '2.0'
      this.transport = 'UDP'
      this.at = skipBlanks(text, start + 12, to)
      return true
    }
    const protocolEnd = tokenEnd(text, start, to)
    let p = skipBlanks(text, protocolEnd, to)
    if (protocolEnd === start || p >= to || text.charCodeAt(p) !== SLASH) {
      return this.#stop(FaultCode.BAD_VIA, p)
    }
    const versionStart = skipBlanks(text, p + 1, to)
    const versionEnd = tokenEnd(text, versionStart, to)
    p = skipBlanks(text, versionEnd, to)
    if (versionEnd === versionStart || p >= to || text.charCodeAt(p) !== SLASH) {
      return this.#stop(FaultCode.BAD_VIA, p)
    }
    const transportStart = skipBlanks(text, p + 1, to)
    const transportEnd = tokenEnd(text, transportStart, to)
    p = skipBlanks(text, transportEnd, to)
    if (transportEnd === transportStart || p === transportEnd) {
      return this.#stop(FaultCode.BAD_VIA, p)
    }
    this.protocol = text.slice(start, protocolEnd)
    this.version = text.slice(versionStart, versionEnd)
    this.transport = transportName(text, transportStart, transportEnd)
    this.at = p
    return true
  }

  /** Reads `host : port` and the blanks after it. */
  #sentBy(text: string, to: number): boolean {
    const hostStart = this.at
    let p = hostStart
    if (p < to && text.charCodeAt(p) === LBRACKET) p = ipv6End(text, p, to)
    else while (p < to && HOST[text.charCodeAt(p)] === 1) p++
    if (p < 0 || p === hostStart) return this.#stop(FaultCode.BAD_HOST, p < 0 ? ~p : p)
    this.hostStart = hostStart
    this.hostEnd = p
    this.port = null
    this.paramsEnd = p
    p = skipBlanks(text, p, to)
    if (p < to && text.charCodeAt(p) === COLON) {
      const from = skipBlanks(text, p + 1, to)
      p = tokenEnd(text, from, to)
      const port = decimal(text, from, p, 65535)
      if (port < 0) return this.#stop(FaultCode.BAD_PORT, from)
      this.port = port
      this.paramsEnd = p
      p = skipBlanks(text, p, to)
    }
    this.at = p
    return true
  }

  /** Reads `;name=value` and the comment, up to a comma or the end. */
  #params(text: string, to: number): boolean {
    this.branchStart = -1
    this.branchEnd = -1
    this.branchIsToken = false
    this.receivedStart = -1
    this.receivedEnd = -1
    this.rport = null
    this.rportNameEnd = -1
    this.rportEnd = -1
    this.commentStart = -1
    this.commentEnd = -1
    this.paramsStart = this.paramsEnd
    this.end = this.paramsEnd
    let p = this.at
    while (p < to) {
      const code = text.charCodeAt(p)
      if (code === SEMICOLON) p = this.#param(text, skipBlanks(text, p + 1, to), to)
      else if (code === COMMA) break
      else if (code === LPAREN && this.commentEnd < 0) p = this.#comment(text, p, to)
      else return this.#stop(FaultCode.BAD_VIA, p)
      if (p < 0) return false
    }
    this.at = p
    return true
  }

  /** Reads one parameter and the blanks after it; returns -1 after a fault. */
  #param(text: string, nameStart: number, to: number): number {
    let p = nameStart
    while (p < to && NAME_STOP[text.charCodeAt(p)] === 0) p++
    const nameEnd = p
    if (p < to && text.charCodeAt(p) <= SP) p = skipBlanks(text, p, to)
    if (p >= to || text.charCodeAt(p) !== EQUALS) {
      if (nameEnd > nameStart) this.#keep(text, nameStart, nameEnd, -1, nameEnd)
      return p
    }
    if (nameEnd === nameStart) return this.#stopped(FaultCode.BAD_PARAMETER, p)
    p = skipBlanks(text, p + 1, to)
    const valueStart = p
    if (p < to && text.charCodeAt(p) === QUOTE) {
      this.token = false
      p = quotedEnd(text, p, to)
      if (p < 0) return this.#stopped(FaultCode.UNCLOSED_QUOTE, valueStart)
    } else p = this.#value(text, p, to)
    if (!this.#keep(text, nameStart, nameEnd, valueStart, p)) return -1
    return p < to && text.charCodeAt(p) <= SP ? skipBlanks(text, p, to) : p
  }

  /** Finds the end of a value, and notes whether all of it is a token: asking that later would read it once more. */
  #value(text: string, from: number, to: number): number {
    let p = from
    let kinds = 0
    let kind = 0
    while (p < to && (kind = VALUE_KIND[text.charCodeAt(p)] ?? 0) !== 0) {
      kinds |= kind
      p++
    }
    this.token = kinds === 1
    return p
  }

  /** Keeps a parameter that servers ask for; of repeated ones, the first. */
  #keep(text: string, nameStart: number, nameEnd: number, from: number, to: number): boolean {
    if (this.paramsStart === this.paramsEnd) this.paramsStart = nameStart
    this.paramsEnd = to
    this.end = to
    const length = nameEnd - nameStart
    if (length === 6) {
      if (this.branchEnd < 0 && sameLower(text, nameStart, nameEnd, 'branch')) {
        this.branchStart = from < 0 ? to : from
        this.branchEnd = to
        this.branchIsToken = from >= 0 && this.token
      }
    } else if (length === 5) {
      if (this.rportEnd < 0 && sameLower(text, nameStart, nameEnd, 'rport')) {
        const port = from < 0 || from === to ? 0 : decimal(text, from, to, 65535)
        if (port < 0) return this.#stop(FaultCode.BAD_PORT, from)
        this.rport = port
        this.rportNameEnd = nameEnd
        this.rportEnd = to
      }
    } else if (length === 8) {
      if (this.receivedEnd < 0 && sameLower(text, nameStart, nameEnd, 'received')) {
        this.receivedStart = from
        this.receivedEnd = to
      }
    }
    return true
  }

  /** Reads `(comment)` and the blanks after it; returns -1 after a fault. */
  #comment(text: string, from: number, to: number): number {
    let depth = 0
    for (let p = from; p < to; p++) {
      const code = text.charCodeAt(p)
      if (code === BACKSLASH) p++
      else if (code === LPAREN) depth++
      else if (code === RPAREN && --depth === 0) {
        this.commentStart = from + 1
        this.commentEnd = p
        this.end = p + 1
        return skipBlanks(text, p + 1, to)
      }
    }
    return this.#stopped(FaultCode.BAD_VIA, from)
  }

  #stopped(code: FaultCode, offset: number): number {
    this.#stop(code, offset)
    return -1
  }

  #stop(code: FaultCode, offset: number): false {
    this.fault = new Fault(code, offset)
    return false
  }
}

// one for all: a Via copies what it keeps, and reading one never starts reading another
const reader = new ViaReader()

/** The grammar of Via: a list, whose elements are Vias or each its own fault. */
export function readViaList(text: string, from: number, to: number): readonly (Via | Fault)[] {
  let element = reader.read(text, from, to)
  const list = [element]
  for (;;) {
    const end = element instanceof Fault ? commentedElementEnd(text, from, to) : reader.at
    if (end >= to) return list
    from = end + 1
    element = reader.read(text, from, to)
    list.push(element)
  }
}

/** The first element of what {@link readViaList} reads, alone: no list is made for it. */
export function readTopVia(text: string, from: number, to: number): Via | Fault {
  return reader.read(text, from, to)
}

/**
 * The Via that a text is, or null.
 *
 * @example Take a Via apart
 * ```ts
 * import { parseVia } from 'siprose/sip'
 *
 * const via = parseVia('SIP/2.0/TLS [2001:db8::9]:5061;branch=z9hG4bK7;rport')
 * via // => { transport: 'TLS', host: '[2001:db8::9]', port: 5061, branch: 'z9hG4bK7', rport: 0 }
 * ```
 */
export function parseVia(text: string): Via | null {
  const list = readViaList(text, 0, text.length)
  const via = list[0]
  return list.length > 1 || via === undefined || via instanceof Fault ? null : via
}

/**
 * The Vias of one header, in order, faults in the places of those that do not parse.
 *
 * @example List the Vias of one header
 * ```ts
 * import { parseMessageText, vias } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Via: SIP/2.0/UDP a.example.com, SIP/2.0/TCP b.example.com\r\n\r\n',
 * )
 * const header = message.named('Via')
 * header === null ? [] : vias(header) // => [{ host: 'a.example.com' }, { host: 'b.example.com' }]
 * ```
 */
export function vias(header: Header): readonly (Via | Fault)[] {
  return typed(header, readViaList) ?? []
}

/**
 * The Via at a place in a message, counted over all its Via headers: 0 is the top one.
 *
 * @returns null if there are not so many, or if the one in that place does not parse
 *
 * @example Find where a reply goes next
 * ```ts
 * import { parseMessageText, viaAt } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'Via: SIP/2.0/UDP 192.0.2.1\r\n' +
 *     'Via: SIP/2.0/UDP a.example.com;received=192.0.2.10;rport=4060\r\n\r\n',
 * )
 * viaAt(message, 1) // => { received: '192.0.2.10', rport: 4060 }
 * ```
 */
export function viaAt(message: Message, place: number): Via | null {
  let header = message.first(VIA)
  let left = place
  // a reply is forwarded by its second Via: the first one, which has been read, is not read again
  if (left > 0 && header !== null && isWhole(header, message.via)) {
    left--
    header = message.next(header)
  }
  while (header !== null) {
    if (left === 0 && header.grammar !== readViaList && !header.folded) {
      const top = reader.read(header.text, header.valueStart, header.valueEnd)
      return top instanceof Fault ? null : top
    }
    const list = vias(header)
    const element = list[left]
    if (element !== undefined) return element instanceof Fault ? null : element
    left -= list.length
    header = message.next(header)
  }
  return null
}

/** Whether a Via is all there is in a header. */
function isWhole(header: Header, via: Via | null): boolean {
  return via !== null && via.text === header.text && via.end === header.valueEnd
}

/** Where the second Via of a header starts, in the message; -1 if there is only one in the header. */
export function secondViaStart(header: Header): number {
  const { text, valueStart, valueEnd } = header
  const end = commentedElementEnd(text, valueStart, valueEnd)
  return end < valueEnd ? skipBlanks(text, end + 1, valueEnd) : -1
}

function transportName(text: string, from: number, to: number): string {
  const length = to - from
  if (length === 3) {
    if (sameLower(text, from, to, 'tcp')) return 'TCP'
    if (sameLower(text, from, to, 'tls')) return 'TLS'
    if (sameLower(text, from, to, 'udp')) return 'UDP'
    if (sameLower(text, from, to, 'wss')) return 'WSS'
  } else if (length === 2) {
    if (sameLower(text, from, to, 'ws')) return 'WS'
  } else if (sameLower(text, from, to, 'sctp')) return 'SCTP'
  return text.slice(from, to)
}

function tokenEnd(text: string, p: number, to: number): number {
  while (p < to && TOKEN[text.charCodeAt(p)] !== 0) p++
  return p
}
