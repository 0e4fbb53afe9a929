/** What an actor knows of a dialog (RFC 3261 section 12). */

import { HeaderId } from '../../../sip/header-names.ts'
import type { Message } from '../../../sip/message.ts'
import { valuesOf } from '../match/message.ts'
import { parseAddress } from '../../../sip/address.ts'

/** Methods whose requests make a dialog. */
export const dialogMethods: ReadonlySet<string> = new Set(['INVITE', 'SUBSCRIBE', 'REFER'])

/** Methods that may change where the other side of a dialog is. */
const refreshingMethods: ReadonlySet<string> = new Set(['INVITE', 'SUBSCRIBE', 'UPDATE', 'NOTIFY'])

/** One dialog, as one of its two sides has it. */
export class Dialog {
  readonly callId: string
  /** The value of From in requests of this side. */
  readonly local: string
  /** The value of To in requests of this side. */
  readonly remote: string
  /** The URI of the other side's Contact, or null. */
  target: string | null
  /** The values of Route in requests of this side. */
  routes: readonly string[]
  /** The number in the CSeq of this side's last request. */
  cseq: number

  constructor(
    callId: string,
    local: string,
    remote: string,
    routes: readonly string[],
    cseq: number,
  ) {
    this.callId = callId
    this.local = local
    this.remote = remote
    this.routes = routes
    this.cseq = cseq
    this.target = null
  }

  /** True when a message with these addresses is one of this dialog. */
  has(callId: string, localTag: string | null, remoteTag: string | null): boolean {
    return (
      callId === this.callId && localTag === tagOf(this.local) && remoteTag === tagOf(this.remote)
    )
  }

  /** Takes over where the other side is now, from a message of it. */
  refresh(message: Message): void {
    if (refreshingMethods.has(message.method)) this.target = contactOf(message) ?? this.target
  }
}

/** The tag of an address, or null. */
export function tagOf(address: string): string | null {
  return parseAddress(address)?.tag ?? null
}

/** The URI of the first Contact, or null. */
export function contactOf(message: Message): string | null {
  const value = valuesOf(message, 'Contact')[0]
  return value === undefined ? null : (parseAddress(value)?.uri ?? null)
}

/** The value of the first header of a number, or ''. */
export function valueOf(message: Message, id: number): string {
  return message.first(id)?.value ?? ''
}

/** The dialog that a reply makes, as the side that sent the request has it. */
export function dialogOfCaller(request: Message, reply: Message): Dialog {
  const dialog = new Dialog(
    valueOf(request, HeaderId.CALL_ID),
    valueOf(request, HeaderId.FROM),
    valueOf(reply, HeaderId.TO),
    valuesOf(reply, 'Record-Route').toReversed(),
    request.cseq?.number ?? 1,
  )
  dialog.target = contactOf(reply)
  return dialog
}

/** The dialog that a reply makes, as the side that sends the reply has it. */
export function dialogOfCalled(request: Message, reply: Message): Dialog {
  const dialog = new Dialog(
    valueOf(request, HeaderId.CALL_ID),
    valueOf(reply, HeaderId.TO),
    valueOf(request, HeaderId.FROM),
    valuesOf(request, 'Record-Route'),
    0,
  )
  dialog.target = contactOf(request)
  return dialog
}
