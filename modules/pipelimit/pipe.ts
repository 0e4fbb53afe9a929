// hot
/** One limit, and what has come so far in this interval. */

import type { Random } from 'siprose'

import type { Algorithm } from './algorithm.ts'
import { Controller, type Gains } from './controller.ts'

/** What a pipe says of a request. */
export const Verdict = {
  /** It has no limit. */
  UNLIMITED: 2,
  /** The limit is not reached. */
  PASS: 1,
  /** The limit is reached. */
  FULL: -1,
} as const

/** What is known of the machine. */
export interface Load {
  /** The busy share of the processors, from 0 to 1. */
  cpu: number
  /** Bytes that wait in the sockets of the machine. */
  waitingBytes: number
}

const TWO_32 = 4_294_967_296

/** A pipe. */
export class Pipe {
  algorithm: Algorithm
  /** Requests in an interval; a percentage for FEEDBACK, bytes for NETWORK. */
  limit: number
  /** Requests in this interval. */
  counter = 0
  /** Requests in the interval before. */
  lastCounter = 0
  /** How many times the limit came in the interval before, as a whole number. */
  load = 0
  /** Intervals without a request. */
  unused = 0
  readonly #controller = new Controller()

  /**
   * @param algorithm - how it limits
   * @param limit - what it limits to
   */
  constructor(algorithm: Algorithm, limit: number) {
    this.algorithm = algorithm
    this.limit = limit
  }

  /** The share that FEEDBACK refuses, in percent. */
  get dropRate(): number {
    return this.algorithm === 'FEEDBACK' ? this.#controller.dropRate : 0
  }

  /** Counts a request and judges it. */
  push(load: Load, random: Random): number {
    const counter = ++this.counter
    switch (this.algorithm) {
      case 'NOP':
        return Verdict.UNLIMITED
      case 'TAILDROP':
        return counter <= this.limit ? Verdict.PASS : Verdict.FULL
      case 'RED':
        return this.load <= 1 || counter % this.load === 0 ? Verdict.PASS : Verdict.FULL
      case 'FEEDBACK': {
        const drawn = (random.uint32() / TWO_32) * 100
        return drawn >= this.#controller.dropRate ? Verdict.PASS : Verdict.FULL
      }
      case 'NETWORK':
        return load.waitingBytes <= this.limit ? Verdict.PASS : Verdict.FULL
    }
  }

  /** Begins a new interval. */
  turn(load: Load, gains: Gains): void {
    this.unused = this.counter === 0 ? this.unused + 1 : 0
    this.load = this.limit > 0 ? Math.floor(this.counter / this.limit) : this.counter
    this.lastCounter = this.counter
    this.counter = 0
    this.react(load, gains)
  }

  /** Takes a new figure of the load in. */
  react(load: Load, gains: Gains): void {
    if (this.algorithm === 'FEEDBACK') this.#controller.update(load.cpu, this.limit / 100, gains)
  }
}
