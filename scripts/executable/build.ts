/** Builds `dist/siprose`: Node.js, the server, its modules and its reference in one file. `make dist` runs it. */

import { execFileSync, spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

import { licensesText, nodePackage } from './licenses.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'dist/executable')
const BUNDLE = join(FOLDER, 'main.mjs')
const LANGUAGE_SERVER = join(FOLDER, 'lsp.mjs')
const LICENSES = join(FOLDER, 'licenses.txt')
const WRITTEN = join(FOLDER, 'siprose')
const OUTPUT = join(ROOT, 'dist/siprose')

/** What `bin/siprose` starts Node.js with. */
const FLAGS = [
  '--experimental-ffi',
  '--no-parallel-scavenge',
  '--max-semi-space-size=4',
  '--disable-warning=ExperimentalWarning',
]

/**
 * The same program in ASCII: V8 keeps a text in which any other character stands in twice the memory.
 *
 * @throws Error where an escape would not mean the character
 */
function inAscii(text: string): string {
  if (/String\.raw`[^`]*[^ -~\s]/.test(text)) {
    throw new Error('a raw text holds a character that is not ASCII; write it as an escape')
  }
  return text.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * Copies the file in small pieces.
 *
 * Linux keeps what is written at once in large pages, and a program then has two megabytes resident for each place it touches: 80 MB of the
 * executable instead of 53.
 */
function copyInPieces(from: string, to: string): void {
  const bytes = readFileSync(from)
  rmSync(to, { force: true })
  const file = openSync(to, 'w', 0o755)
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at, Math.min(4096, bytes.length - at))
  }
  closeSync(file)
}

/** Node.js without the names of its functions, which only a debugger reads: 33 MB less, where there is `strip`. */
function strippedNode(): string {
  const output = join(FOLDER, 'node')
  const { status } = spawnSync('strip', ['-o', output, process.execPath], { stdio: 'ignore' })
  return status === 0 ? output : process.execPath
}

function run(args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
}

mkdirSync(FOLDER, { recursive: true })
const rolldown = join(ROOT, 'packaging/node_modules/rolldown/bin/cli.mjs')
run([rolldown, '--config', 'scripts/executable/rolldown.config.ts', '--log-level', 'warn'])
writeFileSync(BUNDLE, inAscii(readFileSync(BUNDLE, 'utf8')))

const lists = ['main', 'lsp'].map(
  // The lists are those of the bundler's configuration.
  (name) => JSON.parse(readFileSync(join(FOLDER, `${name}-packages.json`), 'utf8')) as string[],
)
const packages = [...new Set(lists.flat())].toSorted()
const node = nodePackage()
writeFileSync(LICENSES, licensesText(ROOT, node === null ? packages : [node, ...packages]))
if (node === null) console.warn('the licence of Node.js is missing: it lies in no package here')

const plan = join(FOLDER, 'sea.json')
writeFileSync(
  plan,
  JSON.stringify({
    main: BUNDLE,
    executable: strippedNode(),
    mainFormat: 'module',
    output: WRITTEN,
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
    execArgv: FLAGS,
    assets: {
      'reference.json': join(ROOT, 'dist/reference.json'),
      'lsp.mjs': LANGUAGE_SERVER,
      'licenses.txt': LICENSES,
    },
  }),
)
run(['--build-sea', plan])
copyInPieces(WRITTEN, OUTPUT)
for (const file of [WRITTEN, join(FOLDER, 'node')]) rmSync(file, { force: true })
console.log(`written: dist/siprose, ${Math.round(statSync(OUTPUT).size / 1e6)} MB`)
