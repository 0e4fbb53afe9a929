/** Measures `siprose check` on a long configuration: processor time of the whole command, start included. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'

import { longConfiguration } from './long-configuration.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    /** Writes the configuration instead of checking it. */
    print: { type: 'boolean', default: false },
  },
})

const SIPROSE = fileURLToPath(new URL('../bin/siprose', import.meta.url))

/** Runs the command under `sh`, which says what its children used. */
function check(file: string): number {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `"$0" check "$1" && times`, SIPROSE, file],
    {
      encoding: 'latin1',
    },
  )
  const [, user = '', system = ''] = /(\S+) (\S+)\s*$/.exec(stdout) ?? []
  if (status !== 0 || user === '') throw new Error(`siprose check ended with ${status}: ${stderr}`)
  return seconds(user) + seconds(system)
}

/** `0m0.25s`, as `times` prints it. */
function seconds(text: string): number {
  const [, minutes = '0', rest = '0'] = /^(\d+)m([\d.]+)s$/.exec(text) ?? []
  return Number(minutes) * 60 + Number(rest)
}

const text = longConfiguration(Number(values.lines))
if (values.print) process.stdout.write(text)
else {
  const folder = mkdtempSync(join(tmpdir(), 'siprose-bench-'))
  const file = join(folder, 'long.cfg')
  writeFileSync(file, text)
  check(file)
  const times = Array.from({ length: Number(values.rounds) }, () => check(file)).toSorted(
    (a, b) => a - b,
  )
  rmSync(folder, { recursive: true })
  const median = times[Math.floor(times.length / 2)] ?? 0
  process.stdout.write(
    `siprose check, ${text.split('\n').length} lines: ${median.toFixed(2)} s of processor time (${times.map((one) => one.toFixed(2)).join(' ')})\n`,
  )
}
