import t from 'tap'

import type { CompiledRoute } from '../../lang/vocabulary.ts'
import { nowhere } from '../../lang/position.ts'
import { AsideRoute } from '../aside.ts'
import { blankListener, blankMessage, blankPeer } from '../blank-message.ts'
import { Context } from '../context.ts'
import { EventSlot, FamilySlot } from '../event-slot.ts'
import type { Server } from '../server.ts'

/** A context of no server: a route made by hand asks for none. */
function blank(): Context {
  return new Context({} as Server, blankMessage(), blankPeer, blankListener, 0, 0, 'request')
}

function route(run: (ctx: Context) => number | Promise<number>): CompiledRoute {
  return { type: 'event', name: 'test', waits: false, position: nowhere, run: run as never }
}

t.test('AsideRoute starts clean, and leaves the script where it was', async (t) => {
  const ctx = blank()
  const state = { at: 7, rc: 3, halted: true, dropped: true, depth: 2, routeType: 'request' }
  const failed = () => t.fail('nothing fails')
  for (const wait of [false, true]) {
    Object.assign(ctx, state)
    const runnable = new AsideRoute(
      route((seen) => {
        t.match(seen, { rc: 0, halted: false, dropped: false, depth: 0, routeType: 'event' })
        Object.assign(seen, { at: 99, rc: 5, halted: true, dropped: true })
        return wait ? Promise.resolve(5) : 5
      }),
      failed,
    )
    t.equal(await runnable.run(ctx), 5)
    t.match(ctx, state)
  }
})

t.test(
  'AsideRoute keeps errors in, thrown or rejected, and tells them with their place',
  async (t) => {
    const ctx = blank()
    const told: unknown[] = []
    const failed = (where: Context, error: unknown) => told.push([where.at, String(error)])
    const throwing = new AsideRoute(
      route((seen) => {
        seen.at = 12
        throw new Error('at once')
      }),
      failed,
    )
    t.equal(throwing.run(ctx), -1)
    const rejecting = new AsideRoute(
      route((seen) => {
        seen.at = 13
        return Promise.reject(new Error('later'))
      }),
      failed,
    )
    t.equal(await rejecting.run(ctx), -1)
    t.same(told, [
      [12, 'Error: at once'],
      [13, 'Error: later'],
    ])
    t.equal(ctx.at, 0)
  },
)

t.test(
  'FamilySlot finds the route of each member, asked for before or after it is connected',
  (t) => {
    const lookup = (name: string) =>
      name === 'table:expired:calls'
        ? new AsideRoute(
            route(() => 42),
            () => undefined,
          )
        : null
    const family = new FamilySlot('table:expired')
    const early = family.of('calls')
    t.notOk(early.wanted)
    t.equal(early.run(blank()), 1, 'a route that nobody wrote results in 1')
    family.connect(lookup)
    t.ok(early.wanted)
    t.equal(family.of('calls'), early)
    t.equal(early.run(blank()), 42)
    t.notOk(family.of('users').wanted)
    const single = new EventSlot('table:expired:calls')
    single.connect(lookup)
    t.ok(single.wanted)
    t.end()
  },
)

t.test('blankMessage is a whole request, a new one each time', (t) => {
  const message = blankMessage()
  t.equal(message.fault, null)
  t.match(message, { method: 'OPTIONS', callId: 'none@siprose.invalid' })
  t.not(message, blankMessage())
  t.end()
})

t.test(
  'AsideRoute called as an action lets exit end the script, and bounds its depth',
  async (t) => {
    const ctx = new Context(
      { settings: { max_recursive_level: 3 } } as Server,
      blankMessage(),
      blankPeer,
      blankListener,
      0,
      0,
      'failure',
    )
    const told: string[] = []
    const failed = (_ctx: Context, error: unknown) => told.push(String(error))
    for (const wait of [false, true]) {
      ctx.halted = false
      ctx.at = 7
      const leaving = new AsideRoute(
        route((seen) => {
          t.match(seen, { depth: 1, routeType: 'failure' })
          Object.assign(seen, { at: 99, halted: true })
          return wait ? Promise.resolve(1) : 1
        }),
        failed,
      )
      t.equal(await leaving.call(ctx), 0)
      t.match(ctx, { at: 7, depth: 0, halted: true })
    }
    ctx.halted = false
    const endless: AsideRoute = new AsideRoute(
      route((seen) => endless.call(seen)),
      failed,
    )
    t.equal(endless.call(ctx), -1)
    t.match(told, [/more than 3 routes/])
    t.equal(ctx.depth, 0)
  },
)
