/** Programs that run for messages: how many at once, how long, and how much they may say. */

import { type ChildProcess, spawn } from 'node:child_process'

import type { Clock, ModuleLog, Timer } from 'siprose'

/** What bounds them. */
export interface ProgramLimits {
  readonly timeoutMs: number
  readonly maxOutput: number
  readonly maxRunning: number
}

/** What to run. */
export interface Job {
  /** For the log. */
  readonly text: string
  readonly script: string
  readonly environment: Readonly<Record<string, string>>
  /** What the program reads, or null. */
  readonly input: string | null
  /** Whether what it writes is wanted. */
  readonly output: boolean
}

/** What came of it. */
export interface Outcome {
  /** Whether it ended with 0. */
  readonly done: boolean
  /** What it wrote, as bytes. */
  readonly output: string
  /** Why it was killed, or null. */
  readonly killed: 'time' | 'output' | null
}

/** How long the output of a program that has ended may stay open in the hands of another that it started. */
const LINGER_MS = 1000
const MINUTE_MS = 60_000
/** How much of what a program complains is shown. */
const MAX_COMPLAINT = 500

/** The programs of one server. */
export class Programs {
  readonly #limits: ProgramLimits
  readonly #clock: Clock
  readonly #log: ModuleLog
  readonly #running = new Set<ChildProcess>()
  #refusedAt = -Infinity

  constructor(limits: ProgramLimits, clock: Clock, log: ModuleLog) {
    this.#limits = limits
    this.#clock = clock
    this.#log = log
  }

  /** How many run. */
  get count(): number {
    return this.#running.size
  }

  /**
   * Runs a program.
   *
   * @returns null where too many run already
   */
  run(job: Job): Promise<Outcome> | null {
    if (this.#running.size >= this.#limits.maxRunning) return null
    return new Promise((resolve) => {
      this.#start(job, resolve)
    })
  }

  #start(job: Job, settle: (outcome: Outcome) => void): void {
    const { timeoutMs, maxOutput } = this.#limits
    const child = this.#spawn(job, timeoutMs)
    if (child === null) {
      settle({ done: false, output: '', killed: null })
      return
    }
    this.#running.add(child)
    let output = ''
    let complaint = ''
    let killed: Outcome['killed'] = null
    let linger: Timer | null = null
    child.stdout?.setEncoding('latin1').on('data', (text: string) => {
      output += text.slice(0, maxOutput + 1 - output.length)
      if (output.length <= maxOutput) return
      killed = 'output'
      killGroup(child)
    })
    child.stderr?.setEncoding('latin1').on('data', (text: string) => {
      complaint += text.slice(0, MAX_COMPLAINT - complaint.length)
    })
    // a program need not read all it is given
    child.stdin?.on('error', () => undefined)
    if (job.input !== null) child.stdin?.end(job.input, 'latin1')

    const end = (status: number | null): void => {
      if (!this.#running.delete(child)) return
      linger?.cancel()
      for (const stream of [child.stdout, child.stderr, child.stdin]) stream?.destroy()
      if (complaint !== '') this.#log.info(`exec: \`${job.text}\`: ${complaint.trimEnd()}`)
      settle({ done: status === 0 && killed === null, output, killed })
    }
    child.once('error', (error) => {
      this.#refused(job, error.message)
      end(null)
    })
    child.once('exit', (status, signal) => {
      // the only one who kills by this signal is the time
      if (signal === 'SIGKILL' && killed === null) killed = 'time'
      // what the program has put into the background stays there, unless it was too slow or said too much
      if (killed !== null) killGroup(child)
      if (!job.output) end(status)
      else linger = this.#clock.after(LINGER_MS, () => end(status))
    })
    child.once('close', (status) => end(status))
  }

  /** Starts it; null where the system refuses at once, as it does an environment that is too long. */
  #spawn(job: Job, timeout: number): ChildProcess | null {
    const { script, environment, input, output } = job
    try {
      return spawn('/bin/sh', ['-c', script], {
        env: environment,
        stdio: [input === null ? 'ignore' : 'pipe', output ? 'pipe' : 'ignore', 'pipe'],
        // a group of its own, so that what it starts ends with it
        detached: true,
        timeout,
        killSignal: 'SIGKILL',
      })
    } catch (error) {
      this.#refused(job, String(error))
      return null
    }
  }

  /** Says that the system starts no programs, once a minute: whoever sends messages could fill the log with it. */
  #refused({ text }: Job, why: string): void {
    const now = this.#clock.now()
    if (now - this.#refusedAt < MINUTE_MS) return
    this.#refusedAt = now
    this.#log.error(`exec: \`${text}\` cannot be run: ${why}`)
  }

  /** Ends all of them. */
  stop(): void {
    for (const child of this.#running) killGroup(child)
  }
}

/** A program, and what it has started. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody of it is left.
  }
}
