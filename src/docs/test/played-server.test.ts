import t from 'tap'

import { standIn } from '../../../test/support/stand-in.ts'
import { nowhere } from '../../lang/position.ts'
import type { Context } from '../../runtime/context.ts'
import type { Server } from '../../runtime/server.ts'
import { CountingClock } from '../counting-clock.ts'
import { RealPlayedServer } from '../played-server.ts'
import { VirtualClock } from '../player/world/virtual-clock.ts'

/** A server of which only the parts exist that are used here. */
function makePlayed(): {
  played: RealPlayedServer
  clock: CountingClock
  virtual: VirtualClock
  begin: () => Context
  end: (ctx: Context) => void
} {
  const receiver = {
    begun: null as ((ctx: Context) => void) | null,
    ended: null as ((ctx: Context) => void) | null,
  }
  const server = standIn<Server>({
    receiver,
    names: { instances: () => [] },
    script: { program: { position: (at: number) => ({ ...nowhere, line: at }) } },
  })
  const virtual = new VirtualClock()
  const clock = new CountingClock(virtual)
  const played = new RealPlayedServer(server, clock, ({ line }) => `line ${line}`, {
    pending: 0,
  })
  return {
    played,
    clock,
    virtual,
    begin: () => {
      const ctx = { trace: null } as Context
      receiver.begun?.(ctx)
      return ctx
    },
    end: (ctx) => receiver.ended?.(ctx),
  }
}

t.test('the trace has the last thousand statements since the last call', async (t) => {
  const { played, begin } = makePlayed()
  const ctx = begin()
  for (let at = 1; at <= 3500; at++) ctx.trace?.(at)
  const steps = played.trace()
  t.equal(steps.length, 1000)
  t.match(steps[0], { text: 'line 2501' })
  t.match(steps.at(-1), { text: 'line 3500', position: { line: 3500 } })
  t.same(played.trace(), [])
  ctx.trace?.(7)
  t.match(played.trace(), [{ text: 'line 7' }])
})

t.test('settle waits for scripts that wait for something real', async (t) => {
  const { played, begin, end } = makePlayed()
  const ctx = begin()
  let ended = false
  setTimeout(() => {
    ended = true
    end(ctx)
  }, 30)
  await played.settle()
  t.ok(ended, 'not before the script')
})

t.test('settle is not misled by messages that end without having begun', async (t) => {
  const { played, end } = makePlayed()
  end({} as Context)
  await t.resolves(played.settle())
})

t.test('settle does not wait for a script that the virtual clock will wake', async (t) => {
  const { played, clock, virtual, begin, end } = makePlayed()
  const ctx = begin()
  clock.after(1000, () => end(ctx))
  await played.settle()
  t.equal(clock.pending, 1)
  const start = process.hrtime.bigint()
  for (let i = 0; i < 20; i++) await played.settle()
  t.ok(process.hrtime.bigint() - start < 200_000_000n, 'one that is known to sleep costs no time')
  virtual.fireNext()
  t.equal(clock.pending, 0)
  await played.settle()
})

t.test('a clock counts timers once, whether they fire or are called off', async (t) => {
  const virtual = new VirtualClock()
  const clock = new CountingClock(virtual)
  const fired = clock.after(1, () => {})
  const cancelled = clock.after(2, () => t.fail('was called off'))
  t.equal(clock.pending, 2)
  cancelled.cancel()
  cancelled.cancel()
  virtual.fireNext()
  virtual.fireNext()
  fired.cancel()
  t.equal(clock.pending, 0)
  t.equal(clock.now(), virtual.now())
})

t.test('an evaluation before any message says so', async (t) => {
  const { played } = makePlayed()
  t.throws(() => played.evaluate('$rm'), { code: 'docs/expression-refused' })
})
