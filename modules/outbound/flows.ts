/** Flows of one server: which requests need one kept, and which go down one (RFC 5626 sections 5.1 and 5.3). */

import {
  canonicalAddress,
  contacts,
  type Context,
  Fault,
  HeaderId,
  type Host,
  inUri,
  isOwn,
  type Listener,
  type Message,
  MethodId,
  peerAt,
  routeList,
  SendMode,
  type Uri,
  viaAt,
} from 'siprose'

import type { Flow } from './api.ts'
import type { FlowEnds, FlowTokens } from './flow-token.ts'

/** What the parameters say. */
export interface FlowSettings {
  /** The flag that asks for a token whatever the request is; -1 for none. */
  readonly force: number
  /** The flag that asks for none; -1 for none. */
  readonly forbid: number
}

/** The flows of one server. */
export class Flows {
  readonly #server: Host
  readonly #tokens: FlowTokens
  readonly #settings: FlowSettings

  constructor(server: Host, tokens: FlowTokens, settings: FlowSettings) {
    this.#server = server
    this.#tokens = tokens
    this.#settings = settings
  }

  /** Whether the request asks for the flow that it came by to be kept. */
  isWanted(ctx: Context): boolean {
    const { force, forbid } = this.#settings
    if (isSet(ctx, force)) return true
    if (isSet(ctx, forbid)) return false
    const { message } = ctx
    if (message.methodId !== MethodId.REGISTER && this.#cameByFlow(message)) return true
    return isFirstHop(message) && asksForFlow(message)
  }

  /** The token of the flow that the request came by. */
  tokenFor({ peer, listener }: Context): string {
    return this.#tokens.print({ proto: peer.proto, own: listener, peer })
  }

  /** What the user of a URI of ours says: a flow, `tampered`, or null where it is no token. */
  flowIn(uri: Uri): Flow | 'tampered' | null {
    const { user } = uri
    const ends = user === null ? null : this.#tokens.parse(user)
    if (ends === null || ends === 'tampered') return ends
    const { proto, peer } = ends
    return { peer: peerAt(proto, peer.address, peer.port), socket: this.#socketOf(ends) }
  }

  /** The same, for a request that is to go down the flow: null where it came by that. */
  flowOf({ peer }: Context, uri: Uri): Flow | 'tampered' | null {
    const flow = this.flowIn(uri)
    if (flow === null || flow === 'tampered') return flow
    const { proto, address, port } = flow.peer
    const same = peer.proto === proto && peer.port === port && peer.address === address
    return same ? null : flow
  }

  /** Sends the request down a flow. One that is gone cannot be opened from here (RFC 5626 section 5.3). */
  follow(ctx: Context, { peer, socket }: Flow): void {
    const { proto, address, port } = peer
    ctx.destinationUri = `sip:${inUri(address)}:${port};transport=${proto}`
    if (socket !== null) ctx.sendSocket = socket
    if (proto !== 'udp') ctx.forwardMode |= SendMode.NO_CONNECT
  }

  /** Whether the first Route is one that a flow was made known by. */
  #cameByFlow(message: Message): boolean {
    const header = message.first(HeaderId.ROUTE)
    const first = header === null ? undefined : routeList(header)[0]
    if (first === undefined || first instanceof Fault) return false
    const uri = first.parsedUri
    return uri !== null && uri.param('ob') !== null && isOwn(this.#server, uri)
  }

  #socketOf({ proto, own }: FlowEnds): Listener | null {
    for (const listener of this.#server.listeners) {
      if (listener.proto !== proto || listener.port !== own.port) continue
      const [address = ''] = listener.address.split('%', 1)
      if ((canonicalAddress(address) ?? address) === own.address) return listener
    }
    return null
  }
}

function isSet(ctx: Context, flag: number): boolean {
  return flag >= 0 && ((ctx.flags >>> flag) & 1) === 1
}

/** Whether nobody has passed the request on before us. */
function isFirstHop(message: Message): boolean {
  return viaAt(message, 1) === null
}

/** Whether a contact says so: with `reg-id` when it is registered, else with `ob`. */
function asksForFlow(message: Message): boolean {
  const registers = message.methodId === MethodId.REGISTER
  for (const contact of contacts(message)) {
    if (contact instanceof Fault) continue
    const { address } = contact
    const mark = registers ? address.param('reg-id') : (address.parsedUri?.param('ob') ?? null)
    if (mark !== null) return true
  }
  return false
}
