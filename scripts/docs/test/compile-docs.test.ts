import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

const script = fileURLToPath(new URL('../../compile-docs.ts', import.meta.url))
const house = fileURLToPath(new URL('fixtures/house', import.meta.url))

function run(...args: readonly string[]) {
  const options = ['--experimental-ffi', '--disable-warning=ExperimentalWarning']
  return spawnSync(process.execPath, [...options, script, ...args], { encoding: 'utf8' })
}

t.test(
  'compile-docs writes the model and the test plan, and fails on what is not documented',
  (t) => {
    const { status, stdout, stderr } = run('--root', house, 'reference', 'examples', 'lint-docs')
    t.equal(status, 1)
    t.match(
      stderr,
      'modules/careless/index.ts:10: parameter `silent` of `careless` has no documentation comment',
    )
    t.match(stdout, /examples; examples that do not run: 3\n/)
    const read = (file: string): unknown =>
      JSON.parse(readFileSync(`${house}/dist/${file}`, 'utf8'))
    t.match(read('reference.json'), {
      core: { parameters: [{ name: 'debug' }], functions: [{ name: 'return' }] },
      modules: {
        sample: { functions: [{ name: 'say_no' }, { name: 'refuse', alias_of: 'say_no' }] },
      },
      diagnostics: [{ name: 'lang/too-large' }, { name: 'lang/unknown-name' }],
    })
    t.match(read('examples.json'), [
      {
        id: 'core/debug/say-more',
        module: 'core',
        symbol: 'debug',
        title: 'Say more',
        file: 'src/core/module.ts',
        line: 12,
        fences: [{ language: 'kamailio', line: 14, column: 6, text: /^debug = 2/ }],
      },
    ])
    t.end()
  },
)

t.test('compile-docs modules-readme --check names stale pages', (t) => {
  const { status, stderr } = run('--root', house, 'modules-readme', '--check')
  t.equal(status, 1)
  t.match(stderr, 'modules/careless/README.md:1: stale; run make modules-readme')
  t.notMatch(stderr, 'modules/sample/README.md')
  t.end()
})

t.test('compile-docs says what it takes', (t) => {
  const { status, stderr } = run('everything')
  t.equal(status, 2)
  t.match(stderr, 'compile-docs takes reference, examples, modules-readme, lint-docs')
  t.end()
})
