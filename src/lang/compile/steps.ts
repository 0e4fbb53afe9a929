/** Routes that may wait, run step by step: what they wait for lies between two steps, and other messages run meanwhile. */

import type { AllCarried, Frame } from '../vocabulary.ts'

/** A route at work: it gives what it has to wait for, is given what came of it, and ends with its result. */
export type Steps = Generator<unknown, number, unknown>

const nothingCarried: AllCarried = { take: () => [], restore: () => undefined }

/**
 * Runs a route to its end. Where nothing has to be waited for, that is at once, and no other message gets between.
 *
 * @param steps - the route, not begun
 * @param ctx - the message
 * @param carried - what is the script's own while it waits
 */
export function drive(
  steps: Steps,
  ctx: Frame,
  carried: AllCarried = nothingCarried,
): number | Promise<number> {
  goesOn(ctx, carried)
  const { done, value } = steps.next()
  if (done !== true) return goOn(steps, value, ctx, carried)
  hasEnded(ctx, carried)
  return value
}

async function goOn(
  steps: Steps,
  first: unknown,
  ctx: Frame,
  carried: AllCarried,
): Promise<number> {
  for (let waitedFor = first; ;) {
    ctx.carried = carried.take()
    ctx.waiting += 1
    let outcome: unknown
    try {
      outcome = await waitedFor
    } finally {
      ctx.waiting -= 1
      goesOn(ctx, carried)
    }
    const { done, value } = steps.next(outcome)
    if (done === true) {
      hasEnded(ctx, carried)
      return value
    }
    waitedFor = value
  }
}

/** A route of a message that has waited goes on, or one begins while another waits. */
function goesOn(ctx: Frame, carried: AllCarried): void {
  if (ctx.carried === null) return
  carried.restore(ctx.carried)
  ctx.carried = null
}

/** A route has ended; one that called it, by a function, may be waiting for it. */
function hasEnded(ctx: Frame, carried: AllCarried): void {
  if (ctx.waiting > 0) ctx.carried = carried.take()
}
