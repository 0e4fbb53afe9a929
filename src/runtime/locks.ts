/** Locks: what one message's script does between taking one and letting go, no other does meanwhile. */

import type { Clock, Timer } from './clock.ts'
import type { Context } from './context.ts'

/** How many messages may wait for locks at once; more are told no, so that a lock nobody lets go cannot fill the memory. */
const MAX_WAITING = 10_000

interface Lock {
  owner: Context
  /** How often the owner has taken it. */
  depth: number
  readonly waiting: {
    readonly ctx: Context
    readonly go: (taken: boolean) => void
    readonly timer: Timer
  }[]
  /** Ends a lock whose owner never lets go. */
  forgotten: Timer
}

/** All locks of one server. */
export class Locks {
  readonly #clock: Clock
  readonly #patience: number
  readonly #locks = new Map<string, Lock>()
  #waiting = 0

  /**
   * @param clock - ends what takes too long
   * @param patience - how long a lock is waited for, and how long it can be held, in milliseconds
   */
  constructor(clock: Clock, patience: number) {
    this.#clock = clock
    this.#patience = patience
  }

  /** How many locks are held. */
  get size(): number {
    return this.#locks.size
  }

  /**
   * Takes a lock, at once where it is free.
   *
   * @returns true when it is taken, false when too many wait; a promise where another message has it: false then when that did not let
   *   go in time
   */
  take(name: string, ctx: Context): boolean | Promise<boolean> {
    const lock = this.#locks.get(name)
    if (lock === undefined) {
      this.#locks.set(name, { owner: ctx, depth: 1, waiting: [], forgotten: this.#forget(name) })
      return true
    }
    if (lock.owner === ctx) {
      lock.depth += 1
      return true
    }
    if (this.#waiting >= MAX_WAITING) return false
    this.#waiting += 1
    return new Promise((resolve) => {
      const go = (taken: boolean): void => {
        this.#waiting -= 1
        resolve(taken)
      }
      const timer = this.#clock.after(this.#patience, () => {
        const at = lock.waiting.findIndex((one) => one.timer === timer)
        if (at >= 0) lock.waiting.splice(at, 1)
        go(false)
      })
      lock.waiting.push({ ctx, go, timer })
    })
  }

  /** Whether somebody has the lock. */
  has(name: string): boolean {
    return this.#locks.has(name)
  }

  /** Lets go; false when the message does not have the lock. */
  release(name: string, ctx: Context): boolean {
    const lock = this.#locks.get(name)
    if (lock === undefined || lock.owner !== ctx) return false
    lock.depth -= 1
    if (lock.depth === 0) this.#pass(name, lock)
    return true
  }

  #pass(name: string, lock: Lock): void {
    lock.forgotten.cancel()
    const next = lock.waiting.shift()
    if (next === undefined) {
      this.#locks.delete(name)
      return
    }
    next.timer.cancel()
    lock.owner = next.ctx
    lock.depth = 1
    lock.forgotten = this.#forget(name)
    next.go(true)
  }

  #forget(name: string): Timer {
    return this.#clock.after(this.#patience, () => {
      const lock = this.#locks.get(name)
      if (lock !== undefined) this.#pass(name, lock)
    })
  }

  /** Ends all of them. */
  stop(): void {
    for (const { forgotten, waiting } of this.#locks.values()) {
      forgotten.cancel()
      for (const { timer, go } of waiting) {
        timer.cancel()
        go(false)
      }
    }
    this.#locks.clear()
  }
}
