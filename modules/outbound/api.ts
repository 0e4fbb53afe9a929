/** What `outbound` offers other modules. */

import { type Context, defineApi, type Listener, type Peer, type Uri } from 'siprose'

/** A flow: who is at its other end, and our socket (RFC 5626 section 3). */
export interface Flow {
  readonly peer: Peer
  /** Ours; null where it is gone. */
  readonly socket: Listener | null
}

/** Flows, and the tokens that stand for them. */
export interface OutboundApi {
  /** Whether a Record-Route, or a Path in a REGISTER, has to have the token of the flow that the request came by. */
  isWanted(ctx: Context): boolean

  /** The token of the flow that the request came by, as the user of a URI. */
  tokenFor(ctx: Context): string

  /**
   * The flow whose token is the user of a Route of ours.
   *
   * @returns null where it is no token, or the request came by that very flow; `tampered` where it is none of ours
   */
  flowOf(ctx: Context, route: Uri): Flow | 'tampered' | null

  /** Makes the request go down a flow, and nowhere else. */
  follow(ctx: Context, flow: Flow): void
}

/** The key under which other modules ask for it. */
export const outboundApi = defineApi<OutboundApi>('outbound')
