import t from 'tap'

import type { Context, Host } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Repeats } from '../../../src/runtime/repeat.ts'
import { parseDefinition, routesIn } from '../definition.ts'
import { Timers } from '../timers.ts'

t.test('parseDefinition reads what the field writes, and says what is wrong', (t) => {
  t.same(parseDefinition('tmr1=ONTIMER,1000'), {
    name: 'tmr1',
    route: 'ONTIMER',
    intervalMs: 1000,
    enabled: false,
  })
  t.match(parseDefinition('T=X,100,,enable'), { enabled: true })
  t.match(parseDefinition(' T = X , 100 , fast '), { name: 'T', route: 'X', enabled: false })
  for (const text of [
    '',
    'T',
    'T=',
    'T=X',
    'T=X,0',
    'T=X,-1',
    'T=X,1s',
    'T=X,99999999999',
    '=X,1',
  ]) {
    t.throws(() => parseDefinition(text), { code: 'timer/definition' }, text)
    t.same(routesIn(text), [])
  }
  t.throws(() => parseDefinition('T=X,1,quick'), { message: /slow, fast/ })
  t.throws(() => parseDefinition('T=X,1,slow,on'), { message: /`enable`/ })
  t.throws(() => parseDefinition('T=X,1,slow,enable,more'), { code: 'timer/definition' })
  t.same(routesIn('T=X,1'), ['X'])
  t.end()
})

t.test(
  'Timers switches on and off, and leaves out runs that would be on top of another',
  async (t) => {
    const clock = new VirtualClock()
    const repeats = new Repeats(clock, (error) => t.fail(String(error)))
    let runs = 0
    let end = (): void => undefined
    const wait = (): Promise<number> =>
      new Promise((resolve) => {
        runs++
        end = () => resolve(1)
      })
    const server = standIn<Host>({
      every: (ms: number, run: () => void) => repeats.add(ms, run),
      blankContext: () => ({}) as Context,
      route: () => ({ name: 'X', waits: true, run: wait }),
    })
    const timers = new Timers(server, ['a=X,1000', 'b=X,1000'])
    timers.start()
    const timer = timers.find('a')
    t.ok(timer)
    if (timer === null) return
    t.notOk(timer.enabled)
    t.equal(clock.nextDue, null, 'nothing is on')
    timer.enable()
    timer.enable()
    for (let i = 0; i < 3; i++) clock.fireNext()
    t.equal(runs, 1)
    end()
    await new Promise(setImmediate)
    clock.fireNext()
    t.equal(runs, 2)
    timer.disable()
    t.equal(clock.nextDue, null)
    timer.enable()
    timers.stop()
    t.equal(clock.nextDue, null)
    t.equal(timers.find('c'), null)
    t.throws(() => new Timers(server, ['a=X,1', 'a=Y,1']), { code: 'timer/twice' })
  },
)
