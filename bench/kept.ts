/**
 * `make bench-kept`: what a server keeps: bytes of a ringing call and of a contact, and how long messages wait while there are many.
 *
 * `kept.ts --what calls --count 100000 --rate 5000 --seconds 20 --server both --json`; `--what contacts` loads contacts by REGISTER.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  /** From when to when the second part went on, in ms since 1970. */
  readonly workedFrom: number
  readonly workedTo: number
  /** The collector's pauses of the second part; null where there is none. */
  readonly pauses: Pauses | null
}

/** Pauses of a collector, in ms. */
interface Pauses {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly p999: number
  readonly most: number
  /** Of the time, the share that they took. */
  readonly share: number
}

const closed = { connections: 1, rate: 0, window: 64, seconds: 120 }

function told(): void {}

const now = (): number => performance.timeOrigin + performance.now()

/** What is known once all was done, but for pauses: a server tells of them when it ends. */
type Done = Omit<Kept, 'name' | 'pauses'>

/** Memory that a server has more than before, for each of what it keeps. */
function bytesEach(server: RunningServer, before: number): number {
  return (usage(server.pid).memory - before) / count
}

/** Calls that ring, and text messages at a rate beside them. */
async function keepCalls(server: RunningServer): Promise<Done> {
  await load(beside, server, { ...closed, count: WARM_UP }, told)
  const before = usage(server.pid).memory
  const loaded = await load(hold, server, { ...closed, count }, told)
  const bytes = bytesEach(server, before)
  const paced = { ...closed, rate, window: WIDE, count: rate * seconds, seconds: seconds + 10 }
  const workedFrom = now()
  const worked = await load(beside, server, paced, told)
  const workedTo = now()
  return { bytes, bytesLater: bytesEach(server, before), loaded, worked, workedFrom, workedTo }
}

/** Contacts of as many users, and then all of them once more. */
async function keepContacts(server: RunningServer): Promise<Done> {
  await load(registerOne, server, { ...closed, count: WARM_UP }, told)
  const before = usage(server.pid).memory
  const loaded = await load(contacts, server, { ...closed, count }, told)
  const bytes = bytesEach(server, before)
  const workedFrom = now()
  const worked = await load(contacts, server, { ...closed, count }, told)
  const workedTo = now()
  return { bytes, bytesLater: bytesEach(server, before), loaded, worked, workedFrom, workedTo }
}

/** Fills a server, and works on it. */
type Keep = (server: RunningServer) => Promise<Done>

const kinds: ReadonlyMap<string, readonly [Scenario, Keep]> = new Map([
  ['calls', [hold, keepCalls]],
  ['contacts', [contacts, keepContacts]],
])

const WATCH = new URL('load/watch-pauses.ts', import.meta.url).href

async function measure(kind: ServerKind, scenario: Scenario, keep: Keep): Promise<Kept> {
  const folder = mkdtempSync(join(tmpdir(), 'siprose-kept-'))
  const file = join(folder, 'pauses.json')
  const environment = { NODE_OPTIONS: `--import=${WATCH}`, BENCH_PAUSES: file }
  const watched = kind === siprose
  const server = await startServer(watched ? { ...kind, environment } : kind, scenario)
  let done: Done
  try {
    done = await keep(server)
  } finally {
    await server.stop()
  }
  const pauses = watched ? pausesOf(file, done) : null
  rmSync(folder, { recursive: true, force: true })
  return { name: kind.name, ...done, pauses }
}

/** The pauses of the second part, as the server has written them. */
function pausesOf(file: string, { workedFrom, workedTo }: Done): Pauses {
  const all: readonly (readonly [number, number])[] = JSON.parse(readFileSync(file, 'utf8'))
  const within = all.filter(([at]) => at >= workedFrom && at <= workedTo).map(([, ms]) => ms)
  const sorted = within.toSorted((a, b) => a - b)
  const share = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? 0
  return {
    count: sorted.length,
    p50: share(0.5),
    p99: share(0.99),
    p999: share(0.999),
    most: share(1),
    share: sorted.reduce((sum, ms) => sum + ms, 0) / (workedTo - workedFrom),
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
  return columns(head, rows) + ratio + all.map(pauseLine).join('')
}

function pauseLine({ name, pauses }: Kept): string {
  if (pauses === null) return ''
  const { count: many, p50, p99, p999, most, share } = pauses
  const times = [p50, p99, p999, most].map((ms) => ms.toFixed(1)).join(', ')
  return `${name}: ${many} pauses of the collector, p50, p99, p99.9, most: ${times} ms; ${(share * 100).toFixed(1)} % of the time\n`
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
