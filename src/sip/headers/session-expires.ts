// hot
/** Session-Expires and Min-SE: how often a session must be refreshed, and by whom (RFC 4028). */

import { sameText, skipBlanks } from '../chars.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readParamValue } from '../param-value.ts'
import { readSeconds } from './expires.ts'

/** A session interval. */
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

/** Session-Expires; null if there is none, or if it does not parse. */
export function sessionExpires(message: Message): SessionInterval | null {
  return typed(message.first(HeaderId.SESSION_EXPIRES), readSessionInterval)
}

/** The seconds of Min-SE; null if there is none, or if it does not parse. */
export function minSe(message: Message): number | null {
  return typed(message.first(HeaderId.MIN_SE), readSessionInterval)?.seconds ?? null
}
