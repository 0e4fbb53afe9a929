/** When datagrams to one peer may go to the kernel as one. */

import { readFileSync } from 'node:fs'

import type { Scheduler } from '../scheduler.ts'

/** Asked once a batch. */
export interface Joins {
  /** Whether they may now. */
  readonly allowed: boolean
}

/** Each datagram by itself. */
export const NEVER_JOINS: Joins = { allowed: false }

/** Whenever they fit together. */
export const ALWAYS_JOINS: Joins = { allowed: true }

/** How long an answer about captures holds. */
const LOOK_MS = 1000

/** Packet sockets of every protocol, and of IP alone: what captures open. */
const CAPTURED = new Set(['0003', '0800', '86dd'])

/**
 * Joined, unless packets are captured on this machine.
 *
 * A capture sees what is handed over, before it is cut apart: several messages in one long datagram, which programs that show SIP do not
 * take apart. So nothing is joined while there is a packet socket that could see it. The system's list of them is read once a second.
 */
export class UnlessCaptured implements Joins {
  readonly #scheduler: Scheduler
  readonly #list: string
  #lookedAt = -Infinity
  #allowed = false

  /** @param list - where the system lists its packet sockets */
  constructor(scheduler: Scheduler, list = '/proc/net/packet') {
    this.#scheduler = scheduler
    this.#list = list
  }

  get allowed(): boolean {
    const now = this.#scheduler.now()
    if (now - this.#lookedAt >= LOOK_MS) {
      this.#lookedAt = now
      this.#allowed = !this.#captured()
    }
    return this.#allowed
  }

  #captured(): boolean {
    try {
      const [, ...sockets] = readFileSync(this.#list, 'latin1').trimEnd().split('\n')
      return sockets.some((line) => CAPTURED.has(line.trim().split(/\s+/)[3] ?? ''))
    } catch {
      // A kernel without packet sockets has no such file, and no captures.
      return false
    }
  }
}
