/** The compiled configuration at work: runs routes on messages and keeps whatever happens inside from getting out. */

import type { Position } from '../lang/position.ts'
import { printPosition } from '../lang/position.ts'
import type { CompiledRoute, Program } from '../lang/vocabulary.ts'
import type { RouteType } from '../lang/vocabulary.ts'
import type { Context } from './context.ts'
import type { Host } from './host.ts'
import type { RouteTimes } from './latency.ts'

const REPORT_INTERVAL_MS = 1000

/** What is told about a run that ended. */
export interface RunObserver {
  /** A message's route has ended. */
  ended(ctx: Context): void
  /** A route threw, or a function in it. */
  failed(ctx: Context): void
}

/** The routes of one configuration. */
export class Script {
  readonly program: Program
  readonly #server: Host
  readonly #times: RouteTimes
  readonly #reported = new Map<number, number>()

  constructor(program: Program, server: Host, times: RouteTimes) {
    this.#times = times
    this.program = program
    this.#server = server
  }

  /** The route of a type and name, or null where the configuration has none. */
  route(type: RouteType, name: string | null): CompiledRoute | null {
    return this.program.route(type, name)
  }

  /**
   * Runs a route on a message, from a clean start.
   *
   * @param route - which
   * @param ctx - on what
   * @returns the route's result; a promise only where the route waits. It throws what a function in it throws.
   */
  run(route: CompiledRoute, ctx: Context): number | Promise<number> {
    ctx.rc = 0
    ctx.halted = false
    ctx.dropped = false
    ctx.depth = 0
    ctx.routeType = route.type
    if (route.name !== null || (route.type !== 'request' && route.type !== 'reply'))
      return route.run(ctx)
    const since = this.#times.begin()
    return since < 0 ? route.run(ctx) : this.#timed(route, ctx, since)
  }

  #timed(route: CompiledRoute, ctx: Context, since: number): number | Promise<number> {
    const result = route.run(ctx)
    if (typeof result !== 'number') return this.#timedLater(route, since, result)
    this.#times.end(route.type, since)
    return result
  }

  async #timedLater(
    route: CompiledRoute,
    since: number,
    running: Promise<number>,
  ): Promise<number> {
    const result = await running
    this.#times.end(route.type, since)
    return result
  }

  /** The place of the action that a message's script has reached. */
  position(ctx: Context): Position {
    return this.program.position(ctx.at)
  }

  /** The name of the route that a place is in: of the last one that begins before it in the same file. */
  routeNameAt({ file, offset }: Position): string | null {
    let name: string | null = null
    let start = -1
    for (const { name: each, position } of this.program.routes) {
      if (position.file !== file || position.offset > offset || position.offset < start) continue
      name = each
      start = position.offset
    }
    return name
  }

  /**
   * Logs an error of a script with its place, at most once a second for one place.
   *
   * @param ctx - the message
   * @param code - `layer/kebab-name`
   * @param text - the fact
   */
  report(ctx: Context, code: string, text: string): void {
    const now = this.#server.clock.now()
    const last = this.#reported.get(ctx.at)
    if (last !== undefined && now - last < REPORT_INTERVAL_MS) return
    this.#reported.set(ctx.at, now)
    const place = printPosition(this.position(ctx))
    const call = ctx.message.callId
    this.#server.log.error(
      `${place}: error[${code}]: ${text}${call === null ? '' : ` (Call-ID ${call})`}`,
    )
  }
}
