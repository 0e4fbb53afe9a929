// hot
/** Remote-Party-ID: who a server says it is, in the way older than P-Asserted-Identity (draft-ietf-sip-privacy). */

import { type Address, readAddress } from '../address.ts'
import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readListOf } from '../param-value.ts'

/**
 * One party.
 *
 * @example See that a number shall not be shown
 * ```ts
 * import { parseMessageText, remoteParties } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Remote-Party-ID: <sip:+12015550100@example.com>;party=calling;privacy=full;screen=yes\r\n\r\n',
 * )
 * remoteParties(message) // => [{ party: 'calling', privacy: 'full', screened: true }]
 * ```
 */
export class RemoteParty {
  /** Who it is. */
  readonly address: Address

  constructor(address: Address) {
    this.address = address
  }

  /** Which one it is, in lower case: `calling`, `called`; null if that is not said. */
  get party(): string | null {
    return this.address.param('party')?.toLowerCase() ?? null
  }

  /** What is to be hidden, in lower case: `off`, `name`, `uri`, `full`; null if that is not said. */
  get privacy(): string | null {
    return this.address.param('privacy')?.toLowerCase() ?? null
  }

  /** Whether somebody has checked it. */
  get screened(): boolean {
    return this.address.param('screen')?.toLowerCase() === 'yes'
  }
}

/** The grammar of Remote-Party-ID. */
export function readRemoteParties(
  text: string,
  from: number,
  to: number,
): readonly (RemoteParty | Fault)[] {
  return readListOf(text, from, to, readOne)
}

/**
 * Who a server says that takes part in a call.
 *
 * @example Show who calls, as an old gateway says
 * ```ts
 * import { parseMessageText, remoteParties } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Remote-Party-ID: "Alice" <sip:alice@example.com>;party=calling\r\n\r\n',
 * )
 * remoteParties(message) // => [{ address: { displayName: 'Alice' } }]
 * ```
 */
export function remoteParties(message: Message): readonly (RemoteParty | Fault)[] {
  return elements(message, HeaderId.REMOTE_PARTY_ID, readRemoteParties)
}

function readOne(text: string, from: number, to: number): RemoteParty | Fault {
  const address = readAddress(text, from, to)
  return address instanceof Fault ? address : new RemoteParty(address)
}
