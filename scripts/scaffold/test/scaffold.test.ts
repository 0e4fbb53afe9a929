/** Scaffolds, and the chapter of the Development Guide that begins with one: followed to the letter in a copy of the project. */

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Code } from 'mdast'
import t from 'tap'

import getExePath from '../../../node_modules/typescript-native/lib/getExePath.js'
import { convertDocbook } from '../../docbook-to-markdown/index.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const CHAPTER = join(ROOT, 'docbook/devel-guide/core-function.xml')
/** What scaffolds write into here, and all that it imports: a sixth of the time that the whole project takes. Tests have no part in it. */
const TYPES = {
  extends: './tsconfig.json',
  include: ['src/core', 'modules/greeter', 'modules/htable', 'modules/cfg_rpc'],
  exclude: ['src/sip/survey/assembly', '{src,modules}/**/test'],
}
const FLAGS = ['--experimental-ffi', '--disable-warning=ExperimentalWarning']

/** A copy of the project with the sources as they are now, and the packages of this one. */
function copyOfProject(): string {
  // always the same folder: what Node has compiled there once, it has at hand the next time
  const folder = t.testdir()
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT })
  for (const file of files.toString().split('\0')) {
    if (file === '' || !existsSync(join(ROOT, file))) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(ROOT, file), join(folder, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  if (existsSync(join(ROOT, 'build')))
    cpSync(join(ROOT, 'build'), join(folder, 'build'), { recursive: true })
  execFileSync('git', ['init', '-q'], { cwd: folder })
  execFileSync('git', ['add', '-A'], { cwd: folder })
  return folder
}

// it compiles the whole documentation several times
t.setTimeout(600_000)

const folder = copyOfProject()

function run(...args: readonly string[]) {
  const done = spawnSync(process.execPath, [...FLAGS, ...args], { cwd: folder, encoding: 'utf8' })
  return { status: done.status, text: done.stdout + done.stderr }
}

/** What a command of the chapter runs, without what `make` checks before. */
function make(line: string) {
  const scaffold = /^make new-core-function NAME=(\w+)$/.exec(line)
  if (scaffold) return run('scripts/scaffold/new.ts', 'core-function', scaffold[1] ?? '')
  const only = /^make test-docs ONLY=(\S+)$/.exec(line)
  if (only) {
    const compiled = run('scripts/compile-docs.ts', 'reference', 'examples')
    return compiled.status === 0 ? run('scripts/play-examples.ts', only[1] ?? '') : compiled
  }
  if (line === 'make modules-readme') {
    return run('scripts/compile-docs.ts', 'modules-readme', 'lint-docs')
  }
  return { status: 1, text: `the test does not know \`${line}\`` }
}

t.test('the chapter "A function of the core, from nothing" gives what it says', (t) => {
  const listings = convertDocbook(CHAPTER, {
    resolve: () => ({ url: '#', title: '' }),
  }).tree.children.filter((node): node is Code => node.type === 'code')
  const results: {
    readonly line: string
    readonly status: number | null
    readonly text: string
  }[] = []
  for (const { lang, meta, value } of listings) {
    const file = /^file=(\S+)$/.exec(meta ?? '')?.[1]
    if (lang === 'ts' && file) writeFileSync(join(folder, file), `${value}\n`)
    if (lang === 'sh') results.push({ line: value, ...make(value) })
  }
  const [made, failing, passing, readme] = results
  t.match(made, { status: 0, text: /Next:[\s\S]*make test-docs ONLY=core\/is_short_number/ })
  t.match(failing, { status: 1, text: /It does nothing yet/ }, 'the example fails first')
  t.match(passing, { status: 0, text: /2 passed, 0 failed/ }, 'and is true in the end')
  t.match(readme, { status: 0, text: 'written: src/core/README.md' })
  t.equal(results.length, 4)
  const site = run('scripts/site/build.ts', '--page', 'cookbook/functions')
  t.equal(site.status, 0, site.text)
  const page = readFileSync(join(folder, 'site/pages/cookbook/functions.md'), 'utf8')
  t.match(page, '### `is_short_number` {#core.f.is_short_number}', 'the site has it')
  t.end()
})

t.test('every scaffold writes code that has the right types and can be loaded', (t) => {
  const rows: readonly (readonly string[])[] = [
    ['module', 'greeter'],
    ['function', 'greeter', 'greet'],
    ['parameter', 'greeter', 'greeting'],
    ['variable', 'greeter', '$greeted'],
    ['transformation', 'greeter', 'greet.loud'],
    ['command', 'greeter', 'greeter.count'],
    ['function', 'htable', 'sht_shuffle'],
    ['parameter', 'htable', 'shuffle'],
    ['parameter', 'cfg_rpc', 'most_groups'],
  ]
  for (const row of rows)
    t.match(run('scripts/scaffold/new.ts', ...row), { status: 0, text: /Next:/ }, row.join(' '))
  writeFileSync(join(folder, 'tsconfig.scaffold.json'), JSON.stringify(TYPES))
  const types = spawnSync(getExePath(), ['-p', 'tsconfig.scaffold.json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  t.equal(types.status, 0, types.stdout)
  const compiled = run('scripts/compile-docs.ts', 'reference', 'examples', 'lint-docs')
  t.equal(compiled.status, 0, compiled.text)
  const played = run('scripts/play-examples.ts', 'greeter/', 'htable/sht_shuffle', 'htable/shuffle')
  t.match(played, { status: 1, text: /0 passed, 8 failed/ }, 'no example is true yet')
  t.end()
})

t.test('new.ts refuses what cannot be, and says what to write', (t) => {
  const rows: readonly (readonly [args: readonly string[], text: RegExp])[] = [
    [['module', 'Bad-Name'], /lower case/],
    [['module', 'sl'], /is there already/],
    [['core-function', 'forward'], /is there already/],
    [['function', 'nowhere', 'f'], /there is no module/],
    [['transformation', 'pv', 'reverse'], /a class and a name/],
    [['function', 'sl'], /make new-function MODULE=sl NAME=/],
  ]
  for (const [args, text] of rows) {
    const { status, text: told } = run('scripts/scaffold/new.ts', ...args)
    t.equal(status, 2)
    t.match(told, text, args.join(' '))
  }
  t.end()
})
