// hot
/** Via: the way a request has come, which its replies go back (RFC 3261 20.42, RFC 3581). */

import { skipBlanks } from '../chars.ts'
import { Fault } from '../errors.ts'
import { type Header, typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import { commentedElementEnd } from '../list.ts'
import type { Message } from '../message.ts'
import { param } from '../params.ts'
import * as layout from '../survey/layout.ts'
import { isSurveyedVia, type Numbers, numbers as found } from '../survey/survey.ts'
import { commentEnd, tokenEnd, ViaReader } from './via-reader.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const LBRACKET = 91
const { VIA } = HeaderId
const numbers: Numbers = found
const {
  BRANCH,
  BRANCH_END,
  BRANCH_IS_TOKEN,
  RECEIVED,
  RECEIVED_END,
  RPORT,
  RPORT_END,
  RPORT_NAME_END,
  VIA_COMMENT,
  VIA_END,
  VIA_HOST,
  VIA_HOST_END,
  VIA_PARAMS,
  VIA_PARAMS_END,
  VIA_PORT,
  VIA_START,
  VIA_TRANSPORT,
} = layout
/** Transports by the numbers that the survey gives them. */
const transports = ['UDP', 'TCP', 'TLS', 'WSS', 'WS']

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
  readonly start: number = numbers[VIA_START]
  /** Where it ends. */
  readonly end: number = numbers[VIA_END]
  /** The transport, in upper case where it is a known one: `UDP`, `TCP`, `TLS`, `WS`, `WSS`, `SCTP`. */
  readonly transport: string
  /** Where the host starts. */
  readonly hostStart: number = numbers[VIA_HOST]
  /** Where the host ends. */
  readonly hostEnd: number = numbers[VIA_HOST_END]
  /** The port, null if none is written. */
  readonly port: number | null = portOf(numbers[VIA_PORT])
  /** Where the parameters start, after the first `;`. */
  readonly paramsStart: number = numbers[VIA_PARAMS]
  /** Where the last parameter ends, or host and port if there is none: where a parameter may be added. */
  readonly paramsEnd: number = numbers[VIA_PARAMS_END]
  /** Where the value of `branch` starts, -1 if there is no such parameter. */
  readonly branchStart: number = numbers[BRANCH]
  /** Where the value of `branch` ends. */
  readonly branchEnd: number = numbers[BRANCH_END]
  /** Whether the value of `branch` is a token, as it has to be. */
  readonly branchIsToken: boolean = numbers[BRANCH_IS_TOKEN] === 1
  /** Where the value of `received` starts, -1 if there is none. */
  readonly receivedStart: number = numbers[RECEIVED]
  /** Where the value of `received` ends; -1 if there is no such parameter. */
  readonly receivedEnd: number = numbers[RECEIVED_END]
  /** The port of `rport`: null if the parameter is absent, 0 if it has no value. */
  readonly rport: number | null = portOf(numbers[RPORT])
  /** Where the name `rport` ends, -1 if it is not there. */
  readonly rportNameEnd: number = numbers[RPORT_NAME_END]
  /** Where the parameter `rport` ends, its value included; -1 if it is not there. */
  readonly rportEnd: number = numbers[RPORT_END]
  readonly #comment: number = numbers[VIA_COMMENT]
  #host: string | null = null
  #branch: string | null = null

  /** The Via that was found last in a text, by the survey or by its grammar: see the layout of what they find. */
  constructor(text: string, transport: string) {
    this.text = text
    this.transport = transport
  }

  /** The name of the protocol as written: `SIP`. */
  get protocol(): string {
    return this.text.slice(this.start, tokenEnd(this.text, this.start, this.end))
  }

  /** The version as written: `2.0`. */
  get version(): string {
    const { text, end } = this
    const slash = skipBlanks(text, tokenEnd(text, this.start, end), end)
    const start = skipBlanks(text, slash + 1, end)
    return text.slice(start, tokenEnd(text, start, end))
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
    const start = this.#comment
    return start < 0 ? null : this.text.slice(start + 1, commentEnd(this.text, start, this.end) - 1)
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

/** A port as it was found; null for none. */
function portOf(port: number): number | null {
  return port < 0 ? null : port
}

// one for all: a Via copies what it keeps, and reading one never starts reading another
const reader = new ViaReader()

function read(text: string, from: number, to: number): Via | Fault {
  const start = skipBlanks(text, from, to)
  if (isSurveyedVia(text, start, to)) {
    reader.at = numbers[VIA_END]
    return surveyedVia(text)
  }
  const fault = reader.read(text, from, to)
  return fault ?? new Via(text, reader.transport)
}

/** The top Via of the message that was surveyed last, whose text this is. */
export function surveyedVia(text: string): Via {
  return new Via(text, transports[numbers[VIA_TRANSPORT]] ?? '')
}

/** The grammar of Via: a list, whose elements are Vias or each its own fault. */
export function readViaList(text: string, from: number, to: number): readonly (Via | Fault)[] {
  let element = read(text, from, to)
  const list = [element]
  for (;;) {
    const end = element instanceof Fault ? commentedElementEnd(text, from, to) : reader.at
    if (end >= to) return list
    from = end + 1
    element = read(text, from, to)
    list.push(element)
  }
}

/** The first element of what {@link readViaList} reads, alone: no list is made for it. */
export function readTopVia(text: string, from: number, to: number): Via | Fault {
  return read(text, from, to)
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
      const top = read(header.text, header.valueStart, header.valueEnd)
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
