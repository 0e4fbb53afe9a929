import t from 'tap'

import { VirtualClock } from '../../docs/player/world/virtual-clock.ts'
import type { Context } from '../context.ts'
import { Locks } from '../locks.ts'

/** Moves a clock on, firing what is due. */
function pass(clock: VirtualClock, ms: number): void {
  const end = clock.now() + ms
  for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) clock.fireNext()
  clock.moveTo(end)
}

t.test('Locks hold others up until they are let go, forgotten, or too slow', async (t) => {
  const clock = new VirtualClock()
  const locks = new Locks(clock, 5000)
  const [a, b, c] = [{}, {}, {}] as [Context, Context, Context]
  t.equal(locks.take('x', a), true)
  t.equal(locks.take('x', a), true, 'again by the same')
  t.equal(locks.take('y', b), true, 'another item')
  const waits = locks.take('x', b)
  const later = locks.take('x', c)
  t.notOk(locks.release('x', b), 'not its own')
  t.ok(locks.release('x', a))
  t.ok(locks.release('x', a))
  t.equal(await waits, true)
  pass(clock, 5000)
  t.equal(await later, false, 'b never let go, so c gave up')
  t.equal(locks.size, 0, 'and what was forgotten is free')
  t.equal(locks.take('x', c), true)
  const stopped = locks.take('x', a)
  locks.stop()
  t.equal(await stopped, false)
  t.equal(clock.nextDue, null)
})

t.test('Locks let only so many wait', async (t) => {
  const clock = new VirtualClock()
  const locks = new Locks(clock, 5000)
  const owner = {} as Context
  t.equal(locks.take('x', owner), true)
  const waits = Array.from({ length: 10_000 }, () => locks.take('x', {} as Context))
  t.ok(waits.every((one) => one instanceof Promise))
  t.equal(locks.take('x', {} as Context), false)
  t.equal(locks.take('y', {} as Context), true, 'what is free can be had')
  locks.stop()
  t.same(new Set(await Promise.all(waits)), new Set([false]))
})
