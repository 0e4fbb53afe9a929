/** The examples of the library are programs: each is run, and all of them are checked by the compiler. */

import { spawnSync } from 'node:child_process'

import t from 'tap'

// the compiler itself, which is no script: one of those would be run with what tap loads into each
import getExePath from '../node_modules/typescript-native/lib/getExePath.js'
import { runProgram, writePrograms } from '../scripts/docs/library/programs.ts'
import { documentedPrograms, ROOT } from './support/programs.ts'

const programs = documentedPrograms()
const paths = writePrograms(ROOT, programs)

for (const [index, path] of paths.entries()) {
  const program = programs[index]
  if (program === undefined) continue
  t.test(program.id, async (t) => {
    t.match(program.text, '// =>', 'it says what comes of it')
    t.equal((await runProgram(program, path)).wrong, null)
  })
}

t.test('the examples of the library have the types they say', (t) => {
  const run = spawnSync(getExePath(), ['--noEmit', '-p', 'dist/programs'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  t.equal(run.stdout + run.stderr, '')
  t.equal(run.status, 0)
  t.end()
})
