/** A packaged command, on a machine where nothing else is: no Node.js on its path, an environment that is empty. */

import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { isFree } from '../support/free-port.ts'
import { ROOT } from '../support/programs.ts'

const DEADLINE_MS = 20_000

/** What a command said and how it ended. */
export interface Said {
  readonly code: number | null
  /** Both its streams. */
  readonly text: string
}

/** A server in the background. */
export interface Background extends Said {
  readonly pid: number
  stop(): Promise<void>
}

const made: string[] = []
process.once('exit', () => made.forEach(removeFolder))

/** A folder for a test, gone when the process ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'siprose-package-'))
  made.push(folder)
  return folder
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Runs a command of this machine. */
export function run(program: string, ...args: readonly string[]): Said {
  return said(spawnSync(program, args, { encoding: 'utf8', timeout: 120_000 }))
}

function said({ status, stdout, stderr, error }: SpawnSyncReturns<string>): Said {
  return { code: status, text: `${stdout}${stderr}${error === undefined ? '' : String(error)}` }
}

/** A command, alone. */
export class Alone {
  readonly #command: readonly string[]
  readonly #folder: string
  readonly #path: string

  /**
   * @param command - the program and its first arguments
   * @param folder - where it works
   * @param path - where other programs are found
   */
  constructor(command: readonly string[], folder: string, path = '/nowhere') {
    this.#command = command
    this.#folder = folder
    this.#path = path
  }

  /** Runs the command to its end. */
  run(...args: readonly string[]): Said {
    return this.ask('', ...args)
  }

  /** The same, with something to read. */
  ask(input: string, ...args: readonly string[]): Said {
    const [program = '', ...first] = this.#command
    return said(
      spawnSync(program, [...first, ...args], {
        cwd: this.#folder,
        env: { PATH: this.#path },
        encoding: 'utf8',
        input,
        timeout: DEADLINE_MS,
      }),
    )
  }

  /** Starts a server, which goes to the background as one at home does. */
  background(...args: readonly string[]): Background {
    const folder = emptyFolder()
    const file = join(folder, 'pid')
    const said = join(folder, 'said')
    const stream = openSync(said, 'w')
    const [program = '', ...first] = this.#command
    const { status } = spawnSync(program, [...first, '-P', file, '-E', ...args], {
      cwd: this.#folder,
      env: { PATH: this.#path },
      // the server in the background keeps it: of a pipe, nobody would see the end
      stdio: ['ignore', stream, stream],
      timeout: DEADLINE_MS,
    })
    closeSync(stream)
    const pid = status === 0 ? Number(readFileSync(file, 'utf8')) : 0
    const text = readFileSync(said, 'utf8')
    return { code: status, text, pid, stop: async () => stopProcess(pid) }
  }

  /** Starts a server in the foreground and gives it, and what it takes, to a function. */
  async measure(
    args: readonly string[],
    port: number,
    ask: (port: number) => Promise<string | null>,
  ): Promise<{ readonly ms: number; readonly residentMiB: number; readonly first: string }> {
    const [program = '', ...own] = this.#command
    const start = performance.now()
    const child = spawn(program, [...own, '-DD', '-E', ...args], {
      cwd: this.#folder,
      env: { PATH: this.#path },
      stdio: 'ignore',
    })
    let first: string | null = null
    while (first === null && performance.now() - start < DEADLINE_MS) first = await ask(port)
    const ms = Math.round(performance.now() - start)
    // what only the start needed is given back a second later
    await pause(1600)
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    const residentMiB = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
    await stopProcess(child.pid ?? 0)
    return { ms, residentMiB, first: first ?? 'nothing' }
  }
}

/** Ends a process and waits until it is gone. */
export async function stopProcess(pid: number): Promise<void> {
  if (pid === 0 || !isThere(pid)) return
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < DEADLINE_MS && isThere(pid); waited += 20) await pause(20)
}

/** Whether a process runs; one that has ended and that nobody asked about does not. */
export function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Lets some time pass. */
export async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

let next = 6000 + (process.pid % 3000)

/** A port with four digits: sipsak writes no longer one into a request. */
export async function shortPort(): Promise<number> {
  while (!(await isFree(next))) next = next >= 9900 ? 6000 : next + 1
  return next++
}

/** The path of a file of the project. */
export function ours(path: string): string {
  return join(ROOT, path)
}
