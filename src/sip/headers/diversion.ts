// hot
/** Diversion: from whom a call was forwarded, and why; the newest first (RFC 5806). */

import { type Address, readAddress } from '../address.ts'
import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readListOf } from '../param-value.ts'
import { unquote } from '../params.ts'
import { secondsParam } from './expires.ts'

/**
 * One forwarding.
 *
 * @example Read a forwarding that says nothing more
 * ```ts
 * import { diversions, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nDiversion: <sip:bob@example.com>\r\n\r\n')
 * diversions(message) // => [{ address: { uri: 'sip:bob@example.com' }, reason: 'unknown', counter: 1 }]
 * ```
 */
export class Diversion {
  /** Who forwarded. */
  readonly address: Address

  constructor(address: Address) {
    this.address = address
  }

  /** Why, in lower case: `no-answer`, `user-busy`, `unconditional`; `unknown` if that is not said. */
  get reason(): string {
    return this.#text('reason') ?? 'unknown'
  }

  /** How often the call was forwarded so; 1 if that is not said. */
  get counter(): number {
    return secondsParam(this.address.param('counter')) ?? 1
  }

  /** How often it may be forwarded, null if that is not said. */
  get limit(): number | null {
    return secondsParam(this.address.param('limit'))
  }

  /** Who may see it, in lower case: `full`, `name`, `uri`, `off`; null if that is not said. */
  get privacy(): string | null {
    return this.#text('privacy')
  }

  /** Whether somebody has checked it, in lower case: `yes`, `no`; null if that is not said. */
  get screen(): string | null {
    return this.#text('screen')
  }

  #text(name: string): string | null {
    const written = this.address.param(name)
    return written === null ? null : unquote(written).toLowerCase()
  }
}

/** The grammar of Diversion. */
export function readDiversions(
  text: string,
  from: number,
  to: number,
): readonly (Diversion | Fault)[] {
  return readListOf(text, from, to, readDiversion)
}

/**
 * The forwardings of a call, the newest first.
 *
 * @example See who forwarded a call
 * ```ts
 * import { diversions, parseMessageText, privacy } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Diversion: <sip:bob@example.com>;reason=no-answer;counter=2\r\n\r\n',
 * )
 * diversions(message) // => [{ reason: 'no-answer', counter: 2, privacy: null }]
 * ```
 */
export function diversions(message: Message): readonly (Diversion | Fault)[] {
  return elements(message, HeaderId.DIVERSION, readDiversions)
}

function readDiversion(text: string, from: number, to: number): Diversion | Fault {
  const address = readAddress(text, from, to)
  return address instanceof Fault ? address : new Diversion(address)
}
