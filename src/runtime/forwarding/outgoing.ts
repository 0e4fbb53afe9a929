/** A message that is about to leave: what `onsend_route` sees of it. */

import type { Listener } from '../../net/listener.ts'
import type { Peer } from '../../net/peer.ts'
import type { Runnable } from '../aside.ts'
import type { Context } from '../context.ts'

/** The message, as it leaves. */
export interface Outgoing {
  /** The socket it leaves from. */
  readonly from: Listener
  /** Where it goes. */
  readonly to: Peer
  /** All of it, one char a byte. */
  readonly text: string
}

/**
 * Asks `onsend_route` whether a message may leave.
 *
 * @param route - the route
 * @returns false where it ended in `drop`, or in `return 0`; a route that waits cannot hold the message back
 */
export function mayLeave(route: Runnable, ctx: Context, outgoing: Outgoing): boolean {
  const before = ctx.outgoing
  ctx.outgoing = outgoing
  const result = route.run(ctx)
  if (typeof result === 'number') {
    ctx.outgoing = before
    return result !== 0
  }
  ctx.server.log.info('onsend_route waits, so the message has left before it ended')
  void result.then(() => {
    ctx.outgoing = before
  })
  return true
}
