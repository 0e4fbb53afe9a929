/** Time that goes by only when an example says so. */

import type { Clock, Timer } from '../../../runtime/clock.ts'

/** When every example starts. */
export const startOfTime: number = Date.UTC(2000, 0, 1)

class VirtualTimer implements Timer {
  readonly due: number
  readonly number: number
  run: (() => void) | null

  constructor(due: number, number: number, run: () => void) {
    this.due = due
    this.number = number
    this.run = run
  }

  cancel(): void {
    this.run = null
  }
}

/** A clock that its owner moves. Timers due at once fire in the order they were set. */
export class VirtualClock implements Clock {
  #now = startOfTime
  #count = 0
  /** A binary heap, the next to fire first. */
  readonly #heap: VirtualTimer[] = []

  now(): number {
    return this.#now
  }

  turn(): number {
    return this.#now
  }

  micros(): number {
    return (this.#now - startOfTime) * 1000
  }

  after(ms: number, run: () => void): Timer {
    const delay = ms > 0 ? Math.ceil(ms) : 0
    const timer = new VirtualTimer(this.#now + delay, this.#count++, run)
    this.#push(timer)
    return timer
  }

  /** When the next timer fires, or null when none is set. */
  get nextDue(): number | null {
    return this.#peek()?.due ?? null
  }

  /** Moves to the next timer's time and runs it; does nothing when none is set. */
  fireNext(): void {
    const timer = this.#peek()
    if (timer === null) return
    this.#pop()
    if (timer.due > this.#now) this.#now = timer.due
    const { run } = timer
    timer.run = null
    run?.()
  }

  /** Moves to a time, past timers that were not fired; never back. */
  moveTo(time: number): void {
    if (time > this.#now) this.#now = time
  }

  #peek(): VirtualTimer | null {
    let top = this.#heap[0]
    while (top !== undefined && top.run === null) {
      this.#pop()
      top = this.#heap[0]
    }
    return top ?? null
  }

  #push(timer: VirtualTimer): void {
    const heap = this.#heap
    let at = heap.length
    heap.push(timer)
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = heap[up]
      if (parent === undefined || !sooner(timer, parent)) break
      heap[at] = parent
      heap[up] = timer
      at = up
    }
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let at = 0
    for (;;) {
      const child = this.#soonerChild(at)
      const timer = heap[child]
      if (timer === undefined || !sooner(timer, last)) break
      heap[at] = timer
      at = child
    }
    heap[at] = last
  }

  #soonerChild(at: number): number {
    const left = this.#heap[2 * at + 1]
    const right = this.#heap[2 * at + 2]
    return left !== undefined && right !== undefined && sooner(right, left)
      ? 2 * at + 2
      : 2 * at + 1
  }
}

function sooner(a: VirtualTimer, b: VirtualTimer): boolean {
  return a.due === b.due ? a.number < b.number : a.due < b.due
}
