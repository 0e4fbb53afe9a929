/**
 * Runs the tests, each file in a process of its own, and prints TAP: what `make test` and `make test-oracle` do.
 *
 *     run.ts                   all of them
 *     run.ts FILE…             these
 *     run.ts --except FILE…    all but these
 *
 * `tap FILE` does the same with hooks that would measure coverage, replace modules and compile TypeScript: 0.15 s of processor time a
 * file, and more for each Node.js that a test starts, of which a run takes a thousand. What `.taprc` says holds here too.
 */

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import t from 'tap'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..')

/** What takes longest begins first, so that the run does not end with one core waiting for the other; what waits is between what computes. */
const LONGEST: readonly string[] = [
  'scripts/scaffold/test/scaffold.test.ts',
  'test/end-to-end/peers.test.ts',
  'test/documentation-1.test.ts',
  'test/databases/faults.test.ts',
  'src/lsp/test/diagnostics.test.ts',
  'test/documentation-2.test.ts',
  'test/end-to-end/tcp-calls.test.ts',
  'test/end-to-end/command.test.ts',
  'test/load/calls.test.ts',
  'test/documentation-3.test.ts',
  'test/kill/kill.test.ts',
  'test/documentation-4.test.ts',
  'test/end-to-end/names.test.ts',
  'src/lsp/test/broken-text.test.ts',
  'scripts/docbook-to-markdown/test/back.test.ts',
  'test/databases/location-faults.test.ts',
  'test/end-to-end/failing-names.test.ts',
  'scripts/man/test/man.test.ts',
  'modules/tls/test/siege.test.ts',
  'modules/tm/test/floods.test.ts',
  'test/end-to-end/process.test.ts',
]

/** What is read of `.taprc`. */
interface Settings {
  readonly include: readonly string[]
  readonly 'node-arg': readonly string[]
  readonly jobs: number
  /** Of one file, in seconds. */
  readonly timeout: number
}

// The file is our own.
const settings = parse(readFileSync(join(ROOT, '.taprc'), 'utf8')) as Settings
const all = globSync(settings.include, { cwd: ROOT }).toSorted()
const [first, ...others] = process.argv.slice(2)
const except = first === '--except'
const named = first === undefined || except ? others : [first, ...others]
const missing = [...named, ...LONGEST].filter((file) => !all.includes(file))
if (missing.length > 0) {
  console.error(`no test file: ${missing.join(', ')}`)
  process.exit(2)
}
const chosen = first === undefined || except ? all.filter((file) => !named.includes(file)) : named
const inOrder = new Set([...LONGEST.filter((file) => chosen.includes(file)), ...chosen])

t.setTimeout(0)
t.jobs = settings.jobs
const started = [...inOrder].map((file) =>
  t.spawn(process.execPath, [...settings['node-arg'], join(ROOT, file)], {
    name: file,
    at: null,
    stack: '',
    buffered: true,
    cwd: ROOT,
    // a file notices itself; this ends one that cannot
    timeout: settings.timeout * 1000 + 5000,
    env: {
      ...process.env,
      TAP_TIMEOUT: String(settings.timeout),
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
  }),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const { subtest } of started) subtest?.proc?.kill(signal)
    process.exit(1)
  })
}
