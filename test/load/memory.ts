/** What a server holds while it works, once a second, and whether that grows. */

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

/** Memory at one moment, in MB. */
export interface MemorySample {
  /** From the first sample, in seconds. */
  readonly second: number
  /** What the process has of the machine. */
  readonly resident: number
  /** What objects take, garbage that nobody has collected yet included. */
  readonly heap: number
}

/** What became of memory from the first third to the last. */
export interface Growth {
  readonly resident: readonly [first: number, last: number]
  readonly heap: readonly [first: number, last: number]
}

const KILOBYTES = 1024
const DEADLINE_MS = 5000

/** Resident memory of a process, in MB. */
function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / KILOBYTES
}

/** Asks a server's port for commands what its objects take, in MB. */
async function heapOf(port: number): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  try {
    socket.write('{"jsonrpc":"2.0","method":"core.shmmem","params":["k"],"id":1}')
    let text = ''
    const signal = AbortSignal.timeout(DEADLINE_MS)
    while (!text.endsWith('\n')) {
      const [bytes] = await once(socket, 'data', { signal })
      text += String(bytes)
    }
    return Number(/"used":\s*(\d+)/.exec(text)?.[1]) / KILOBYTES
  } finally {
    socket.destroy()
  }
}

/** Looks at a server once a second. */
export class MemoryWatch {
  readonly samples: MemorySample[] = []
  readonly #timer: NodeJS.Timeout
  readonly #begun = performance.now()
  #asked: Promise<void> = Promise.resolve()

  /**
   * @param pid - of the server
   * @param port - where `jsonrpcs` listens, TCP
   */
  constructor(pid: number, port: number) {
    this.#timer = setInterval(() => {
      this.#asked = this.#asked.then(async () => this.#look(pid, port))
    }, 1000)
  }

  async #look(pid: number, port: number): Promise<void> {
    const heap = await heapOf(port)
    const second = (performance.now() - this.#begun) / 1000
    this.samples.push({ second, heap, resident: residentOf(pid) })
  }

  /** Ends it; rejects when the server did not answer. */
  async end(): Promise<readonly MemorySample[]> {
    clearInterval(this.#timer)
    await this.#asked
    return this.samples
  }
}

/**
 * How memory went from the first third to the last of the samples from a second on.
 *
 * Resident memory is the middle of each third. Of the heap it is the least: between two collections garbage piles up, and only what is
 * left after one says what is kept.
 *
 * @param warmUp - seconds in which a server still compiles what it runs and fills what it waits with
 */
export function growth(samples: readonly MemorySample[], warmUp: number): Growth {
  const warm = samples.filter(({ second }) => second > warmUp)
  const third = Math.ceil(warm.length / 3)
  const first = warm.slice(0, third)
  const last = warm.slice(-third)
  const middle = (part: readonly MemorySample[]): number =>
    part.map(({ resident }) => resident).toSorted((a, b) => a - b)[part.length >> 1] ?? Number.NaN
  const least = (part: readonly MemorySample[]): number => Math.min(...part.map(({ heap }) => heap))
  return { resident: [middle(first), middle(last)], heap: [least(first), least(last)] }
}
