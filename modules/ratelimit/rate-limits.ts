/** The pipes and queues of one server. */

import { type Random, SiproseError } from 'siprose'
import {
  type Algorithm,
  type Gains,
  type Load,
  Pipe,
  usualGains,
  Verdict,
} from 'siprose/modules/pipelimit'

import { PLACES } from './declared.ts'

interface Queue {
  readonly method: string
  readonly pipe: number
}

/** All of them. */
export class RateLimits {
  readonly load: Load
  readonly gains: Gains = { ...usualGains }
  readonly #random: Random
  readonly #seconds: number
  readonly #pipes: (Pipe | null)[] = Array.from({ length: PLACES }, () => null)
  readonly #limits: number[] = Array.from({ length: PLACES }, () => 0)
  readonly #queues: Queue[] = []

  /**
   * @param load - what is known of the machine
   * @param random - draws what FEEDBACK refuses
   * @param seconds - the length of an interval
   */
  constructor(load: Load, random: Random, seconds: number) {
    this.load = load
    this.#random = random
    this.#seconds = seconds
  }

  /** How many queues there are. */
  get queueCount(): number {
    return this.#queues.length
  }

  /** The queues in order. */
  queues(): readonly Queue[] {
    return this.#queues
  }

  /** The pipe of a number, or null where it has none. */
  pipe(number: number): Pipe | null {
    return this.#pipes[number] ?? null
  }

  /** The limit of a pipe as it was written. */
  limit(number: number): number {
    return this.#limits[number] ?? 0
  }

  /** True when some pipe limits by an algorithm. */
  has(algorithm: Algorithm): boolean {
    return this.#pipes.some((pipe) => pipe?.algorithm === algorithm)
  }

  /** Says how a pipe limits; what it has counted stays. */
  setPipe(number: number, algorithm: Algorithm, limit: number): void {
    const perInterval = algorithm === 'TAILDROP' || algorithm === 'RED'
    const scaled = perInterval ? limit * this.#seconds : limit
    this.#limits[number] = limit
    const known = this.#pipes[number] ?? null
    if (known === null) {
      this.#pipes[number] = new Pipe(algorithm, scaled)
    } else {
      known.algorithm = algorithm
      known.limit = scaled
    }
  }

  /**
   * Says what a queue is.
   *
   * @param number - one that is there, or the next
   * @throws SiproseError `ratelimit/queues` for any other number
   */
  setQueue(number: number, method: string, pipe: number): void {
    if (number < 0 || number > this.#queues.length || number >= PLACES) {
      const next = Math.min(this.#queues.length, PLACES - 1)
      throw new SiproseError(
        'ratelimit/queues',
        `there is no place for queue ${number}; it can be 0 to ${next}, as there are ${this.#queues.length} and ${PLACES} at most`,
        { rpcCode: 400 },
      )
    }
    this.#queues[number] = { method, pipe }
  }

  /** The pipe that a method's requests count for, or -1. */
  pipeOf(method: string): number {
    for (const queue of this.#queues) {
      if (queue.method === '*' || queue.method === method) return queue.pipe
    }
    return -1
  }

  /** Counts a request for a pipe: true when it may pass, false too for a pipe that nobody has set. */
  push(number: number): boolean {
    const pipe = this.#pipes[number] ?? null
    return pipe !== null && pipe.push(this.load, this.#random) !== Verdict.FULL
  }

  /** Begins a new interval. */
  turn(): void {
    for (const pipe of this.#pipes) pipe?.turn(this.load, this.gains)
  }

  /** Takes a new figure of the load in. */
  react(): void {
    for (const pipe of this.#pipes) pipe?.react(this.load, this.gains)
  }

  /** What each pipe had in the interval before. */
  counts(): readonly number[] {
    return this.#pipes.map((pipe) => pipe?.lastCounter ?? 0)
  }
}
