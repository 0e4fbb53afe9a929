/** What the tests of this layer share: a clock that a test moves, and an inbox that a test waits on. */

import type { Listener, Receive } from '../listener.ts'
import type { Peer } from '../peer.ts'
import type { Scheduler } from '../scheduler.ts'

interface Due {
  readonly at: number
  readonly run: () => void
}

/** A clock that stands still until it is moved. */
export class HandClock implements Scheduler {
  #now = 1000
  #due: Due[] = []

  /** How many timers are set. */
  get timers(): number {
    return this.#due.length
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): { cancel(): void } {
    const due = { at: this.#now + ms, run }
    this.#due.push(due)
    return {
      cancel: () => {
        this.#due = this.#due.filter((other) => other !== due)
      },
    }
  }

  /** Lets time pass; what falls due runs in its order. */
  move(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#due.filter((due) => due.at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#due = this.#due.filter((due) => due !== next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }
}

/** One message that arrived. */
export interface Arrived {
  readonly text: string
  readonly from: Peer
  readonly on: Listener
}

/** Collects what arrives. */
export class Inbox {
  readonly arrived: Arrived[] = []
  readonly #waiting: { count: number; resolve: () => void }[] = []

  readonly receive: Receive = (bytes, start, end, from, on) => {
    this.arrived.push({ text: bytes.toString('latin1', start, end), from, on })
    for (const wait of this.#waiting) if (this.arrived.length >= wait.count) wait.resolve()
  }

  /** The texts so far. */
  get texts(): string[] {
    return this.arrived.map((message) => message.text)
  }

  /** Kept once that many messages are here; gives the last of them. */
  async count(count: number): Promise<Arrived> {
    if (this.arrived.length < count) {
      const done = Promise.withResolvers<void>()
      this.#waiting.push({ count, resolve: done.resolve })
      await done.promise
    }
    const last = this.arrived[count - 1]
    if (last === undefined) throw new Error('nothing arrived')
    return last
  }
}

/** Kept once the condition holds; looked at in every round of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    const round = Promise.withResolvers<void>()
    setImmediate(round.resolve)
    await round.promise
  }
}

/** A request of the least headers, of which the parts that tests look at can be changed. */
export function request(callId: string, body = '', extra = ''): string {
  return (
    `OPTIONS sip:192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.10;branch=z9hG4bK${callId}\r\n` +
    `From: <sip:alice@example.com>;tag=1\r\nTo: <sip:bob@example.com>\r\nCall-ID: ${callId}\r\n` +
    `CSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n${extra}Content-Length: ${body.length}\r\n\r\n${body}`
  )
}
