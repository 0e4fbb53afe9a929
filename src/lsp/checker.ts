/** Asks the process that checks configurations, and has another one started where it is gone. */

import { spawn, type ChildProcess } from 'node:child_process'

import { systemClock, type Timer } from '../runtime/clock.ts'
import { installation } from '../runtime/installation.ts'
import type { CheckAnswer, CheckRequest } from './check-process.ts'

/** A check that takes longer is given up. */
const PATIENCE_MS = 30_000
/** After so many checks a process has earned its rest: modules may keep what they made. */
const MOST_CHECKS = 500

/** The argument that makes the command such a process. */
export const CHECK_PROCESS = '--check-process'

interface Waiting {
  readonly request: CheckRequest
  readonly done: (answer: CheckAnswer) => void
}

/** Checks configurations, one at a time. */
export class Checker {
  #child: ChildProcess | null = null
  #count = 0
  readonly #queue: Waiting[] = []
  #asked: Waiting | null = null
  #timer: Timer | null = null
  #ids = 0

  /**
   * Checks a configuration.
   *
   * @param request - what to check
   */
  async check(request: Omit<CheckRequest, 'id'>): Promise<CheckAnswer> {
    this.#ids += 1
    const numbered = { ...request, id: this.#ids }
    return new Promise((done) => {
      this.#queue.push({ request: numbered, done })
      this.#next()
    })
  }

  /** Starts the process, so that the first check need not wait for it. */
  warmUp(): void {
    this.#child ??= this.#start()
  }

  /** Ends the process; checks that wait are given up. */
  stop(): void {
    const waiting = this.#queue.splice(0)
    this.#end()
    for (const { request, done } of waiting) done(givenUp(request))
  }

  #next(): void {
    if (this.#asked !== null) return
    const next = this.#queue.shift()
    if (next === undefined) return
    if (this.#count >= MOST_CHECKS) this.#leave()
    this.#asked = next
    this.#count += 1
    this.#child ??= this.#start()
    this.#timer = systemClock.after(PATIENCE_MS, () => {
      this.#end()
    })
    this.#child.send(next.request, (error) => {
      if (error !== null) this.#end()
    })
  }

  #start(): ChildProcess {
    const [program, ...first] = installation.command()
    const child = spawn(program, [...first, 'lsp', CHECK_PROCESS], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (answer: CheckAnswer) => {
      if (this.#asked?.request.id === answer.id) this.#answered(answer)
    })
    const gone = (): void => {
      if (this.#child === child) this.#end()
    }
    child.once('exit', gone)
    child.once('error', gone)
    return child
  }

  #answered(answer: CheckAnswer | null): void {
    this.#timer?.cancel()
    const asked = this.#asked
    this.#asked = null
    asked?.done(answer ?? givenUp(asked.request))
    this.#next()
  }

  /** Lets the process go, which ends once nobody asks it any more. */
  #leave(): void {
    const child = this.#child
    this.#child = null
    this.#count = 0
    if (child?.connected === true) child.disconnect()
  }

  /** Gives up what is asked, and the process with it. */
  #end(): void {
    const child = this.#child
    this.#leave()
    child?.kill('SIGKILL')
    this.#answered(null)
  }
}

function givenUp({ id }: CheckRequest): CheckAnswer {
  return { id, diagnostics: [], failed: 'the process that checks has ended, or took too long' }
}
