/** The examples of the library are programs: each is run, and all of them are checked by the compiler. */

import { spawnSync } from 'node:child_process'

import t from 'tap'

// the compiler itself, which is no script: one of those would be run with what tap loads into each
import getExePath from '../node_modules/typescript-native/lib/getExePath.js'
import { runProgram, writePrograms } from '../scripts/docs/library/programs.ts'
import { FaultCode } from '../src/sip/fault-codes.ts'
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

t.test('each code of the grammar has a program that provokes it, and no other', async (t) => {
  for (const [key, code] of Object.entries(FaultCode)) {
    const index = programs.findIndex(({ id }) => id === `sip/FaultCode/${key}`)
    const program = programs[index]
    const path = paths[index]
    if (program === undefined || path === undefined) {
      t.fail(`${code} has no program`)
      continue
    }
    const said = Array.from(program.text.matchAll(/\/\/ => .*?code: '([^']*)'/g), ([, one]) => one)
    t.same(said, [code], code)
    t.equal((await runProgram(program, path)).wrong, null, code)
  }
})

t.test('the examples of the library have the types they say', (t) => {
  const run = spawnSync(getExePath(), ['--noEmit', '-p', 'dist/programs'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  t.equal(run.stdout + run.stderr, '')
  t.equal(run.status, 0)
  t.end()
})
