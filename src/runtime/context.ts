// hot
/** A message being routed: all that a running script and the functions it calls can see and change. */

import type { Frame, RouteType } from '../lang/vocabulary.ts'
import type { Listener } from '../net/listener.ts'
import type { Peer } from '../net/peer.ts'
import type { Header } from '../sip/header.ts'
import type { Message } from '../sip/message.ts'
import { parseUri, type Uri } from '../sip/uri.ts'
import type { Avps } from './avp.ts'
import { MessageLists } from './message-lists.ts'
import type { Transaction } from './transaction.ts'
import { Branch, Branches, type BranchFacts } from './branches.ts'
import type { Xavps } from './xavp.ts'
import type { Host } from './host.ts'
import type { HttpExchange } from './http-exchanges.ts'
import type { Outgoing } from './forwarding/outgoing.ts'
import type { Sending } from './forwarding/sending.ts'

/** An error as the answer to a request. */
export interface ReplyError {
  /** 300 to 699. */
  readonly status: number
  /** The phrase after it. */
  readonly reason: string
}

/** One message on its way through the script. */
export class Context implements Frame {
  at = 0
  rc = 1
  halted = false
  dropped = false
  depth = 0
  carried: unknown[] | null = null
  waiting = 0
  trace: ((at: number) => void) | null = null

  readonly server: Host
  /** The message as it was received, or as {@link renew} made it. */
  message: Message
  /** Who sent it; a script may say that somebody else did. */
  peer: Peer
  /** The socket it came in on; a script may say that it was another. */
  listener: Listener
  /** Numbered from 1, for each message the server receives. */
  readonly id: number
  /** When it was received, in milliseconds since 1970. */
  readonly receivedAt: number
  /** The kind of route that runs. */
  routeType: RouteType

  /** Where a forwarded request goes instead of the request URI (`$du`), or null. */
  destinationUri: string | null = null
  /** Flags of the message, set by `setflag()`: 32 bits. */
  flags = 0
  /** Flags 0 to 31 of a second set, `setxflag()`. */
  lowFlags = 0
  /** Flags 32 to 63 of it. */
  highFlags = 0
  /** Flags of the script, set by `setsflag()`: 32 bits that no transaction keeps. */
  scriptFlags = 0
  /** Flags of the branch that the request URI is, set by `setbflag()`: 32 bits. */
  branchFlags = 0
  /** What is known of the place that the request URI is, as a lookup found it; null where nobody knows anything. */
  facts: BranchFacts | null = null
  /** The socket a forwarded request leaves from, or null for the one that fits. */
  sendSocket: Listener | null = null
  /** What the script says of how this message leaves, or null where it says nothing. */
  sending: Sending | null = null
  /** The message that is about to leave, while `onsend_route` runs for it; else null. */
  outgoing: Outgoing | null = null
  /** How a forwarded request uses connections: bits of `SendMode`. */
  forwardMode = 0
  /** How replies to the request, or the reply in hand, use connections: bits of `SendMode`. */
  replyMode = 0
  /** True when the reply goes to where the request came from, whatever its Via says (RFC 3581). */
  forceRport = false
  /** True when the server's own reply goes to the address in the Via. */
  replyToVia = false
  /** The Max-Forwards a forwarded request leaves with, once the script has dealt with it; null while forwarding sees to it. */
  maxForwards: number | null = null
  /** What went wrong last, as a reply would say it: set by functions that could not do their work. */
  lastError: ReplyError | null = null
  /** Header lines for replies that the server itself makes, each with its line end. */
  replyHeaders = ''
  /** The body and its type for a reply that the server itself makes, or null. */
  replyBody: { readonly text: string; readonly type: string } | null = null
  /** The user whose credentials were checked and found good, or null: the name up to its `@`. */
  authorizedUser: string | null = null
  /** The header of those credentials, or null. */
  authorizedBy: Header | null = null
  /** True once the request was answered or forwarded. */
  answered = false
  /** The transaction that the message belongs to, or null. */
  transaction: Transaction | null = null
  /** The exchange of HTTP that the request begins, or null for SIP. */
  http: HttpExchange | null = null
  /** What the module that keeps the transaction runs the route for: one of its branches; null for all of it. */
  branch: object | null = null
  /** What the module for Route headers has found out about the request; null where it has not looked. */
  routed: object | null = null
  /** What the script asks of a transaction that it has not made yet, for the module that will; null where it asks for nothing. */
  transactionWishes: object | null = null
  /** Whether the request URI is a place to go to that no branch has been made of yet. */
  uriIsNew = true

