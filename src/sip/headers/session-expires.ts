// hot
/** Session-Expires and Min-SE: how often a session must be refreshed, and by whom (RFC 4028). */

import { sameText, skipBlanks } from '../chars.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readParamValue } from '../param-value.ts'
import { readSeconds } from './expires.ts'

/**
 * A session interval.
 *
 * @example Read an interval that leaves open who refreshes
 * ```ts
 * import { parseMessageText, sessionExpires } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nx: 600\r\n\r\n')
 * sessionExpires(message)?.refresher // => null
 * ```
 */
export class SessionInterval extends ParamValue {
  /** The interval in seconds. */
  readonly seconds: number
  /** Who refreshes: the caller (`uac`) or the called (`uas`) of this request; null if that is open. */
  readonly refresher: 'uac' | 'uas' | null

  constructor(value: string, params: string, seconds: number) {
    super(value, params)
    const refresher = this.param('refresher') ?? ''
    this.seconds = seconds
    this.refresher = sameText(refresher, 'uac') ? 'uac' : sameText(refresher, 'uas') ? 'uas' : null
  }
}

/** The grammar of Session-Expires, and of Min-SE, whose `refresher` is never there. */
export function readSessionInterval(
  text: string,
  from: number,
  to: number,
): SessionInterval | Fault {
  const result = readParamValue(text, from, to)
  if (result instanceof Fault) return result
  const start = skipBlanks(text, from, to)
  const seconds = readSeconds(text, start, start + result.value.length)
  if (seconds instanceof Fault) return seconds
  return new SessionInterval(result.value, result.params, seconds)
}

/**
 * Session-Expires; null if there is none, or if it does not parse.
 *
 * @example See who has to refresh a session
 * ```ts
 * import { parseMessageText, sessionExpires } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Session-Expires: 1800;refresher=uac\r\n\r\n',
 * )
 * sessionExpires(message) // => { seconds: 1800, refresher: 'uac' }
 * ```
 */
export function sessionExpires(message: Message): SessionInterval | null {
  return typed(message.first(HeaderId.SESSION_EXPIRES), readSessionInterval)
}

/**
 * The seconds of Min-SE; null if there is none, or if it does not parse.
 *
 * @example See how short a session interval may be
 * ```ts
 * import { minSe, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nMin-SE: 90\r\n\r\n')
 * minSe(message) // => 90
 * ```
 */
export function minSe(message: Message): number | null {
  return typed(message.first(HeaderId.MIN_SE), readSessionInterval)?.seconds ?? null
}
