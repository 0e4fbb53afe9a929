import t from 'tap'

import { VirtualClock } from '../../docs/player/world/virtual-clock.ts'
import { Repeats } from '../repeat.ts'

/** Moves a clock on, as an example does. */
function pass(clock: VirtualClock, ms: number): void {
  const end = clock.now() + ms
  for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) clock.fireNext()
  clock.moveTo(end)
}

t.test('Repeats runs again and again, until it is called off or all is stopped', (t) => {
  const clock = new VirtualClock()
  const repeats = new Repeats(clock, () => t.fail('nothing fails'))
  const runs: string[] = []
  const first = repeats.add(100, () => runs.push('a'))
  repeats.add(250, () => runs.push('b'))
  pass(clock, 500)
  t.equal(runs.join(''), 'aabaaba', 'at 500 ms both are due, in the order they were set again')
  first.cancel()
  pass(clock, 250)
  t.equal(runs.join(''), 'aabaabab')
  repeats.stop()
  pass(clock, 5000)
  t.equal(runs.length, 8)
  t.equal(clock.nextDue, null, 'no timer is left')
  t.end()
})

t.test('Repeats leaves out runs that were missed, and keeps to the times of the others', (t) => {
  const clock = new VirtualClock()
  const times: number[] = []
  const start = clock.now()
  const repeats = new Repeats(clock, () => t.fail('nothing fails'))
  repeats.add(100, () => times.push(clock.now() - start))
  clock.moveTo(start + 350)
  pass(clock, 150)
  t.same(times, [350, 400, 500])
  repeats.stop()
  t.end()
})

t.test('Repeats tells what the work throws, and goes on', (t) => {
  const clock = new VirtualClock()
  const told: unknown[] = []
  const repeats = new Repeats(clock, (error) => told.push(error))
  repeats.add(0, () => {
    throw new Error('broken')
  })
  pass(clock, 3)
  t.match(told, [{ message: 'broken' }, { message: 'broken' }, { message: 'broken' }])
  repeats.stop()
  t.end()
})