  #requestUri: string
  #uri: Uri | null | undefined = undefined
  #lists: MessageLists | null = null
  /** The instances of groups of settings that `cfg_select()` chose, by group; null where it chose none. */
  chosenSettings: Map<string, number> | null = null
  #branches: Branches | null = null

  constructor(
    server: Host,
    message: Message,
    peer: Peer,
    listener: Listener,
    id: number,
    receivedAt: number,
    routeType: RouteType,
  ) {
    this.server = server
    this.message = message
    this.peer = peer
    this.listener = listener
    this.id = id
    this.receivedAt = receivedAt
    this.routeType = routeType
    this.#requestUri = message.requestUri
  }

  /** The request URI as the script sees it (`$ru`): as received, or as last changed. */
  get requestUri(): string {
    return this.#requestUri
  }

  set requestUri(text: string) {
    this.#requestUri = text
    this.#uri = undefined
    this.uriIsNew = true
  }

  /**
   * Goes on with another message in the place of the one in hand: the same one with its changes made, for example.
   *
   * What was collected beside the old one, its edits and a changed request URI, goes with it.
   */
  renew(message: Message): void {
    this.message = message
    this.requestUri = message.requestUri
  }

  /** The request URI, parsed; null where it is not a URI. */
  get uri(): Uri | null {
    if (this.#uri === undefined) this.#uri = this.#parseUri()
    return this.#uri
  }

  #parseUri(): Uri | null {
    const { message } = this
    const received = this.#requestUri === message.requestUri
    return received ? message.target : parseUri(this.#requestUri, message.rules)
  }

  /** The places the request goes to besides its request URI. */
  get branches(): Branches {
    this.#branches ??= new Branches(this.server.settings.max_branches)
    return this.#branches
  }

  /** True where there are places besides the request URI; asking makes no list of them. */
  get hasBranches(): boolean {
    return this.#branches !== null && this.#branches.count > 0
  }

  /**
   * Adds a place: with the destination, socket, flags and path that the request URI has.
   *
   * @param uri - the place; null for the request URI as it is
   * @param q - preference in thousandths, or null
   * @returns null when there are too many
   */
  addBranch(uri: string | null, q: number | null): Branch | null {
    const branch = new Branch(uri ?? this.requestUri)
    branch.destinationUri = this.destinationUri
    branch.flags = this.branchFlags
    branch.sendSocket = this.sendSocket
    const { facts } = this
    branch.q = q ?? facts?.q ?? null
    if (facts !== null) {
      branch.path = facts.path
      branch.ruid = facts.ruid
      branch.instance = facts.instance
      branch.userAgent = facts.userAgent
      branch.connection = facts.connection
    }
    return this.branches.append(branch) ? branch : null
  }

  /** The AVPs and XAVPs of the message, to be shared with others of its transaction. */
  get lists(): MessageLists {
    this.#lists ??= new MessageLists()
    return this.#lists
  }

  set lists(lists: MessageLists) {
    this.#lists = lists
  }

  /** The AVPs of the message. */
  get avps(): Avps {
    return this.lists.avps
  }

  /** The XAVPs of the message, and their relatives. */
  get xavps(): Xavps {
    return this.lists.xavps
  }

  /** The context of a message that the server made of this one, a reply for example: the same peer, socket and AVPs. */
  companion(message: Message, routeType: RouteType): Context {
    const { server, peer, listener, id, receivedAt } = this
    const context = new Context(server, message, peer, listener, id, receivedAt, routeType)
    context.#lists = this.lists
    return context
  }
}
