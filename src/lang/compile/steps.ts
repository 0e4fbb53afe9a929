/** Routes that may wait, run step by step: what they wait for lies between two steps, and other messages run meanwhile. */

import type { Carried, Frame } from '../vocabulary.ts'

/** A route at work: it gives what it has to wait for, is given what came of it, and ends with its result. */
export type Steps = Generator<unknown, number, unknown>

const nothingCarried: Carried = { take: () => null, restore: () => undefined }

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
  carried: Carried = nothingCarried,
): number | Promise<number> {
  const { done, value } = steps.next()
  return done === true ? value : goOn(steps, value, ctx, carried)
}

async function goOn(steps: Steps, first: unknown, ctx: Frame, carried: Carried): Promise<number> {
  for (let waitedFor = first; ;) {
    ctx.carried = carried.take()
    const outcome = await waitedFor
    // a route that was run inside of this one has left its own here
    carried.restore(ctx.carried)
    const { done, value } = steps.next(outcome)
    if (done === true) {
      ctx.carried = carried.take()
      return value
    }
    waitedFor = value
  }
}
