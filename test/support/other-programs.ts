/** Programs of others that tests run against a server. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'

import { temporaryFile } from './server-process.ts'

/** Runs a program in a folder of its own, for a minute at most. */
export async function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const cwd = dirname(temporaryFile('here', ''))
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString('latin1')
    })
  }
  await once(child, 'close')
  return { code: child.exitCode, output: output.slice(-2000) }
}
