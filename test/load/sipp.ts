/** An end of the calls: sipp with a scenario of this folder, and what it says of them when it is done. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What an end counts of its calls. */
export interface SippCounts {
  readonly calls: number
  readonly answered: number
  readonly failed: number
  /** Requests and answers it sent again, as UDP has it where one was late. */
  readonly again: number
  /** Messages that belong to none of its calls. */
  readonly strange: number
}

/** What is asked of an end. */
export interface SippOptions {
  readonly scenario: 'caller' | 'callee'
  readonly port: number
  /** `u1` or `t1`: one socket. */
  readonly sockets: string
  /** What stands in the scenario for `[name]`. */
  readonly keys: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly seconds: number
}

const HALT_MS = 2000
const START_MS = 10_000

/** Whether somebody has a port of this machine. */
function bound(protocol: 'udp' | 'tcp', port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return readFileSync(`/proc/net/${protocol}`, 'latin1').includes(`:${hex} 00000000:0000`)
}

/** A running sipp. */
export class Sipp {
  /** Resolves when it has ended. */
  readonly done: Promise<unknown>
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #scenario: string
  readonly #port: number
  #output = ''

  constructor({ scenario, port, sockets, keys, args, seconds }: SippOptions) {
    this.#scenario = scenario
    this.#port = port
    this.#folder = mkdtempSync(join(tmpdir(), 'siprose-sipp-'))
    const words = Object.entries(keys).flatMap(([name, value]) => ['-key', name, value])
    const place = ['-t', sockets, '-i', '127.0.0.1', '-p', `${port}`, '-nostdin']
    const bounds = ['-timeout', `${seconds}`, '-recv_timeout', '20000']
    const file = fileURLToPath(new URL(`${scenario}.xml`, import.meta.url))
    const told = [
      '-trace_stat',
      '-fd',
      '1',
      '-stf',
      'counts.csv',
      '-trace_err',
      '-error_file',
      'errors.log',
    ]
    this.#child = spawn('sipp', ['-sf', file, ...place, ...words, ...bounds, ...told, ...args], {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // it ends by itself before that
      timeout: (seconds + 5) * 1000,
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.#output = (this.#output + bytes.toString('latin1')).slice(-4000)
      })
    }
    this.done = once(this.#child, 'close')
  }

  /** Waits until it has its socket. */
  async listening(protocol: 'udp' | 'tcp'): Promise<void> {
    const deadline = performance.now() + START_MS
    while (!bound(protocol, this.#port)) {
      if (this.code !== null || performance.now() > deadline) {
        throw new RangeError(`sipp does not listen: ${this.complaint()}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** 0 when all calls were as they must be; null while it runs. */
  get code(): number | null {
    return this.#child.exitCode
  }

  /** What it counted up to now. */
  counts(): SippCounts {
    const [head = '', ...rows] = this.#read('counts.csv').trimEnd().split('\n')
    const cells = (rows.at(-1) ?? '').split(';')
    const names = head.split(';')
    const count = (name: string): number => Number(cells[names.indexOf(`${name}(C)`)] ?? Number.NaN)
    return {
      calls: count(this.#scenario === 'caller' ? 'OutgoingCall' : 'IncomingCall'),
      answered: count('SuccessfulCall'),
      failed: count('FailedCall'),
      again: count('Retransmissions'),
      strange: count('OutOfCallMsgs') + count('DeadCallMsgs'),
    }
  }

  /** What it complains of, or the last it wrote. */
  complaint(): string {
    const errors = this.#read('errors.log')
    return errors === '' ? this.#output : errors.slice(0, 1000)
  }

  /** Ends it where it still runs, and removes its files. */
  async end(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL')
      await Promise.race([this.done, new Promise((resolve) => setTimeout(resolve, HALT_MS))])
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #read(name: string): string {
    try {
      return readFileSync(join(this.#folder, name), 'latin1')
    } catch {
      return ''
    }
  }
}
