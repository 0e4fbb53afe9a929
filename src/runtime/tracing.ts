/** Following a script, action by action. */

import type { Position } from '../lang/position.ts'
import type { RouteType } from '../lang/vocabulary.ts'
import type { Context } from './context.ts'

/** Told of each action before it runs. */
export type Tracer = (ctx: Context, at: number) => void

/** One action of the configuration. */
export interface Action {
  readonly position: Position
  /** The kind of the route it stands in. */
  readonly routeType: RouteType
  /** The name of that route; null for `request_route` and `reply_route`. */
  readonly route: string | null
  /** The function, or the word of the language: `if`, `route`, `assign`. */
  readonly name: string
}

/** Lets a message's script be followed. */
export function follow(ctx: Context, tracer: Tracer): void {
  ctx.trace = (at) => tracer(ctx, at)
}

/** What an action is called, from the text it begins with. */
export function actionName(text: string): string {
  const [word] = /^\w+/.exec(text) ?? []
  return word ?? 'assign'
}
