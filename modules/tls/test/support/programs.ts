/** Programs of others that speak TLS. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

const DEADLINE_MS = 60_000

/** Whether a program is installed. */
export function installed(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

/** What a program did. */
export interface Ran {
  readonly code: number | null
  readonly output: string
}

/**
 * Runs a program to its end.
 *
 * @param program - its name
 * @param args - its arguments
 * @param input - what it reads; it reads the end after that
 */
export async function run(program: string, args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: DEADLINE_MS })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString('latin1')
    })
  }
  child.stdin.on('error', () => {
    // It may end before it has read all.
  })
  child.stdin.end(input, 'latin1')
  await once(child, 'close')
  return { code: child.exitCode, output }
}

/** What `openssl s_client` says of a server. */
export interface Seen {
  /** `TLSv1.3`, or '' where no connection came about. */
  readonly protocol: string
  /** The CN of the certificate that was shown, or ''. */
  readonly certificate: string
  /** `Verify return code`, 0 where the certificate is good. */
  readonly verify: string
}

/**
 * Asks a server with `openssl s_client`.
 *
 * @param port - on 127.0.0.1
 * @param args - more arguments
 */
export async function sClient(port: number, args: readonly string[]): Promise<Seen> {
  const { output } = await run('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, ...args])
  const protocol = /^New, (TLSv[\d.]+)/m.exec(output)?.[1] ?? ''
  const [, certificate = ''] = /^subject=.*CN ?= ?([^,\n]+)/m.exec(output) ?? []
  const [, verify = ''] = /Verify return code: (\d+)/.exec(output) ?? []
  return { protocol, certificate, verify }
}
