// hot
/** Retry-After: when to try again (RFC 3261 20.33). */

import { isDigit, skipBlanks } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, paramsFault, paramsFrom } from '../param-value.ts'
import { commentEnd } from '../tokens.ts'
import { readSeconds, secondsParam } from './expires.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const LPAREN = 40

/**
 * When to try again.
 *
 * @example Read a Retry-After with nothing but seconds
 * ```ts
 * import { parseMessageText, retryAfter } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nRetry-After: 120\r\n\r\n')
 * retryAfter(message) // => { seconds: 120, comment: null, duration: null }
 * ```
 */
export class RetryAfter extends ParamValue {
  /** Seconds to wait. */
  readonly seconds: number
  /** Why, for people, without its parentheses; null if that is not said. */
  readonly comment: string | null

  constructor(seconds: number, comment: string | null, params: string) {
    super(String(seconds), params)
    this.seconds = seconds
    this.comment = comment
  }

  /** For how many seconds it will then be there, null if that is not said. */
  get duration(): number | null {
    return secondsParam(this.param('duration'))
  }
}

/** The grammar of Retry-After. */
export function readRetryAfter(text: string, from: number, to: number): RetryAfter | Fault {
  let p = from
  while (p < to && isDigit(text.charCodeAt(p))) p++
  const seconds = readSeconds(text, from, p)
  if (seconds instanceof Fault) return seconds
  p = skipBlanks(text, p, to)
  let comment: string | null = null
  if (p < to && text.charCodeAt(p) === LPAREN) {
    const end = commentEnd(text, p, to)
    if (end < 0) return new Fault(FaultCode.UNCLOSED_BRACKET, p)
    comment = text.slice(p + 1, end - 1)
    p = skipBlanks(text, end, to)
  }
  const fault = paramsFault(text, p, to)
  return fault ?? new RetryAfter(seconds, comment, paramsFrom(text, p, to))
}

/**
 * Retry-After; null if there is none, or if it does not parse.
 *
 * @example See when to try again
 * ```ts
 * import { parseMessageText, retryAfter } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nRetry-After: 18000 (in a meeting);duration=3600\r\n\r\n')
 * retryAfter(message) // => { seconds: 18000, comment: 'in a meeting', duration: 3600 }
 * ```
 */
export function retryAfter(message: Message): RetryAfter | null {
  return typed(message.first(HeaderId.RETRY_AFTER), readRetryAfter)
}
