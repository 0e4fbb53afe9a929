/** Going to the background: the command ends once the server listens, or says why it does not. */

import { spawn } from 'node:child_process'

import { installation } from '../runtime/installation.ts'

/** What the process in the background tells the one that started it. */
export interface DaemonMessage {
  readonly listening: readonly string[]
}

/** Set in the environment of the process in the background. */
export const DAEMON_MARK = 'SIPROSE_DAEMON'

/**
 * Starts the same command in the background.
 *
 * @param args - the command line
 * @param keepStderr - true when its log goes to the terminal
 * @returns the exit code: 0 once it listens, 1 when it has ended before that
 */
export async function startDaemon(args: readonly string[], keepStderr: boolean): Promise<number> {
  const [program, ...first] = installation.command()
  const child = spawn(program, [...first, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', keepStderr ? 'inherit' : 'pipe', 'ipc'],
    env: { ...process.env, [DAEMON_MARK]: '1' },
  })
  child.stderr?.pipe(process.stderr)
  return new Promise<number>((resolve) => {
    child.once('message', () => {
      child.disconnect()
      child.stderr?.destroy()
      child.unref()
      resolve(0)
    })
    child.once('exit', (code) => {
      resolve(code === 0 ? 1 : (code ?? 1))
    })
    child.once('error', (error) => {
      process.stderr.write(`siprose: cannot start in the background: ${error.message}\n`)
      resolve(1)
    })
  })
}

/** Tells the process that started this one that the server listens; harmless in the foreground. */
export function reportListening(addresses: readonly string[]): void {
  if (process.send === undefined) return
  const message: DaemonMessage = { listening: addresses }
  process.send(message)
}
