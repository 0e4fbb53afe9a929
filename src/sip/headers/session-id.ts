// hot
/** Session-ID: the name of a call from end to end, which no server in between changes (RFC 7989 section 5). */

import { hexValue } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readParamValue } from '../param-value.ts'

/** The half of a name that is not known yet. */
export const NIL_SESSION: string = '0'.repeat(32)

/**
 * The two halves of a name: that of the sender, and that of the other end.
 *
 * @example See that the other end is not known yet
 * ```ts
 * import { parseMessageText, sessionId } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000\r\n\r\n',
 * )
 * sessionId(message) // => { local: 'ab30317f1a784dc48ff824d0d3715d86', remote: null }
 * ```
 */
export class SessionId extends ParamValue {
  /** The half of who sends this. */
  get local(): string {
    return this.value
  }

  /** The half of who receives it, null if that is not known yet. */
  get remote(): string | null {
    const remote = this.param('remote')
    return remote === NIL_SESSION ? null : remote
  }
}

/** The grammar of Session-ID: 32 hexadecimal digits, in lower case, and parameters. */
export function readSessionId(text: string, from: number, to: number): SessionId | Fault {
  const result = readParamValue(text, from, to)
  if (result instanceof Fault) return result
  const { value } = result
  if (!isHalf(value)) return new Fault(FaultCode.BAD_TOKEN, from)
  const remote = result.param('remote')
  if (remote !== null && !isHalf(remote))
    return new Fault(FaultCode.BAD_PARAMETER, from + value.length)
  return new SessionId(value, result.params)
}

/**
 * The name of a call from end to end. Null if there is no Session-ID, or if it does not parse.
 *
 * @example Find a call in the logs of all servers
 * ```ts
 * import { parseMessageText, sessionId } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Session-ID: ab30317f1a784dc48ff824d0d3715d86\r\n\r\n',
 * )
 * sessionId(message)?.local // => 'ab30317f1a784dc48ff824d0d3715d86'
 * ```
 */
export function sessionId(message: Message): SessionId | null {
  return typed(message.first(HeaderId.SESSION_ID), readSessionId)
}

function isHalf(text: string): boolean {
  if (text.length !== 32) return false
  for (let p = 0; p < 32; p++) {
    const code = text.charCodeAt(p)
    if (hexValue(code) < 0 || code < 48 || (code > 57 && code < 97)) return false
  }
  return true
}
