/**
 * `make bench-kept`: what a server keeps: bytes of a ringing call and of a contact, and how long messages wait while there are many.
 *
 * `kept.ts --what calls --count 100000 --rate 5000 --seconds 20 --server both --json`; `--what contacts` loads contacts by REGISTER.
 */

import { parseArgs } from 'node:util'

import { load } from './compare.ts'
import type { LoadResult } from './load/window.ts'
import { usage } from './processes.ts'
import { beside, contacts, hold } from './scenarios/kept.ts'
import { registerOne } from './scenarios/register.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { installed, kamailio, siprose, startServer } from './servers.ts'
import type { RunningServer, ServerKind } from './servers.ts'
import { columns } from './table.ts'

const { values } = parseArgs({
  options: {
    what: { type: 'string', default: 'calls' },
    count: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '20' },
    server: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
})

const count = Number(values.count)
const rate = Number(values.rate)
const seconds = Number(values.seconds)

/** Operations that make a compiler at run time know what to compile, before memory is looked at. */
const WARM_UP = 30_000

/** In hand at a time, where a rate is kept: as many as come while a server stands still for half a second. */
const WIDE = Math.max(64, rate)

/** What came of one server. */
interface Kept {
  readonly name: string
  /** Bytes of memory for each of what is kept, once it is there, and after the work that followed. */
  readonly bytes: number
  readonly bytesLater: number
  readonly loaded: LoadResult
  readonly worked: LoadResult
}

const closed = { connections: 1, rate: 0, window: 64, seconds: 120 }

function told(): void {}

/** Memory that a server has more than before, for each of what it keeps. */
function bytesEach(server: RunningServer, before: number): number {
  return (usage(server.pid).memory - before) / count
}

/** Calls that ring, and text messages at a rate beside them. */
async function keepCalls(server: RunningServer): Promise<Omit<Kept, 'name'>> {
  await load(beside, server, { ...closed, count: WARM_UP }, told)
  const before = usage(server.pid).memory
  const loaded = await load(hold, server, { ...closed, count }, told)
  const bytes = bytesEach(server, before)
  const paced = { ...closed, rate, window: WIDE, count: rate * seconds, seconds: seconds + 10 }
  const worked = await load(beside, server, paced, told)
  return { bytes, bytesLater: bytesEach(server, before), loaded, worked }
}

/** Contacts of as many users, and then all of them once more. */
async function keepContacts(server: RunningServer): Promise<Omit<Kept, 'name'>> {
  await load(registerOne, server, { ...closed, count: WARM_UP }, told)
  const before = usage(server.pid).memory
  const loaded = await load(contacts, server, { ...closed, count }, told)
  const bytes = bytesEach(server, before)
  const worked = await load(contacts, server, { ...closed, count }, told)
  return { bytes, bytesLater: bytesEach(server, before), loaded, worked }
}

const kinds: ReadonlyMap<string, readonly [Scenario, typeof keepCalls]> = new Map([
  ['calls', [hold, keepCalls]],
  ['contacts', [contacts, keepContacts]],
])

async function measure(
  kind: ServerKind,
  scenario: Scenario,
  keep: typeof keepCalls,
): Promise<Kept> {
  const server = await startServer(kind, scenario)
  try {
    return { name: kind.name, ...(await keep(server)) }
  } finally {
    await server.stop()
  }
}

function table(all: readonly Kept[]): string {
  const head = [
    'server',
    'bytes',
    'later',
    'rate/s',
    'p50 µs',
    'p99 µs',
    'p99.9 µs',
    'most µs',
    'lost',
    'wrong',
  ]
  const rows = all.map(({ name, bytes, bytesLater, loaded, worked }) => [
    name,
    bytes.toFixed(0),
    bytesLater.toFixed(0),
    worked.rate.toFixed(0),
    `${worked.p50us}`,
    `${worked.p99us}`,
    `${worked.p999us}`,
    `${worked.maxUs}`,
    `${loaded.losses + worked.losses}`,
    `${loaded.wrong + worked.wrong}`,
  ])
  const [own, other] = all
  const ratio =
    own === undefined || other === undefined
      ? ''
      : `ratio of bytes: ${(own.bytes / other.bytes).toFixed(2)}, later ${(own.bytesLater / other.bytesLater).toFixed(2)}\n`
  return columns(head, rows) + ratio
}

async function main(): Promise<number> {
  const what = kinds.get(values.what)
  if (what === undefined) {
    process.stderr.write(
      `\`--what ${values.what}\` is unknown; there is ${[...kinds.keys()].join(', ')}\n`,
    )
    return 2
  }
  const [scenario, keep] = what
  const all: Kept[] = []
  for (const kind of [siprose, kamailio]) {
    const wanted = values.server === 'both' || values.server === kind.name
    if (!wanted || (kind === kamailio && !installed('kamailio'))) continue
    process.stderr.write(`${kind.name}: ${count} × ${scenario.operation}\n`)
    all.push(await measure(kind, scenario, keep))
  }
  process.stdout.write(values.json ? `${JSON.stringify(all)}\n` : table(all))
  for (const { name, loaded, worked } of all) {
    const what = loaded.firstWrong === '' ? worked.firstWrong : loaded.firstWrong
    if (what !== '') process.stderr.write(`${name}, first wrong: ${what}\n`)
  }
  return all.every(({ loaded, worked }) => loaded.losses + loaded.wrong + worked.wrong === 0)
    ? 0
    : 1
}

process.exitCode = await main()
