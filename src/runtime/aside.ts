/** A route that runs beside the script: between two actions of another route, or later, on a message of its own. */

import { runtimeCodes } from '../lang/compile/codes.ts'
import type { CompiledRoute } from '../lang/vocabulary.ts'
import type { Context } from './context.ts'
import { SiproseError } from './errors.ts'

/** A route of the configuration that a module may run. */
export interface Runnable {
  /** As the configuration writes it between the brackets; null for `request_route` and `reply_route`. */
  readonly name: string | null
  /** True when a run may give a promise. */
  readonly waits: boolean
  /**
   * Runs it from a clean start. What it leaves on the message stays; where the script was, and what it had come to, is as before.
   *
   * @returns the route's result; an error in it is logged with its place, and gives -1
   */
  run(ctx: Context): number | Promise<number>
  /**
   * Runs it in the place of an action of the script, as `route()` does: `exit` and `drop` in it end the script.
   *
   * @returns the route's result; 0 where it ended the script. It throws what a function in it throws.
   */
  call(ctx: Context): number | Promise<number>
}

/** Told of an error in such a route. */
export type Failed = (ctx: Context, error: unknown) => void

/** A compiled route, guarded. */
export class AsideRoute implements Runnable {
  readonly #route: CompiledRoute
  readonly #failed: Failed

  /**
   * @param route - what runs
   * @param failed - told what it throws
   */
  constructor(route: CompiledRoute, failed: Failed) {
    this.#route = route
    this.#failed = failed
  }

  get name(): string | null {
    return this.#route.name
  }

  get waits(): boolean {
    return this.#route.waits
  }

  run(ctx: Context): number | Promise<number> {
    const { at, rc, halted, dropped, depth, routeType } = ctx
    const restore = (result: number) => {
      ctx.at = at
      ctx.rc = rc
      ctx.halted = halted
      ctx.dropped = dropped
      ctx.depth = depth
      ctx.routeType = routeType
      return result
    }
    ctx.rc = 0
    ctx.halted = false
    ctx.dropped = false
    ctx.depth = 0
    ctx.routeType = this.#route.type
    try {
      const result = this.#route.run(ctx)
      if (typeof result === 'number') return restore(result)
      return result.catch((error: unknown) => this.#fail(ctx, error)).then(restore)
    } catch (error) {
      return restore(this.#fail(ctx, error))
    }
  }

  call(ctx: Context): number | Promise<number> {
    const limit = ctx.server.settings.max_recursive_level
    if (ctx.depth >= limit) {
      const text = `more than ${limit} routes have called one another`
      return this.#fail(ctx, new SiproseError(runtimeCodes.tooDeep, text))
    }
    const { at } = ctx
    ctx.depth += 1
    const ended = (result: number): number => {
      ctx.at = at
      ctx.depth -= 1
      return ctx.halted ? 0 : result
    }
    const result = this.#route.run(ctx)
    return typeof result === 'number' ? ended(result) : result.then(ended)
  }

  #fail(ctx: Context, error: unknown): number {
    this.#failed(ctx, error)
    return -1
  }
}
