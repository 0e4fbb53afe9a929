// hot
/** Expires and Min-Expires (RFC 3261 20.19 and 20.23): how long something is good for. */

import { decimal } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/** The most seconds that any header can tell. */
export const MAX_SECONDS = 0xffffffff

/** The grammar of seconds: digits only. What does not fit in 32 bits is {@link MAX_SECONDS}. */
export function readSeconds(text: string, from: number, to: number): number | Fault {
  const seconds = decimal(text, from, to, Infinity)
  return seconds < 0 ? new Fault(FaultCode.BAD_NUMBER, from) : Math.min(seconds, MAX_SECONDS)
}

/** The seconds in a parameter's value, null for none, and for what is no number. */
export function secondsParam(value: string | null): number | null {
  if (value === null) return null
  const seconds = readSeconds(value, 0, value.length)
  return seconds instanceof Fault ? null : seconds
}

/**
 * The seconds of Expires; null if there is none, or if it does not parse.
 *
 * @example See how long a registration shall last
 * ```ts
 * import { expires, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nExpires: 3600\r\n\r\n')
 * expires(message) // => 3600
 * ```
 */
export function expires(message: Message): number | null {
  return typed(message.first(HeaderId.EXPIRES), readSeconds)
}

/**
 * The seconds of Min-Expires; null if there is none, or if it does not parse.
 *
 * @example See how short a registration may be
 * ```ts
 * import { minExpires, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nMin-Expires: 60\r\n\r\n')
 * minExpires(message) // => 60
 * ```
 */
export function minExpires(message: Message): number | null {
  return typed(message.first(HeaderId.MIN_EXPIRES), readSeconds)
}
