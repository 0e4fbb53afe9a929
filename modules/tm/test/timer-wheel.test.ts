import t from 'tap'

import type { Clock, Timer } from 'siprose'

import { Timed, TimerWheel } from '../engine/timer-wheel.ts'

/** A clock that stands until it is moved. */
class HandClock implements Clock {
  #now = 1000
  #waiting: { at: number; run: () => void }[] = []
  wakes = 0

  now(): number {
    return this.#now
  }

  turn(): number {
    return this.#now
  }

  micros(): number {
    return this.#now * 1000
  }

  after(ms: number, run: () => void): Timer {
    const entry = { at: this.#now + ms, run }
    this.#waiting.push(entry)
    return {
      cancel: () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry)
      },
    }
  }

  move(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#waiting.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > end) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      this.wakes++
      next.run()
    }
    this.#now = end
  }
}

class Bell extends Timed {
  readonly rung: number[] = []
  readonly #then: (() => void) | null

  constructor(then: (() => void) | null = null) {
    super()
    this.#then = then
  }

  fire(now: number): void {
    this.rung.push(now)
    this.#then?.()
  }
}

t.test('a timer fires at its millisecond, wherever in the rings it was', (t) => {
  const clock = new HandClock()
  const wheel = new TimerWheel(clock)
  for (const ms of [
    1, 2, 255, 256, 257, 500, 511, 512, 65_535, 65_536, 65_537, 300_000, 20_000_000,
  ]) {
    const bell = new Bell()
    const from = wheel.now()
    wheel.set(bell, from + ms)
    clock.move(ms - 1)
    t.same(bell.rung, [], `${ms} ms are not over`)
    clock.move(1)
    t.same(bell.rung, [from + ms], `${ms} ms are over`)
    t.equal(wheel.size, 0)
  }
  t.end()
})

t.test('many timers set at odd times fire in order and at theirs', (t) => {
  const clock = new HandClock()
  const wheel = new TimerWheel(clock)
  const bells: { bell: Bell; due: number }[] = []
  let seed = 7
  for (let i = 0; i < 3000; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const bell = new Bell()
    const due = wheel.now() + 1 + (seed % 200_000)
    wheel.set(bell, due)
    bells.push({ bell, due })
    if (i % 7 === 0) clock.move(seed % 300)
  }
  clock.move(300_000)
  t.equal(bells.filter(({ bell, due }) => bell.rung.length !== 1 || bell.rung[0] !== due).length, 0)
  t.equal(wheel.size, 0)
  t.end()
})

t.test('what is called off or set anew does not fire at the old time', (t) => {
  const clock = new HandClock()
  const wheel = new TimerWheel(clock)
  const off = new Bell()
  const later = new Bell()
  wheel.set(off, wheel.now() + 10)
  wheel.set(later, wheel.now() + 10)
  wheel.cancel(off)
  wheel.cancel(off)
  wheel.set(later, wheel.now() + 1000)
  clock.move(999)
  t.same([off.rung.length, later.rung.length], [0, 0])
  clock.move(1)
  t.same([off.rung.length, later.rung.length], [0, 1])
  t.end()
})

t.test('a timer may set itself and call off its neighbour while it fires', (t) => {
  const clock = new HandClock()
  const wheel = new TimerWheel(clock)
  const neighbour = new Bell()
  const first: Bell = new Bell(() => {
    wheel.cancel(neighbour)
    if (first.rung.length < 3) wheel.set(first, 0)
  })
  wheel.set(first, wheel.now() + 5)
  wheel.set(neighbour, wheel.now() + 5)
  clock.move(100)
  t.same(first.rung, [5, 6, 7], 'what is past happens a millisecond later')
  t.same(neighbour.rung, [])
  t.end()
})

t.test('a wheel with far timers wakes seldom, an empty one never', (t) => {
  const clock = new HandClock()
  const wheel = new TimerWheel(clock)
  clock.move(1_000_000)
  t.equal(clock.wakes, 0)
  const bell = new Bell()
  wheel.set(bell, wheel.now() + 60_000)
  clock.move(59_000)
  t.ok(clock.wakes <= 3, `${clock.wakes} times`)
  clock.move(2000)
  t.equal(bell.rung.length, 1)
  wheel.set(bell, wheel.now() + 60_000)
  wheel.stop()
  const { wakes } = clock
  clock.move(100_000)
  t.equal(clock.wakes, wakes)
  t.end()
})
