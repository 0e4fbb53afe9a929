/** Programs that a script runs. */

import { spawn } from 'node:child_process'

/** A program that runs longer is ended. */
const TIMEOUT_MS = 10_000
/** Programs that may run at a time. */
const MAX_RUNNING = 32

/** The programs of one server. */
export class Programs {
  #running = 0

  /** Runs a command line with the shell; true when it could be started and ended in time. False when too many run. */
  async run(command: string): Promise<boolean> {
    if (this.#running >= MAX_RUNNING) return false
    this.#running += 1
    try {
      return await endOf(command)
    } finally {
      this.#running -= 1
    }
  }
}

function endOf(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    // the time of programs is that of the machine, whatever the server's clock says
    const child = spawn('/bin/sh', ['-c', command], {
      stdio: 'ignore',
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    })
    child.once('error', () => resolve(false))
    child.once('exit', (_code, signal) => resolve(signal === null))
  })
}
