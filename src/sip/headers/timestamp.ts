// hot
/** Timestamp: when a request was sent, by the sender's clock, and how long its reply was held (RFC 3261 20.38). */

import { isBlank, isDigit, skipBlanks } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const DOT = 46
/** Digits of which the value still is a finite number; no clock needs more. */
const MAX_DIGITS = 40

/**
 * When a request was sent.
 *
 * @example Read a Timestamp without a delay
 * ```ts
 * import { parseMessageText, timestamp } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nTimestamp: 54\r\n\r\n')
 * timestamp(message)?.delay // => 0
 * ```
 */
export class Timestamp {
  /** By the sender's clock, in seconds since whenever. */
  readonly seconds: number
  /** Seconds between receiving the request and sending the reply; 0 if that is not said. */
  readonly delay: number

  constructor(seconds: number, delay: number) {
    this.seconds = seconds
    this.delay = delay
  }
}

/** The grammar of Timestamp: one or two numbers with or without a fraction. */
export function readTimestamp(text: string, from: number, to: number): Timestamp | Fault {
  let p = from
  while (p < to && !isBlank(text.charCodeAt(p))) p++
  const seconds = fraction(text, from, p)
  if (seconds < 0) return new Fault(FaultCode.BAD_NUMBER, from)
  const start = skipBlanks(text, p, to)
  const delay = start < to ? fraction(text, start, to) : 0
  return delay < 0 ? new Fault(FaultCode.BAD_NUMBER, start) : new Timestamp(seconds, delay)
}

/**
 * Timestamp; null if there is none, or if it does not parse.
 *
 * @example Measure a round trip
 * ```ts
 * import { parseMessageText, timestamp } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nTimestamp: 54.2 0.5\r\n\r\n')
 * timestamp(message) // => { seconds: 54.2, delay: 0.5 }
 * ```
 */
export function timestamp(message: Message): Timestamp | null {
  return typed(message.first(HeaderId.TIMESTAMP), readTimestamp)
}

/** The number `12`, `12.`, `.5` or `12.5`, or -1. */
function fraction(text: string, from: number, to: number): number {
  let digits = 0
  let dots = 0
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (isDigit(code)) digits++
    else if (code === DOT) dots++
    else return -1
  }
  return digits === 0 || digits > MAX_DIGITS || dots > 1 ? -1 : Number(text.slice(from, to))
}
