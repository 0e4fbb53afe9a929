import t from 'tap'

import type { Context, Host, Runnable } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Tasks } from '../tasks.ts'

function serverWith(run: (ctx: Context) => number | Promise<number>) {
  const clock = new VirtualClock()
  const lines: string[] = []
  const route: Runnable = { name: 'GO', waits: true, run, call: run }
  const server = standIn<Host>({
    clock,
    log: { error: (line: string) => lines.push(line) },
    blankContext: () => ({}) as Context,
    route: (_type: string, name: string) => (name === 'GO' ? route : null),
  })
  return { clock, lines, server }
}

t.test('Tasks runs a route on the same message, once it is time', async (t) => {
  const ran: Context[] = []
  const { clock, server } = serverWith((ctx) => ran.push(ctx))
  const tasks = new Tasks(server, server.log, 10)
  const ctx = {} as Context
  const running = tasks.later(ctx, 'GO', 1000)
  t.same(ran, [])
  clock.fireNext()
  await running
  t.equal(ran[0], ctx)
})

t.test('Tasks tells of what it cannot do, once', (t) => {
  const { lines, server } = serverWith(() => 1)
  const tasks = new Tasks(server, server.log, 1)
  t.equal(tasks.later({} as Context, 'NOPE', 1), null)
  t.notOk(tasks.hand('NOPE', { data: '', group: '' }))
  t.ok(tasks.later({} as Context, 'GO', 1))
  t.equal(tasks.later({} as Context, 'GO', 1), null)
  t.equal(tasks.wait(1), null)
  t.same(lines, [
    'async: there is no route `NOPE`',
    'async: max_waiting messages wait; one more does not',
  ])
  tasks.stop()
  t.end()
})

t.test('Tasks runs nothing once the server stops', async (t) => {
  const { clock, server } = serverWith(() => {
    t.fail('it is over')
    return 1
  })
  const tasks = new Tasks(server, server.log, 10)
  const running = tasks.later({} as Context, 'GO', 1000)
  const waiting = tasks.wait(1000)
  tasks.stop()
  await running
  t.equal(await waiting, false)
  t.equal(clock.nextDue, null)
})

t.test('Tasks shows data to the route it was handed to, and to no other', async (t) => {
  const seen: unknown[] = []
  const { clock, server } = serverWith((ctx) => seen.push(tasks.dataOf(ctx)))
  const tasks: Tasks = new Tasks(server, server.log, 10)
  t.ok(tasks.hand('GO', { data: 'a', group: 'g' }))
  t.ok(tasks.hand('GO', { data: 'b', group: 'g' }))
  clock.fireNext()
  clock.fireNext()
  await new Promise(setImmediate)
  t.same(seen, [
    { data: 'a', group: 'g' },
    { data: 'b', group: 'g' },
  ])
  t.equal(tasks.dataOf({} as Context), null)
})

t.test('Tasks tells an event route on a message of its own, within the limit', async (t) => {
  const told: unknown[] = []
  const { clock, lines, server } = serverWith((ctx) => told.push(tasks.toldTo(ctx)))
  const tasks = new Tasks(server, server.log, 1)
  const one = { type: '1', key: 'a', val: 'x' }
  t.notOk(tasks.tell('NOPE', one))
  t.ok(tasks.tell('GO', one))
  t.notOk(tasks.tell('GO', { ...one, key: 'b' }))
  t.same(told, [])
  clock.fireNext()
  await Promise.resolve()
  await Promise.resolve()
  t.same(told, [one])
  t.equal(tasks.toldTo({} as Context), null)
  t.same(lines, [
    'async: there is no event route `NOPE`',
    'async: max_waiting messages wait; one more does not',
  ])
})
