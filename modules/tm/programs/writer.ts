/** Requests on their way to other programs: one after the other to each, and only so many that wait. */

import type { Host } from 'siprose'

/** Requests that may wait for one program. */
const MAX_WAITING = 64
/** What a pipe holds: more than that nobody could be given at once. */
const MAX_BYTES = 65_536
/** Between two tries of a socket whose reader is behind. */
const PAUSE_MS = 10

/** How a text gets to a program. */
export type Way = 'fifo' | 'unix'

/** Writes for one server. */
export class ProgramWriter {
  readonly #server: Host
  readonly #patienceMs: number
  /** What the last one of each path ends with, and how many there are. */
  readonly #queues = new Map<string, { readonly last: Promise<unknown>; readonly count: number }>()

  /** @param patienceMs - how long a program may take to read what is written */
  constructor(server: Host, patienceMs: number) {
    this.#server = server
    this.#patienceMs = patienceMs
  }

  /**
   * Writes to a FIFO, or to a socket of datagrams, that a program has made and reads.
   *
   * @returns why it was not written, or null
   */
  async write(way: Way, path: string, text: string): Promise<string | null> {
    const bytes = Buffer.from(text, 'latin1')
    if (bytes.length > MAX_BYTES) return `it has ${bytes.length} bytes, more than ${MAX_BYTES}`
    const before = this.#queues.get(path) ?? { last: Promise.resolve(), count: 0 }
    if (before.count >= MAX_WAITING) return `${MAX_WAITING} others wait for its reader`
    const done = before.last.then(async () =>
      way === 'fifo' ? this.#toFifo(path, bytes) : this.#toUnix(path, bytes),
    )
    this.#queues.set(path, { last: done, count: before.count + 1 })
    try {
      return await done
    } finally {
      this.#leave(path)
    }
  }

  #leave(path: string): void {
    const queue = this.#queues.get(path)
    if (queue === undefined || queue.count === 1) this.#queues.delete(path)
    else this.#queues.set(path, { ...queue, count: queue.count - 1 })
  }

  async #toFifo(path: string, bytes: Buffer): Promise<string | null> {
    return this.#server.controls.writeFifo(path, bytes, { openMs: 0, writeMs: this.#patienceMs })
  }

  async #toUnix(path: string, bytes: Buffer): Promise<string | null> {
    const { clock, controls } = this.#server
    const end = clock.now() + this.#patienceMs
    for (;;) {
      const problem = controls.sendUnix(path, bytes)
      if (problem !== 'EAGAIN') return problem
      if (clock.now() >= end) return 'nobody reads it (EAGAIN)'
      await new Promise<void>((resolve) => {
        clock.after(PAUSE_MS, resolve)
      })
    }
  }
}
