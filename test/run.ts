/**
 * Runs the tests, and prints TAP: what `make test` and `make test-oracle` do.
 *
 * Files that test parts of the server share a process with others of their folder, as each takes longer to load than to run: half a second
 * of processor time a file. Those that take long, or start servers, have one of their own.
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
  'src/net/test/framing.test.ts',
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
  'src/lang/test/regex-posix.test.ts',
  'src/lang/test/format.test.ts',
  'modules/permissions/test/address-table.test.ts',
]

/** Tests that look at what all of the process does. */
const ALONE: ReadonlySet<string> = new Set(['modules/usrloc/test/memory.test.ts', ...LONGEST])

/** Folders whose tests have a process each: what they start takes longer than to load them. */
const APART = /^(?:scripts|test|src\/lsp|src\/cli)\//

/** Files of one process. */
const MOST_TOGETHER = 20

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

/** Some files, and what they are called together. */
interface Batch {
  readonly name: string
  readonly files: readonly string[]
}

/** Where the tests of a file's neighbours are: its folder, or all modules. */
function roomOf(file: string): string {
  return file.startsWith('modules/') ? 'modules' : file.slice(0, file.lastIndexOf('/'))
}

/** Files in the processes that they are to run in, those with one of their own first. */
function batchesOf(files: Iterable<string>): readonly Batch[] {
  const batches: Batch[] = []
  const rooms = new Map<string, string[]>()
  for (const file of files) {
    if (ALONE.has(file) || APART.test(file)) batches.push({ name: file, files: [file] })
    else rooms.set(roomOf(file), [...(rooms.get(roomOf(file)) ?? []), file])
  }
  for (const [room, members] of rooms) {
    const count = Math.ceil(members.length / MOST_TOGETHER)
    const size = Math.ceil(members.length / count)
    for (let at = 0; at < members.length; at += size) {
      const part = members.slice(at, at + size)
      const [only] = part
      const name = part.length === 1 ? only : `${part.length} files of ${room}, from ${only} on`
      batches.push({ name: name ?? room, files: part })
    }
  }
  return batches
}

t.setTimeout(0)
t.jobs = settings.jobs
const started = batchesOf(inOrder).map(({ name, files }) => {
  // what takes long is alone, so that several need hardly more time than one
  const seconds = settings.timeout * Math.min(files.length, 3)
  const together = files.length > 1 ? [join(ROOT, 'test/together.ts')] : []
  const paths = files.map((file) => join(ROOT, file))
  return t.spawn(process.execPath, [...settings['node-arg'], ...together, ...paths], {
    name,
    at: null,
    stack: '',
    buffered: true,
    cwd: ROOT,
    // a file notices itself; this ends one that cannot
    timeout: seconds * 1000 + 5000,
    env: { ...process.env, TAP_TIMEOUT: String(seconds), NO_COLOR: '1', FORCE_COLOR: '0' },
  })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const { subtest } of started) subtest?.proc?.kill(signal)
    process.exit(1)
  })
}
