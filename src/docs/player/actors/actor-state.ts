/** What an actor remembers: what it sent, what it has to answer, and its dialogs. */

import { HeaderId } from '../../../sip/header-names.ts'
import type { Message } from '../../../sip/message.ts'
import {
  dialogMethods,
  dialogOfCalled,
  dialogOfCaller,
  tagOf,
  valueOf,
  type Dialog,
} from './dialog.ts'
import type { Endpoint } from './endpoint.ts'
import { valuesOf } from '../match/message.ts'

/** A request that an actor sent. */
export interface SentRequest {
  readonly message: Message
  /** The final reply to it, when there is one. */
  final: Message | null
}

/** A request that an actor received. */
export interface ReceivedRequest {
  readonly message: Message
  /** The tag that the actor's replies have in To. */
  readonly tag: string
  /** The final reply to it, when there is one. */
  final: Message | null
  /** Where it came from: where replies go. */
  readonly from: Endpoint
}

/** One actor. */
export class ActorState {
  readonly name: string
  readonly endpoint: Endpoint
  /** Oldest first. */
  readonly sentRequests: SentRequest[] = []
  /** Oldest first; no ACKs, which nobody answers. */
  readonly receivedRequests: ReceivedRequest[] = []
  /** All messages that it sent and that were sent to it, oldest first. */
  readonly sent: Message[] = []
  readonly received: Message[] = []
  /** Newest last. */
  readonly dialogs: Dialog[] = []

  /**
   * @param name - as the example calls it
   * @param endpoint - where it is
   */
  constructor(name: string, endpoint: Endpoint) {
    this.name = name
    this.endpoint = endpoint
  }

  /** The latest INVITE it sent; with `open`, the latest that has no final reply. */
  lastInvite(open: boolean): SentRequest | null {
    const found = this.sentRequests.findLast(
      (request) => request.message.method === 'INVITE' && (!open || request.final === null),
    )
    return found ?? null
  }

  /** The requests it has to answer, oldest first. */
  get openRequests(): readonly ReceivedRequest[] {
    return this.receivedRequests.filter((request) => request.final === null)
  }

  /** The dialog of a reply to a request of this actor. */
  dialogOf(reply: Message): Dialog | null {
    return this.#dialog(reply, HeaderId.FROM, HeaderId.TO)
  }

  /** Notes a request that the actor sends. */
  sendsRequest(message: Message): void {
    this.sent.push(message)
    if (message.method !== 'ACK') this.sentRequests.push({ message, final: null })
  }

  /** Notes a reply that the actor sends. */
  sendsReply(message: Message, request: ReceivedRequest): void {
    this.sent.push(message)
    if (message.status >= 200) request.final = message
    const known = this.#dialog(message, HeaderId.TO, HeaderId.FROM)
    if (known === null && makesDialog(request.message, message)) {
      this.dialogs.push(dialogOfCalled(request.message, message))
    }
    this.#maybeEnds(message, known)
  }

  /**
   * Notes a message that the actor received.
   *
   * @param message - the message
   * @param from - where it came from
   * @param tag - for the replies to it, if it is a request
   */
  receives(message: Message, from: Endpoint, tag: string): void {
    const again = this.received.some((earlier) => earlier.text === message.text)
    this.received.push(message)
    if (again) return
    if (message.isRequest) this.#receivesRequest(message, from, tag)
    else this.#receivesReply(message)
  }

  #receivesRequest(message: Message, from: Endpoint, tag: string): void {
    this.#dialog(message, HeaderId.TO, HeaderId.FROM)?.refresh(message)
    if (message.method !== 'ACK') this.receivedRequests.push({ message, tag, final: null, from })
  }

  #receivesReply(message: Message): void {
    const branch = valuesOf(message, 'Via')[0]
    const request = this.sentRequests.findLast(
      (sent) =>
        sent.message.method === message.method &&
        sent.message.callId === message.callId &&
        sameBranch(valuesOf(sent.message, 'Via')[0], branch),
    )
    if (request === undefined) return
    if (message.status >= 200) request.final = message
    const known = this.dialogOf(message)
    if (known !== null) confirm(known, request.message, message)
    else if (makesDialog(request.message, message)) {
      this.dialogs.push(dialogOfCaller(request.message, message))
    }
    this.#maybeEnds(message, known)
  }

  #maybeEnds(reply: Message, dialog: Dialog | null): void {
    if (dialog === null || reply.method !== 'BYE' || reply.status < 200) return
    if (reply.status < 300 || reply.status === 481) {
      this.dialogs.splice(this.dialogs.indexOf(dialog), 1)
    }
  }

  #dialog(message: Message, localId: number, remoteId: number): Dialog | null {
    const callId = valueOf(message, HeaderId.CALL_ID)
    const local = tagOf(valueOf(message, localId))
    const remote = tagOf(valueOf(message, remoteId))
    return this.dialogs.findLast((dialog) => dialog.has(callId, local, remote)) ?? null
  }
}

/** A 2xx says once more, and now for good, where the other side is and what the way there is (RFC 3261 13.2.2.4). */
function confirm(dialog: Dialog, request: Message, reply: Message): void {
  dialog.refresh(reply)
  if (reply.status < 300 && tagOf(valueOf(request, HeaderId.TO)) === null) {
    dialog.routes = valuesOf(reply, 'Record-Route').toReversed()
  }
}

function makesDialog(request: Message, reply: Message): boolean {
  return (
    dialogMethods.has(request.method) &&
    reply.status > 100 &&
    reply.status < 300 &&
    tagOf(valueOf(reply, HeaderId.TO)) !== null &&
    tagOf(valueOf(request, HeaderId.TO)) === null
  )
}

function sameBranch(a: string | undefined, b: string | undefined): boolean {
  return branchOf(a) === branchOf(b)
}

function branchOf(via: string | undefined): string {
  return /;\s*branch\s*=\s*([^;,\s]+)/i.exec(via ?? '')?.[1] ?? ''
}
