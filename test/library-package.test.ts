/** The library as a package: built, installed and imported as somebody else's program would. */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import t from 'tap'

import { ROOT } from './support/programs.ts'

t.test('make library builds a package that a program can import', async (t) => {
  const built = spawnSync(process.execPath, [`${ROOT}scripts/build-library.ts`], {
    encoding: 'utf8',
  })
  t.equal(built.status, 0, built.stderr)
  const folder = mkdtempSync(join(tmpdir(), 'siprose-library-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'node_modules'))
  cpSync(`${ROOT}dist/library`, join(folder, 'node_modules/siprose'), { recursive: true })
  const program = join(folder, 'program.mjs')
  writeFileSync(
    program,
    "import { parseUri } from 'siprose/sip'\nexport default parseUri('sip:bob@example.com').host\n",
  )
  const imported = (await import(pathToFileURL(program).href)) as { readonly default: string }
  t.equal(imported.default, 'example.com')
  const text = readFileSync(join(folder, 'node_modules/siprose/README.md'), 'utf8')
  t.match(text, '](REFERENCE.md)', 'its pages lead to one another')
  t.notMatch(text, '](../')
})
