/** Actions that take long: code around calls that measures them, there only where it was asked for. */

import type { Position } from '../position.ts'
import type { Scope } from './scope.ts'

/** Measures calls; made by the server, which knows what time it is and what is long. */
export interface SlowCalls {
  /** Microseconds since some moment. */
  readonly now: () => number
  /**
   * A call has ended.
   *
   * @param since - what `now` gave before
   * @param name - what was called, `t_relay` or `route(NAME)`
   * @param position - where
   */
  readonly ended: (ctx: never, since: number, name: string, position: Position) => void
}

/** Puts the measuring around code of a call, which is an expression; the code as it is where nothing measures. */
export function measured(scope: Scope, js: string, name: string, position: Position): string {
  const { slow } = scope.unit
  if (slow === null) return js
  const since = scope.temporary()
  const result = scope.temporary()
  const calls = scope.constant(slow)
  const facts = `${since}, ${scope.constant(name)}, ${scope.constant(position)}`
  return `(${since} = ${calls}.now(), ${result} = ${js}, ${calls}.ended(ctx, ${facts}), ${result})`
}
