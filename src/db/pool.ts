/** The connections to one database. */

import type { Clock, Timer } from '../runtime/clock.ts'
import { errorText } from '../runtime/errors.ts'
import type { ModuleLog } from '../runtime/log.ts'
import { Backoff } from './backoff.ts'
import { inTime } from './deadline.ts'
import type { DbDriver, Link } from './driver.ts'
import { DbCode, DbError } from './error.ts'
import type { SlowQueries } from './slow-queries.ts'
import type { DbUrl } from './url.ts'
import type { Eventually } from './value.ts'

/** Statements that wait for a connection. */
const MAX_WAITING = 2000
/** How long they wait where statements may take as long as they like. */
const WAIT_MS = 10_000

interface Waiting {
  resolve(link: Link): void
  reject(error: unknown): void
  readonly timer: Timer
}

/** What a pool is made of. */
export interface PoolParts {
  readonly driver: DbDriver
  readonly url: DbUrl
  readonly clock: Clock
  readonly log: ModuleLog
  /** Measures statements; nobody does where it is left out. */
  readonly slow?: SlowQueries
}

/**
 * Lends connections. A database that cannot be reached is tried again with growing pauses; until then whoever asks is refused at once,
 * so that nothing piles up.
 */
export class Pool {
  readonly #parts: PoolParts
  readonly #idle: Link[] = []
  readonly #lent = new Set<Link>()
  readonly #waiting: Waiting[] = []
  readonly #backoff = new Backoff()
  #opening = 0
  #closed = false
  #reason = ''

  /** @param parts - whose connections, and the world they live in */
  constructor(parts: PoolParts) {
    this.#parts = parts
  }

  /** How many connections there are, and how many wait for one. */
  get figures(): { readonly idle: number; readonly used: number; readonly waiting: number } {
    return { idle: this.#idle.length, used: this.#lent.size, waiting: this.#waiting.length }
  }

  /** A connection; give it back with {@link give}. */
  take(): Eventually<Link> {
    this.#closed = false
    for (let link = this.#idle.pop(); link !== undefined; link = this.#idle.pop()) {
      if (!link.dead) {
        this.#lent.add(link)
        return link
      }
    }
    if (this.#lent.size + this.#opening < this.#parts.driver.connections) return this.#connect()
    return this.#wait()
  }

  /** Takes a connection back. */
  give(link: Link): void {
    this.#lent.delete(link)
    if (this.#closed) {
      void link.close()
      return
    }
    const next = this.#waiting.shift()
    if (link.dead) {
      if (next !== undefined) this.#connectFor(next)
    } else if (next === undefined) {
      this.#idle.push(link)
    } else {
      next.timer.cancel()
      this.#lent.add(link)
      next.resolve(link)
    }
  }

  /** Forgets that it could not be reached: the next try is at once. */
  forgive(): void {
    this.#backoff.worked()
  }

  /** Closes what is idle, and the rest when it comes back. */
  async close(): Promise<void> {
    this.#closed = true
    const error = this.#unavailable('it was closed')
    for (const { timer, reject } of this.#waiting.splice(0)) {
      timer.cancel()
      reject(error)
    }
    await Promise.all(this.#idle.splice(0).map((link) => link.close()))
  }

  #connect(): Eventually<Link> {
    const { driver, url, clock } = this.#parts
    const now = clock.now()
    if (this.#backoff.waiting && now < this.#backoff.next) {
      throw this.#unavailable(`${this.#reason}; the next try is in ${this.#backoff.next - now} ms`)
    }
    this.#opening++
    try {
      const link = driver.connect(url)
      if (link instanceof Promise) return this.#connected(link)
      this.#opened(link)
      return link
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  async #connected(opening: Promise<Link>): Promise<Link> {
    const { driver, clock } = this.#parts
    try {
      const link = await inTime(clock, driver.connectTimeoutMs, 'connecting', opening)
      this.#opened(link)
      return link
    } catch (error) {
      // one that comes too late is not wanted any more
      opening.then(
        (link) => link.close(),
        () => undefined,
      )
      this.#failed(error)
      throw error
    }
  }

  #opened(link: Link): void {
    this.#opening--
    this.#lent.add(link)
    if (this.#backoff.waiting)
      this.#parts.log.notice(`database ${this.#parts.url.toString()} is back`)
    this.#backoff.worked()
  }

  #failed(error: unknown): void {
    const { driver, url, log, clock } = this.#parts
    this.#opening--
    this.#reason = errorText(error)
    driver.failed?.(error)
    if (!this.#backoff.waiting) {
      log.error(`database ${url.toString()} cannot be reached, and is tried again: ${this.#reason}`)
    }
    this.#backoff.failed(clock.now())
    for (const { timer, reject } of this.#waiting.splice(0)) {
      timer.cancel()
      reject(this.#unavailable(this.#reason))
    }
  }

  #connectFor(next: Waiting): void {
    next.timer.cancel()
    try {
      const link = this.#connect()
      if (link instanceof Promise) link.then(next.resolve, next.reject)
      else next.resolve(link)
    } catch (error) {
      next.reject(error)
    }
  }

  #wait(): Promise<Link> {
    const { driver, url, clock } = this.#parts
    if (this.#waiting.length >= MAX_WAITING) {
      throw new DbError(
        DbCode.BUSY,
        `${MAX_WAITING} statements wait for database ${url.toString()} already`,
      )
    }
    const ms = driver.timeoutMs === 0 ? WAIT_MS : driver.timeoutMs
    const { promise, resolve, reject } = Promise.withResolvers<Link>()
    const timer = clock.after(ms, () => {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
      reject(
        new DbError(DbCode.BUSY, `no connection to ${url.toString()} was free within ${ms} ms`),
      )
    })
    const waiting: Waiting = { resolve, reject, timer }
    this.#waiting.push(waiting)
    return promise
  }

  #unavailable(why: string): DbError {
    return new DbError(
      DbCode.UNAVAILABLE,
      `database ${this.#parts.url.toString()} is not at hand: ${why}`,
    )
  }
}
