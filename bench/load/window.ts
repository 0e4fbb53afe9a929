/** A bounded window of operations: each that is over makes room for the next one, so that the server sets the pace. */

import type { Call, Ends, Ids, Load } from '../scenarios/scenario.ts'
import { idsOf } from './check.ts'
import { Latency } from './latency.ts'
import type { LoadSink, LoadSocket } from './target.ts'

/** How much load, and how much time for it. */
export interface LoadLimits {
  /** Operations in all. */
  readonly count: number
  /** Operations in hand at one time. */
  readonly window: number
  /** Operations a second, begun whether others are over or not; 0 to begin one as soon as another is over. */
  readonly rate: number
  /** Ends the run whatever is missing. */
  readonly seconds: number
  /** An operation that is not over after this time is lost; nothing of it is sent again. */
  readonly lostMs: number
}

/** What came of a run. */
export interface LoadResult {
  /** Operations that were begun. */
  readonly requests: number
  /** Operations that came to their end, with the last reply. */
  readonly replies: number
  /** Operations that did not in time. */
  readonly losses: number
  /** Replies that came after their operation was given up, or once more. */
  readonly late: number
  /** Replies that are not the answer to any request in hand, or say something wrong. */
  readonly wrong: number
  /** What was wrong in the first of them; '' = nothing. */
  readonly firstWrong: string
  readonly seconds: number
  readonly rate: number
  readonly p50us: number
  readonly p99us: number
  readonly p999us: number
  readonly maxUs: number
}

/** One run of a scenario against one server. */
export class Window implements LoadSink {
  readonly #load: Load
  readonly #limits: LoadLimits
  readonly #run: string
  readonly #calls: (Call | null)[]
  readonly #sentAt: Float64Array
  /** Slots without an operation, where a rate is kept. */
  readonly #free: number[] = []
  readonly #latency = new Latency()
  readonly #done = Promise.withResolvers<void>()
  #socket: LoadSocket | null = null
  #server = ''
  #callee = ''
  #requests = 0
  #replies = 0
  #losses = 0
  #late = 0
  #wrong = 0
  #firstWrong = ''
  #startedAt = 0
  #seconds = 0

  /** @param run - a text that no other run against the same server has */
  constructor(load: Load, limits: LoadLimits, run: string) {
    this.#load = load
    this.#limits = limits
    this.#run = run
    this.#calls = Array.from({ length: limits.window }, () => null)
    this.#sentAt = new Float64Array(limits.window)
  }

  received(text: string): void {
    this.#reply(text)
  }

  failed(what: string): void {
    this.#fault(what)
  }

  /**
   * Runs until every request is answered or lost, or the time is over.
   *
   * @param server - its host and port
   * @param callee - host and port of who the server forwards to; '' for nobody
   */
  async run(socket: LoadSocket, server: string, callee: string): Promise<LoadResult> {
    this.#socket = socket
    this.#server = server
    this.#callee = callee
    this.#startedAt = performance.now()
    const sweep = setInterval(() => {
      this.#sweep()
    }, 50)
    const paced = this.#limits.rate > 0 ? setInterval(() => this.#begin(), 1) : undefined
    if (paced === undefined) for (let slot = 0; slot < this.#calls.length; slot++) this.#next(slot)
    else for (let slot = 0; slot < this.#calls.length; slot++) this.#free.push(slot)
    await this.#done.promise
    clearInterval(sweep)
    clearInterval(paced)
    this.#seconds = (performance.now() - this.#startedAt) / 1000
    return this.result
  }

  /** Begins what is due by now. Times count from when each was due, so that what a server holds up is not left out. */
  #begin(): void {
    const { rate, count } = this.#limits
    const due = Math.min(count, Math.floor(((performance.now() - this.#startedAt) * rate) / 1000))
    while (this.#requests < due) {
      const slot = this.#free.pop()
      if (slot === undefined) return
      this.#open(slot, this.#startedAt + (this.#requests * 1000) / rate)
    }
  }

  #next(slot: number): void {
    const { count, rate } = this.#limits
    this.#calls[slot] = null
    if (this.#replies + this.#losses >= count) this.#done.resolve()
    if (rate > 0) this.#free.push(slot)
    else if (this.#requests < count) this.#open(slot, performance.now())
  }

  #open(slot: number, at: number): void {
    if (this.#socket === null) return
    const ids: Ids = { run: this.#run, slot, number: ++this.#requests }
    const from = this.#socket.from(slot)
    const ends: Ends = { from, server: this.#server, callee: this.#callee }
    this.#calls[slot] = { ids, ends, seen: 0 }
    this.#sentAt[slot] = at
    this.#send(this.#load.request(ids, ends), slot)
  }

  #send(text: string, slot: number): void {
    if (this.#socket?.send(text, slot) !== true) this.#fault('a request could not be sent')
  }

  #reply(text: string): void {
    const ids = idsOf(text, this.#run)
    if (ids === null) {
      this.#fault(`a stranger: ${text.slice(0, 60)}`)
      return
    }
    const { slot } = ids
    const call = this.#calls[slot] ?? null
    if (call?.ids.number !== ids.number) {
      if (ids.number > 0 && ids.number <= this.#requests) this.#late++
      else this.#fault(`number ${ids.number}`)
      return
    }
    const { fault, send, over } = this.#load.take(text, call)
    if (fault !== '') this.#fault(`${fault}: ${text.slice(0, 200)}`)
    for (const next of send) this.#send(next, slot)
    if (!over) return
    this.#replies++
    this.#latency.add(performance.now() - (this.#sentAt[slot] ?? 0))
    this.#next(slot)
  }

  #fault(what: string): void {
    this.#wrong++
    if (this.#firstWrong === '') this.#firstWrong = what
  }

  #sweep(): void {
    const now = performance.now()
    const over = now - this.#startedAt >= this.#limits.seconds * 1000
    for (let slot = 0; slot < this.#limits.window; slot++) {
      if (
        (this.#calls[slot] ?? null) === null ||
        now - (this.#sentAt[slot] ?? 0) < this.#limits.lostMs
      )
        continue
      this.#losses++
      this.#next(slot)
    }
    if (over) this.#done.resolve()
  }

  /** What has come of it. */
  get result(): LoadResult {
    const seconds = this.#seconds
    return {
      requests: this.#requests,
      replies: this.#replies,
      losses: this.#requests - this.#replies,
      late: this.#late,
      wrong: this.#wrong,
      firstWrong: this.#firstWrong,
      seconds,
      rate: this.#replies / seconds,
      p50us: this.#latency.quantile(0.5),
      p99us: this.#latency.quantile(0.99),
      p999us: this.#latency.quantile(0.999),
      maxUs: this.#latency.quantile(1),
    }
  }
}
