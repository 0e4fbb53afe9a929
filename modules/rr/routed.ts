/** What is known of requests that came by a Route of ours. */

import { type Context, isOwn, param, type Uri } from 'siprose'

import type { Direction } from './api.ts'
import { firstRoute, RouteEntry, routeAfter } from './route-set.ts'

/** What `loose_route()` has found out about one request. */
export class Routed {
  /** The parameters of the URI of ours that it came by, `;lr;ftag=1`; null for none. */
  readonly params: string | null
  /** Whether a Route is left behind ours. */
  readonly next: boolean
  /** Whether its request URI was made a Route. */
  readonly appended: boolean

  constructor(params: string | null, next: boolean, appended: boolean) {
    this.params = params
    this.next = next
    this.appended = appended
  }
}

/** The parameters of a URI with the semicolon before them; '' for none. */
export function paramsOf(uri: Uri): string {
  const { params } = uri
  return params === '' ? '' : `;${params}`
}

/** The requests of one server that came by Routes. */
export class RoutedRequests {
  readonly #double: boolean

  /** @param double - whether two Routes of ours may stand for one */
  constructor(double: boolean) {
    this.#double = double
  }

  /** Keeps what was found out. */
  keep(ctx: Context, routed: Routed): void {
    // with the context, as a message may be exchanged for its changed self
    ctx.routed = routed
  }

  /** What was found out; null for nothing yet. */
  of(ctx: Context): Routed | null {
    return ctx.routed instanceof Routed ? ctx.routed : null
  }

  /** The parameters that the request came with; null where it came by no URI of ours. */
  params(ctx: Context): string | null {
    const known = this.of(ctx)
    if (known !== null) return known.params
    // another route of the same request, which has a context of its own, or one that comes too early
    const own = ownRoute(ctx)
    return own === null ? null : paramsOf(own.uri)
  }

  /** The value of one of them, '' for one without; null where it is not there. */
  param(ctx: Context, name: string): string | null {
    const params = this.params(ctx)
    return params === null ? null : param(params, 0, params.length, name)
  }

  /** Whether the next hop is a Route behind ours. */
  hasNext(ctx: Context): boolean {
    const known = this.of(ctx)
    if (known !== null) return known.next
    if (ctx.routeType === 'request') return false
    const own = ownRoute(ctx)
    if (own === null) return false
    const next = routeAfter(ctx.message, own)
    if (!(next instanceof RouteEntry)) return false
    if (!this.#double || own.uri.param('r2') === null) return true
    return routeAfter(ctx.message, next) instanceof RouteEntry
  }

  /** Which way the request goes in its dialog. */
  direction(ctx: Context): Direction {
    const tag = this.param(ctx, 'ftag')
    return tag === null || tag === '' || tag === ctx.message.fromTag ? 'downstream' : 'upstream'
  }
}

function ownRoute(ctx: Context): RouteEntry | null {
  const first = firstRoute(ctx.message)
  return first instanceof RouteEntry && isOwn(ctx.server, first.uri) ? first : null
}
