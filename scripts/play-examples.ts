/** Plays examples of the documentation by the start of their id, and prints the reports: what a person runs while writing one. */

import { setupsOf } from '../src/docs/player/plan.ts'
import { playExample } from '../src/docs/player/player.ts'
import { serverHost } from '../src/docs/server-host.ts'
import { readReference, trapsOf } from '../src/docs/traps.ts'
import { isCode, plannedExamples, playCodeExample } from '../test/support/examples.ts'
import { documentedPrograms, ROOT } from '../test/support/programs.ts'
import { runProgram, writePrograms } from './docs/library/programs.ts'

const wanted = process.argv.slice(2)
const examples = plannedExamples()
const chosen =
  wanted.length === 0
    ? examples
    : examples.filter(({ id }) => wanted.some((start) => id.startsWith(start)))
const setups = setupsOf(examples)
const host = serverHost()
const traps = trapsOf(readReference())
let failed = 0
for (const example of chosen) {
  if (isCode(example)) {
    const wrong = await playCodeExample(example, traps)
    if (wrong !== null) {
      failed++
      console.log(`${wrong}\n`)
    }
    continue
  }
  const outcome = await playExample(example, host, { setups })
  if (outcome.status !== 'fail') continue
  failed++
  process.stdout.write(`${outcome.report ?? outcome.id}\n\n`)
}
const programs = documentedPrograms().filter(
  ({ id }) => wanted.length === 0 || wanted.some((start) => id.startsWith(start)),
)
const paths = writePrograms(ROOT, programs)
for (const [index, path] of paths.entries()) {
  const one = programs[index]
  const outcome = one === undefined ? null : await runProgram(one, path)
  if (outcome === null || outcome.wrong === null) continue
  failed++
  process.stdout.write(`${outcome.wrong}\n\n`)
}
const played = chosen.length + programs.length
console.log(`${played - failed} passed, ${failed} failed`)
if (played === 0) console.log(`no example's id starts with ${wanted.join(', ')}`)
process.exitCode = failed === 0 && played > 0 ? 0 : 1
