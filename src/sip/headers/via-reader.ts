// hot
/** The grammar of one Via, as far as it is looked at (RFC 3261 20.42). */

import {
  decimal,
  HOST as hostTable,
  sameLower,
  skipBlanks,
  stopTable,
  TOKEN as tokenTable,
} from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { ipv6End } from '../ipv6.ts'
import { quotedEnd } from '../params.ts'
import * as layout from '../survey/layout.ts'
import { type Numbers, numbers as found } from '../survey/survey.ts'

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
const TOKEN: Uint8Array = tokenTable
const HOST: Uint8Array = hostTable
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
  UNREAD,
  VIA_COMMENT,
  VIA_END,
  VIA_HOST,
  VIA_HOST_END,
  VIA_PARAMS,
  VIA_PARAMS_END,
  VIA_PORT,
  VIA_START,
} = layout
const NAME_STOP = stopTable(';=,"(')
/** What a character means in a value: 0 ends it, 1 may stand in a token, 2 may not. */
const VALUE_KIND = stopTable(';,"(').map((stop, code) => (stop === 1 ? 0 : TOKEN[code] ? 1 : 2))

/**
 * Reads one Via from left to right, and leaves where it has found what as the survey does: {@link numbers} hold it until the next one is
 * read. Texts are cut by whoever keeps it.
 */
export class ViaReader {
  transport = ''
  /** Whether the value read last is a token. */
  token = false
  /** Where reading stands; when it is done, at the comma or at the end of the text. */
  at = 0
  fault: Fault | null = null

  /** Reads the Via that starts at `from`; gives what is wrong with it, or null. */
  read(text: string, from: number, to: number): Fault | null {
    const start = skipBlanks(text, from, to)
    this.fault = null
    if (start === to || text.charCodeAt(start) === COMMA) {
      return new Fault(FaultCode.EMPTY_ELEMENT, start)
    }
    if (this.#protocol(text, start, to) && this.#sentBy(text, to) && this.#params(text, to)) {
      numbers[VIA_START] = start
      return null
    }
    return this.fault ?? new Fault(FaultCode.BAD_VIA, start)
  }

  /** Reads `SIP / 2.0 / UDP` and the blanks after it. */
  #protocol(text: string, start: number, to: number): boolean {
    if (to - start > 12 && text.startsWith('SIP/2.0/UDP ', start)) {
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
    numbers[VIA_HOST] = hostStart
    numbers[VIA_HOST_END] = p
    numbers[VIA_PORT] = UNREAD
    numbers[VIA_PARAMS_END] = p
    p = skipBlanks(text, p, to)
    if (p < to && text.charCodeAt(p) === COLON) {
      const from = skipBlanks(text, p + 1, to)
      p = tokenEnd(text, from, to)
      const port = decimal(text, from, p, 65535)
      if (port < 0) return this.#stop(FaultCode.BAD_PORT, from)
      numbers[VIA_PORT] = port
      numbers[VIA_PARAMS_END] = p
      p = skipBlanks(text, p, to)
    }
    this.at = p
    return true
  }

  /** Reads `;name=value` and the comment, up to a comma or the end. */
  #params(text: string, to: number): boolean {
    numbers[BRANCH] = UNREAD
    numbers[BRANCH_END] = UNREAD
    numbers[BRANCH_IS_TOKEN] = 0
    numbers[RECEIVED] = UNREAD
    numbers[RECEIVED_END] = UNREAD
    numbers[RPORT] = UNREAD
    numbers[RPORT_NAME_END] = UNREAD
    numbers[RPORT_END] = UNREAD
    numbers[VIA_COMMENT] = UNREAD
    numbers[VIA_PARAMS] = numbers[VIA_PARAMS_END]
    numbers[VIA_END] = numbers[VIA_PARAMS_END]
    let p = this.at
    while (p < to) {
      const code = text.charCodeAt(p)
      if (code === SEMICOLON) p = this.#param(text, skipBlanks(text, p + 1, to), to)
      else if (code === COMMA) break
      else if (code === LPAREN && numbers[VIA_COMMENT] === UNREAD) p = this.#comment(text, p, to)
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
    if (numbers[VIA_PARAMS] === numbers[VIA_PARAMS_END]) numbers[VIA_PARAMS] = nameStart
    numbers[VIA_PARAMS_END] = to
    numbers[VIA_END] = to
    const length = nameEnd - nameStart
    if (length === 6) {
      if (numbers[BRANCH_END] === UNREAD && sameLower(text, nameStart, nameEnd, 'branch')) {
        numbers[BRANCH] = from < 0 ? to : from
        numbers[BRANCH_END] = to
        numbers[BRANCH_IS_TOKEN] = from >= 0 && this.token ? 1 : 0
      }
    } else if (length === 5) {
      if (numbers[RPORT_END] === UNREAD && sameLower(text, nameStart, nameEnd, 'rport')) {
        const port = from < 0 || from === to ? 0 : decimal(text, from, to, 65535)
        if (port < 0) return this.#stop(FaultCode.BAD_PORT, from)
        numbers[RPORT] = port
        numbers[RPORT_NAME_END] = nameEnd
        numbers[RPORT_END] = to
      }
    } else if (length === 8) {
      if (numbers[RECEIVED_END] === UNREAD && sameLower(text, nameStart, nameEnd, 'received')) {
        numbers[RECEIVED] = from
        numbers[RECEIVED_END] = to
      }
    }
    return true
  }

  /** Reads `(comment)` and the blanks after it; returns -1 after a fault. */
  #comment(text: string, from: number, to: number): number {
    const end = commentEnd(text, from, to)
    if (end < 0) return this.#stopped(FaultCode.BAD_VIA, from)
    numbers[VIA_COMMENT] = from
    numbers[VIA_END] = end
    return skipBlanks(text, end, to)
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

/** The offset after the comment that starts at `from`, which may hold others; -1 if it is not closed before `to`. */
export function commentEnd(text: string, from: number, to: number): number {
  let depth = 0
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === BACKSLASH) p++
    else if (code === LPAREN) depth++
    else if (code === RPAREN && --depth === 0) return p + 1
  }
  return -1
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

/** The offset after the token at `p`. */
export function tokenEnd(text: string, p: number, to: number): number {
  while (p < to && TOKEN[text.charCodeAt(p)] !== 0) p++
  return p
}
