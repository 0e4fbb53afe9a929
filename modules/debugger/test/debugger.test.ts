import t from 'tap'

import type { Context, Host } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { actionName } from '../../../src/runtime/tracing.ts'
import { Breakpoints, MAX_STOPPED } from '../breakpoints.ts'
import { Trace } from '../trace.ts'

t.test('Breakpoints let the first go first, and all go when time is up', async (t) => {
  const clock = new VirtualClock()
  const breakpoints = new Breakpoints(clock, true, 1000)
  const [a, b, c] = [{ at: 1 }, { at: 2 }, { at: 3 }] as [Context, Context, Context]
  const stops = [a, b, c].map((ctx) => breakpoints.stop(ctx))
  t.equal(breakpoints.first?.ctx, a)
  t.ok(breakpoints.next())
  await stops[0]
  t.match(breakpoints.first, { ctx: b, at: 2 })
  clock.fireNext()
  await stops[1]
  t.equal(breakpoints.count, 1)
  breakpoints.release()
  await stops[2]
  t.notOk(breakpoints.next())
  t.equal(breakpoints.first, null)
  t.equal(clock.nextDue, null)
})

t.test('Breakpoints stop nothing when they are off, and no more than they may', (t) => {
  const breakpoints = new Breakpoints(new VirtualClock(), false, 1000)
  t.equal(breakpoints.stop({} as Context), null)
  breakpoints.on = true
  for (let i = 0; i < MAX_STOPPED; i++) void breakpoints.stop({} as Context)
  t.equal(breakpoints.stop({} as Context), null)
  breakpoints.release()
  t.end()
})

t.test('Trace asks for an action once, and for none while it is off', (t) => {
  const lines: string[] = []
  let asked = 0
  const server = standIn<Host>({
    log: { shows: () => true, write: (_level: number, line: string) => lines.push(line) },
    action: (at: number) => {
      asked++
      return {
        position: { file: 'a.cfg', line: at },
        route: null,
        name: at === 9 ? 'assign' : 'if',
      }
    },
  })
  const style = { prefix: '>', level: -1, facility: null, file: true, assignments: false }
  const trace = new Trace(server, server.log, false, style)
  const ctx = { routeType: 'failure' } as Context
  trace.ran(ctx, 1)
  t.equal(asked, 0)
  trace.on = true
  for (const at of [1, 1, 9]) trace.ran(ctx, at)
  t.equal(asked, 2)
  t.same(lines, [
    '> failure_route=[DEFAULT_ROUTE] c=[a.cfg] l=1 n=if',
    '> failure_route=[DEFAULT_ROUTE] c=[a.cfg] l=1 n=if',
  ])
  t.end()
})

t.test('actionName is the word an action begins with', (t) => {
  t.same(['xlog("x");', 'if ($x)', '$var(x) = 1;', '', 'exit;'].map(actionName), [
    'xlog',
    'if',
    'assign',
    'assign',
    'exit',
  ])
  t.end()
})
