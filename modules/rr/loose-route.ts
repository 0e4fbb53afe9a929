/** Requests with Routes: what RFC 3261 section 16.4 does with them before a target is found, and section 16.6 after. */

import { type Context, isOwn, type Uri } from 'siprose'

import type { OutboundApi } from 'siprose/modules/outbound'

import type { RouteHandler } from './api.ts'
import { socketOf } from './own-sockets.ts'
import { paramsOf, Routed, type RoutedRequests } from './routed.ts'
import {
  appendRoute,
  FAULTY,
  firstRoute,
  lastRoute,
  NONE,
  removeLast,
  removeUpTo,
  routeAfter,
  RouteEntry,
} from './route-set.ts'

/** What a script is told. */
export const Outcome = {
  /** It goes where the Routes say, or where the request URI says within a dialog. */
  ROUTED: 1,
  /** It goes down a flow that its sender is known by. */
  BY_FLOW: 2,
  /** There are no Routes, or none that can be read. */
  NOT_ROUTED: -1,
  /** The token of a flow is not one of ours. */
  TAMPERED: -2,
  /** It makes a dialog, and the only Routes were ours. */
  PRELOADED: -3,
} as const

/** One of {@link Outcome}. */
export type Outcome = (typeof Outcome)[keyof typeof Outcome]

/** What the parameters say. */
export interface LooseSettings {
  /** Whether two Routes of ours may stand for one. */
  readonly double: boolean
  /** Whether a single Route of ours chooses the socket, too. */
  readonly forceSocket: boolean
  /** Whether a second Route that names no socket is told of. */
  readonly warns: boolean
}

/** Routing by Routes, for one server. */
export class LooseRouter {
  readonly #settings: LooseSettings
  readonly #routed: RoutedRequests
  readonly #tell: (text: string) => void
  readonly #handlers: RouteHandler[] = []
  /** Who knows of flows; null where that module is not loaded. */
  outbound: OutboundApi | null = null

  /** @param tell - writes a line to the log */
  constructor(settings: LooseSettings, routed: RoutedRequests, tell: (text: string) => void) {
    this.#settings = settings
    this.#routed = routed
    this.#tell = tell
  }

  /** Asks to hear of requests that came by a URI of ours. */
  onRouted(handler: RouteHandler): void {
    this.#handlers.push(handler)
  }

  /**
   * Deals with the Routes of a request.
   *
   * @param looseOnly - whether no look is taken for a strict router before us
   */
  route(ctx: Context, looseOnly: boolean): Outcome {
    const first = firstRoute(ctx.message)
    if (first === NONE || first === FAULTY) return Outcome.NOT_ROUTED
    const { toTag } = ctx.message
    const preloaded = toTag === null || toTag === ''
    const own = looseOnly || preloaded ? null : ownRequestUri(ctx)
    return own === null
      ? this.#afterLoose(ctx, first, preloaded)
      : this.#afterStrict(ctx, first, own)
  }

