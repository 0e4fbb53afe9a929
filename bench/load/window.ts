/** A bounded window of requests: each reply makes room for the next one, so that the server sets the pace. */

import type { Ends, Ids, Scenario } from '../scenarios/scenario.ts'
import { faultOf, idsOf } from './check.ts'
import { Latency } from './latency.ts'
import type { LoadSink, LoadSocket } from './target.ts'

/** How much load, and how much time for it. */
export interface LoadLimits {
  /** Requests in all. */
  readonly count: number
  /** Requests without an answer at one time. */
  readonly window: number
  /** Ends the run whatever is missing. */
  readonly seconds: number
  /** A request without an answer for this time is lost; it is not sent again. */
  readonly lostMs: number
}

/** What came of a run. */
export interface LoadResult {
  readonly requests: number
  readonly replies: number
  /** Requests that got no reply in time. */
  readonly losses: number
  /** Replies that came after their request was given up. */
  readonly late: number
  /** Replies that are not the answer to any request in hand, or say something wrong. */
  readonly wrong: number
  /** What was wrong in the first of them; '' = nothing. */
  readonly firstWrong: string
  readonly seconds: number
  readonly rate: number
  readonly p50us: number
  readonly p99us: number
}

/** One run of a scenario against one server. */
export class Window implements LoadSink {
  readonly #scenario: Scenario
  readonly #limits: LoadLimits
  readonly #run: string
  readonly #numbers: Int32Array
  readonly #sentAt: Float64Array
  /** Whether the slot's second request is under way. */
  readonly #second: Uint8Array
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

  /** @param run - a text that no other run against the same server has */
  constructor(scenario: Scenario, limits: LoadLimits, run: string) {
    this.#scenario = scenario
    this.#limits = limits
    this.#run = run
    this.#numbers = new Int32Array(limits.window)
    this.#sentAt = new Float64Array(limits.window)
    this.#second = new Uint8Array(limits.window)
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
    for (let slot = 0; slot < this.#limits.window; slot++) this.#next(slot)
    await this.#done.promise
    clearInterval(sweep)
    return this.#result()
  }

  #next(slot: number): void {
    const { count } = this.#limits
    this.#numbers[slot] = 0
    if (this.#replies + this.#losses >= count) this.#done.resolve()
    if (this.#requests >= count || this.#socket === null) return
    const ids: Ids = { run: this.#run, slot, number: ++this.#requests }
    this.#numbers[slot] = ids.number
    this.#sentAt[slot] = performance.now()
    this.#second[slot] = 0
    this.#send(this.#scenario.request(ids, this.#ends(this.#socket, slot)), slot)
  }

  #ends(socket: LoadSocket, slot: number): Ends {
    return { from: socket.from(slot), server: this.#server, callee: this.#callee }
  }

  #send(text: string, slot: number): void {
    if (this.#socket?.send(text, slot) !== true) this.#fault('a request could not be sent')
  }

  /** Goes on from the first answer of two; false where it is the last. */
  #goesOn(text: string, ids: Ids): boolean {
    const { second } = this.#scenario
    if (second === undefined || this.#socket === null || this.#second[ids.slot] === 1) return false
    if (!text.startsWith(`SIP/2.0 ${second.firstStatus} `)) return false
    this.#second[ids.slot] = 1
    this.#send(second.request(text, ids, this.#ends(this.#socket, ids.slot)), ids.slot)
    return true
  }

  #reply(text: string): void {
    const ids = idsOf(text, this.#run)
    if (ids === null) {
      this.#fault(`a stranger: ${text.slice(0, 60)}`)
      return
    }
    const waits = this.#numbers[ids.slot]
    if (waits !== ids.number) {
      if (ids.number > 0 && ids.number <= this.#requests) this.#late++
      else this.#fault(`number ${ids.number}`)
      return
    }
    if (this.#goesOn(text, ids)) return
    const fault = faultOf(text, ids, this.#scenario)
    if (fault !== '') this.#fault(`${fault}: ${text.slice(0, 200)}`)
    this.#replies++
    this.#latency.add(performance.now() - (this.#sentAt[ids.slot] ?? 0))
    this.#next(ids.slot)
  }

  #fault(what: string): void {
    this.#wrong++
    if (this.#firstWrong === '') this.#firstWrong = what
  }

  #sweep(): void {
    const now = performance.now()
    const over = now - this.#startedAt >= this.#limits.seconds * 1000
    for (let slot = 0; slot < this.#limits.window; slot++) {
      if (this.#numbers[slot] === 0 || now - (this.#sentAt[slot] ?? 0) < this.#limits.lostMs)
        continue
      this.#losses++
      this.#next(slot)
    }
    if (over) this.#done.resolve()
  }

  #result(): LoadResult {
    const seconds = (performance.now() - this.#startedAt) / 1000
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
    }
  }
}
