import t from 'tap'

import type { Context, Host, Runnable } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Repeats } from '../../../src/runtime/repeat.ts'
import { parseExec, parseTimer, routesIn } from '../definition.ts'
import { Workers } from '../workers.ts'

/** A server whose routes do what is said, and the clock it goes by. */
function serverWith(routes: Record<string, () => number | Promise<number>>) {
  const clock = new VirtualClock()
  const repeats = new Repeats(clock, (error) => t.fail(String(error)))
  const server = standIn<Host>({
    every: (ms: number, run: () => void) => repeats.add(ms, run),
    blankContext: () => ({}) as Context,
    route: (_type: string, name: string): Runnable | null => {
      const run = routes[name]
      return run === undefined ? null : { name, waits: true, run, call: run }
    },
  })
  return { clock, server, repeats }
}

async function pass(clock: VirtualClock, ms: number): Promise<void> {
  const end = clock.now() + ms
  for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) {
    clock.fireNext()
    await new Promise(setImmediate)
  }
  clock.moveTo(end)
}

t.test('parseTimer reads what the field writes, and says what is wrong', (t) => {
  t.same(parseTimer('name=ta;mode=1;interval=10;'), { name: 'ta', intervalMs: 10_000, workers: 1 })
  t.same(parseTimer('name=ta;interval=100000u'), { name: 'ta', intervalMs: 100, workers: 1 })
  t.same(parseTimer('name=ta;interval=1u;mode=3'), { name: 'ta', intervalMs: 1, workers: 3 })
  t.same(parseTimer('name=ta'), { name: 'ta', intervalMs: null, workers: 1 })
  for (const text of [
    '',
    'interval=1',
    'name=a;interval=0',
    'name=a;interval=x',
    'name=a;interval=',
    'name=a;interval=99999999',
    'name=a;mode=999',
    'name=a;mode=-1',
    'name=a;intervall=1',
  ]) {
    t.throws(() => parseTimer(text), { code: 'rtimer/definition' }, text)
  }
  t.end()
})

t.test('parseExec wants a timer and a route', (t) => {
  t.same(parseExec('timer=ta;route=GO;'), { timer: 'ta', route: 'GO' })
  for (const text of ['', 'timer=a', 'route=b', 'timer=;route=b', 'timer=a;rout=b']) {
    t.throws(() => parseExec(text), { code: 'rtimer/definition' }, text)
    t.same(routesIn(text), [])
  }
  t.same(routesIn('timer=ta;route=GO'), ['GO'])
  t.end()
})

t.test('Workers refuses a name that is there twice, or not at all', (t) => {
  const { server } = serverWith({})
  t.throws(() => new Workers(server, ['name=a', 'name=a'], [], 1), { code: 'rtimer/twice' })
  t.throws(() => new Workers(server, ['name=a'], ['timer=b;route=X'], 1), {
    code: 'rtimer/unknown',
    message: /there are a/,
  })
  t.end()
})

t.test('a route that waits longer than its interval is not run on top of itself', async (t) => {
  let begun = 0
  let end = (): void => undefined
  const { clock, server, repeats } = serverWith({
    SLOW: () => {
      begun++
      return new Promise((resolve) => {
        end = () => resolve(1)
      })
    },
  })
  new Workers(server, ['name=a;interval=1'], ['timer=a;route=SLOW'], 1).start()
  await pass(clock, 3000)
  t.equal(begun, 1)
  end()
  await new Promise(setImmediate)
  await pass(clock, 1000)
  t.equal(begun, 2)
  repeats.stop()
})

t.test('each worker has its number, and goes on while another waits', async (t) => {
  const { clock, server, repeats } = serverWith({ GO: () => 1 })
  const numbers: (number | null)[] = []
  const route = server.route('request', 'GO')
  server.route = () => ({
    name: 'GO',
    waits: false,
    run: (ctx) => {
      numbers.push(workers.numberOf(ctx))
      return route?.run(ctx) ?? 1
    },
    call: () => 1,
  })
  const workers = new Workers(server, ['name=a;mode=2'], ['timer=a;route=GO'], 5)
  workers.start()
  await pass(clock, 5000)
  t.same(numbers, [0, 1])
  t.equal(workers.numberOf({} as Context), null)
  repeats.stop()
})