  /** After a strict router: we are in the request URI, and the target is the last Route. */
  #afterStrict(ctx: Context, first: RouteEntry, own: Uri): Outcome {
    const { message, server } = ctx
    let next: RouteEntry | typeof NONE | typeof FAULTY = first
    let passed: RouteEntry | null = null
    if (this.#settings.double && own.param('r2') !== null && isOwn(server, first.uri)) {
      passed = first
      next = routeAfter(message, first)
    }
    if (!(next instanceof RouteEntry)) return Outcome.NOT_ROUTED
    const params = paramsOf(own)
    if (next.uri.looseRouting) {
      const last = lastRoute(message)
      if (!(last instanceof RouteEntry)) return Outcome.NOT_ROUTED
      ctx.destinationUri = nextHop(next.uri)
      ctx.requestUri = last.uri.text
      removeLast(message, last, passed)
    } else {
      ctx.requestUri = next.uri.text
      removeUpTo(message, next)
    }
    if (passed !== null) this.#leaveBy(ctx, passed.uri)
    this.#routed.keep(ctx, new Routed(params, false, false))
    this.#tellHandlers(ctx, params)
    return Outcome.ROUTED
  }

  /** After a loose router, or the one who sent it first: we are in the first Route, or nowhere. */
  #afterLoose(ctx: Context, first: RouteEntry, preloaded: boolean): Outcome {
    const { message, server } = ctx
    if (!isOwn(server, first.uri)) {
      this.#goTo(ctx, null, first, false)
      // a request that came by a strict router is asked about a second time
      const params = this.#routed.of(ctx)?.params ?? null
      this.#routed.keep(ctx, new Routed(params, false, !first.uri.looseRouting))
      return Outcome.ROUTED
    }
    const flow = this.outbound?.flowOf(ctx, first.uri) ?? null
    if (flow === 'tampered') return Outcome.TAMPERED
    let passed = first
    let socketUri: Uri | null = this.#settings.forceSocket ? first.uri : null
    let next = routeAfter(message, first)
    if (this.#settings.double && first.uri.param('r2') !== null && next !== NONE) {
      if (next === FAULTY) return Outcome.NOT_ROUTED
      passed = next
      socketUri = next.uri
      next = routeAfter(message, next)
    }
    if (next === FAULTY) return Outcome.NOT_ROUTED
    const params = paramsOf(first.uri)
    const appended = next !== NONE && !next.uri.looseRouting
    if (flow !== null) this.outbound?.follow(ctx, flow)
    else if (socketUri !== null) this.#leaveBy(ctx, socketUri)
    if (next === NONE) removeUpTo(message, passed)
    else this.#goTo(ctx, passed, next, flow !== null)
    this.#routed.keep(ctx, new Routed(params, next !== NONE, appended))
    this.#tellHandlers(ctx, params)
    if (flow !== null) return Outcome.BY_FLOW
    return next === NONE && preloaded ? Outcome.PRELOADED : Outcome.ROUTED
  }

  /**
   * Goes to a Route: to a strict router by the request URI, whose place as the last Route the received one takes.
   *
   * @param passed - the last of those that are taken out, or null
   * @param decided - whether the destination is known already
   */
  #goTo(ctx: Context, passed: RouteEntry | null, next: RouteEntry, decided: boolean): void {
    const { message } = ctx
    if (next.uri.looseRouting) {
      if (!decided) ctx.destinationUri = nextHop(next.uri)
      if (passed !== null) removeUpTo(message, passed)
      return
    }
    // asked a second time it is there already
    if (this.#routed.of(ctx)?.appended !== true) appendRoute(message, message.requestUri)
    ctx.requestUri = next.uri.text
    removeUpTo(message, next)
  }

  #leaveBy(ctx: Context, uri: Uri): void {
    const socket = socketOf(ctx.server, uri)
    if (socket !== null) ctx.sendSocket = socket
    else if (this.#settings.warns) this.#tell(`no socket is ${uri.text}, which is a Route of ours`)
  }

  #tellHandlers(ctx: Context, params: string): void {
    for (const handler of this.#handlers) handler(ctx, params)
  }
}

/** The request URI, where it is ours and nobody's GRUU (RFC 5627 section 6.1). */
function ownRequestUri(ctx: Context): Uri | null {
  const { uri } = ctx
  return uri !== null && isOwn(ctx.server, uri) && uri.param('gr') === null ? uri : null
}

/** Where a loose router is: at its `maddr`, where it has one (RFC 3261 section 19.1.1). */
function nextHop(uri: Uri): string {
  const { maddr } = uri
  if (maddr === null || maddr === '') return uri.text
  const port = uri.port === null ? '' : `:${uri.port}`
  const transport = uri.transport === null ? '' : `;transport=${uri.transport}`
  return `${uri.scheme}:${maddr}${port}${transport}`
}
