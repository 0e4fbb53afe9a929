/**
 * `make bench-locations`: how long contacts take to be read from a database at the start, and what each takes of memory then.
 *
 * `locations.ts --count 100000 --rounds 3 --kind db_sqlite`; without a kind, each in a process of its own.
 */

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { column, type Column, type DbValue } from '../src/db/value.ts'
import { errorText } from '../src/runtime/errors.ts'
import { kinds, makeDatabase, type MadeDatabase } from '../test/databases/made.ts'
import { ServerInMemory } from '../test/support/server-in-memory.ts'

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: '' },
    count: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
  },
})

const count = Number(values.count)
const rounds = Number(values.rounds)

const CHUNK = 500
const END_MS = Date.UTC(2090, 0, 1)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const columns: readonly Column[] = [
  column('ruid', 'string'),
  column('username', 'string'),
  column('domain', 'string'),
  column('contact', 'string'),
  column('expires', 'datetime'),
  column('callid', 'string'),
  column('cseq', 'int'),
  column('last_modified', 'datetime'),
  column('user_agent', 'string'),
  column('received', 'string'),
  column('socket', 'string'),
]

/** The row of a phone behind a NAT. */
function rowOf(number: number): readonly DbValue[] {
  const user = String(100_000 + number)
  return [
    `uloc-6b07ee37-6719-${number.toString(16)}`,
    user,
    'voip.example.com',
    `sip:${user}@192.168.1.20:5062;transport=udp;line=7`,
    END_MS + number * 1000,
    `a84b4c76e66710-${user}@pc33.example.com`,
    1 + number,
    END_MS - 3_600_000,
    `Desk Phone 7.${number % 20}`,
    number % 2 === 0 ? null : `sip:198.51.100.7:${1024 + (number % 60_000)}`,
    'udp:192.0.2.1:5060',
  ]
}

async function fill({ database }: MadeDatabase): Promise<void> {
  for (let at = 0; at < count; at += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - at) }, (_, index) =>
      rowOf(at + index),
    )
    await database.upsertAll('location', columns, rows, [column('ruid', 'string')])
  }
}

function configuration({ module, url }: MadeDatabase, load: number): string {
  return `
loadmodule "${module}.so"
loadmodule "usrloc.so"
modparam("usrloc", "preload", "location")
modparam("usrloc", "use_domain", 1)
modparam("usrloc", "db_url", "${url}")
modparam("usrloc", "db_mode", 1)
modparam("usrloc", "db_load", ${load})
request_route { drop; }
`
}

async function start(made: MadeDatabase, load: number) {
  collect()
  const before = process.memoryUsage().heapUsed
  const begun = performance.now()
  const server = await ServerInMemory.start(configuration(made, load))
  const ms = performance.now() - begun
  collect()
  const bytes = process.memoryUsage().heapUsed - before
  await server.stop()
  return { ms, bytes }
}

async function measure(name: string): Promise<void> {
  const kind = kinds.find(([module]) => module === name)
  if (kind === undefined) throw new RangeError(`there is no kind of databases called ${name}`)
  let made
  try {
    made = await makeDatabase(kind, 'bench')
  } catch (error) {
    console.log(`${name}: not measured: ${errorText(error)}`)
    return
  }
  try {
    await fill(made)
    for (let round = 0; round < rounds; round++) {
      const without = await start(made, 0)
      const { ms, bytes } = await start(made, 1)
      const seconds = ((ms - without.ms) / 1000).toFixed(2)
      const each = ((bytes - without.bytes) / count).toFixed(0)
      console.log(`${name}: ${count} contacts read in ${seconds} s, ${each} bytes each`)
    }
  } finally {
    await made.drop()
  }
}

if (values.kind !== '') await measure(values.kind)
else {
  for (const [name] of kinds) {
    const own = [fileURLToPath(import.meta.url), ...process.argv.slice(2), `--kind=${name}`]
    spawnSync(process.execPath, [...process.execArgv, ...own], { stdio: 'inherit' })
  }
}
