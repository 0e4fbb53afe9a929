import t from 'tap'

import type { Runnable } from '../aside.ts'
import type { Context } from '../context.ts'
import { mayLeave, type Outgoing } from '../forwarding/outgoing.ts'

const lines: string[] = []
const context = (): Context =>
  ({ outgoing: null, server: { log: { info: (line: string) => lines.push(line) } } }) as never
const outgoing = { from: {}, to: {}, text: 'x' } as Outgoing

function route(run: (ctx: Context) => number | Promise<number>): Runnable {
  return { name: null, waits: false, run, call: run }
}

t.test('mayLeave shows the message to the route, and to nobody after it', async (t) => {
  const ctx = context()
  let seen: Outgoing | null = null
  const look = route((inside) => {
    seen = inside.outgoing
    return 1
  })
  t.equal(mayLeave(look, ctx, outgoing), true)
  t.equal(seen, outgoing)
  t.equal(ctx.outgoing, null)
})

t.test('mayLeave keeps back what the route drops, and nothing that it fails on', async (t) => {
  t.equal(
    mayLeave(
      route(() => 0),
      context(),
      outgoing,
    ),
    false,
  )
  t.equal(
    mayLeave(
      route(() => -1),
      context(),
      outgoing,
    ),
    true,
  )
})

t.test('mayLeave lets go what a route that waits cannot hold', async (t) => {
  const ctx = context()
  const ended = Promise.resolve(0)
  t.equal(
    mayLeave(
      route(() => ended),
      ctx,
      outgoing,
    ),
    true,
  )
  t.equal(lines.length, 1)
  await ended
  await Promise.resolve()
  t.equal(ctx.outgoing, null)
})
