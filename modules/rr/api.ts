/** What `rr` offers other modules. */

import { type Context, defineApi } from 'siprose'

/** Which way a request of a dialog goes: `downstream` as the one that made it, from caller to callee. */
export type Direction = 'downstream' | 'upstream'

/**
 * Hears of each request that came by a Route, or a request URI, that this server has written.
 *
 * @param ctx - the request, with its destination set
 * @param params - the parameters of that URI, `;lr;ftag=1`; '' for none
 */
export type RouteHandler = (ctx: Context, params: string) => void

/** Record-Routes, and what comes back of them. */
export interface RrApi {
  /** Whether a Record-Route has the tag of From in it, so that {@link direction} is more than a guess. */
  readonly appendsFromTag: boolean

  /**
   * Adds a Record-Route, as `record_route()` does.
   *
   * @param params - parameters of its URI, `;name=value`; '' for none
   * @returns false where the request has one already
   */
  recordRoute(ctx: Context, params: string): boolean

  /**
   * Adds parameters to the Record-Route that was added, or will be.
   *
   * @param params - `;name=value`
   */
  addParam(ctx: Context, params: string): void

  /** The parameters of the Route by which the request came here, `;lr;ftag=1`; null where it came by none. */
  routeParams(ctx: Context): string | null

  /** The value of one of them, '' for one without; null where it is not there. */
  getRouteParam(ctx: Context, name: string): string | null

  /** Which way the request goes in its dialog; `downstream` where nothing tells. */
  direction(ctx: Context): Direction

  /** Asks to hear of requests that `loose_route()` finds to be routed by this server. */
  onLooseRoute(handler: RouteHandler): void
}

/** The key under which other modules ask for it. */
export const rrApi = defineApi<RrApi>('rr')
