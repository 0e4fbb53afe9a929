// hot
/** Reason: why a request is sent, in terms of other protocols as well (RFC 3326, RFC 8606). */

import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readListOf, readTokenValue } from '../param-value.ts'
import { quote } from '../params.ts'
import { secondsParam } from './expires.ts'

/**
 * One reason.
 *
 * @example Read a reason without a cause
 * ```ts
 * import { parseMessageText, reasons } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Reason: Preemption;text="UA Preemption"\r\n\r\n',
 * )
 * reasons(message) // => [{ protocol: 'PREEMPTION', cause: null, text: 'UA Preemption' }]
 * ```
 */
export class Reason extends ParamValue {
  /** Whose code it is, in upper case for those that are known so: `SIP`, `Q.850`. */
  get protocol(): string {
    return this.value.toUpperCase()
  }

  /** The code, null if there is none. */
  get cause(): number | null {
    return secondsParam(this.param('cause'))
  }

  /** What people read, without quotes and escapes; '' if there is none. */
  get text(): string {
    return this.textParam('text') ?? ''
  }
}

/** The grammar of Reason. */
export function readReasons(text: string, from: number, to: number): readonly (Reason | Fault)[] {
  return readListOf(text, from, to, readReason)
}

/**
 * The reasons of a message, over all its Reason headers, in order.
 *
 * @example See why a call ended
 * ```ts
 * import { parseMessageText, reasons } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Reason: Q.850;cause=16;text="Terminated", SIP;cause=200\r\n\r\n',
 * )
 * reasons(message) // => [{ protocol: 'Q.850', cause: 16, text: 'Terminated' }, { protocol: 'SIP', cause: 200 }]
 * ```
 */
export function reasons(message: Message): readonly (Reason | Fault)[] {
  return elements(message, HeaderId.REASON, readReasons)
}

/**
 * A reason as it is written: `Q.850;cause=16;text="Terminated"`.
 *
 * @example Say why a branch is cancelled
 * ```ts
 * import { printReason } from 'siprose/sip'
 *
 * printReason('SIP', 200, 'Call completed elsewhere') // => 'SIP;cause=200;text="Call completed elsewhere"'
 * ```
 */
export function printReason(protocol: string, cause: number, text: string): string {
  return text === ''
    ? `${protocol};cause=${cause}`
    : `${protocol};cause=${cause};text=${quote(text)}`
}

function readReason(text: string, from: number, to: number): Reason | Fault {
  const result = readTokenValue(text, from, to)
  return result instanceof Fault ? result : new Reason(result.value, result.params)
}
