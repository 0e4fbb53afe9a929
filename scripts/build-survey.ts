/**
 * `make survey`: compiles `src/sip/survey/assembly`, which is AssemblyScript, to WebAssembly, and writes it into `src/sip/survey/code.ts`.
 *
 * The compiler is fetched when it is asked for, at one fixed version: it is large, and few change what it compiles.
 */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { sourceHash } from './survey-source.ts'

const COMPILER = 'assemblyscript@0.28.20'
const OPTIONS = [
  '-O3',
  // the compiler's name for a memory that nothing is freed in: the survey writes where it is told, and allocates nothing
  '--runtime=stub',
  '--noAssert',
  '--enable=simd,bulk-memory',
  '--uncheckedBehavior=always',
  '--initialMemory=2',
  '--maximumMemory=2',
]
const root = fileURLToPath(new URL('..', import.meta.url))
const survey = join(root, 'src', 'sip', 'survey')

/** Compiles to a file in `dist`, and gives what is in it. */
function compiled(): Buffer {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const place = mkdtempSync(join(root, 'dist', 'survey-'))
  try {
    const out = join(place, 'survey.wasm')
    const entry = join(survey, 'assembly', 'survey.ts')
    // the compiler takes all paths from the folder that it is started in
    const args = ['exec', '--yes', `--package=${COMPILER}`, '--', 'asc', entry, '--outFile', out]
    const done = spawnSync('npm', [...args, ...OPTIONS], { cwd: '/', stdio: 'inherit' })
    if (done.status !== 0) throw new Error(`the compiler ended with ${done.status}`)
    return readFileSync(out)
  } finally {
    rmSync(place, { recursive: true })
  }
}

/** A text in lines of 100 letters, as a sum of strings. */
function inLines(text: string): string {
  const lines = text.match(/.{1,96}/g) ?? []
  return lines.map((line) => `  '${line}'`).join(' +\n')
}

const code = compiled()
writeFileSync(
  join(survey, 'code.ts'),
  `/** Generated from \`assembly\` and \`layout.ts\`: do not edit. Run \`make survey\`. */

/** The hash of the source that was compiled. */
export const SOURCE = '${sourceHash(survey)}'

/** What it was compiled to, in base64. */
export const CODE =
${inLines(code.toString('base64'))}
`,
)
process.stdout.write(`src/sip/survey/code.ts: ${code.length} bytes of WebAssembly\n`)
