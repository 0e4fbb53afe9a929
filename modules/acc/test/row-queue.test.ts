import t from 'tap'

import {
  column,
  DataSource,
  parseDbUrl,
  DbCode,
  DbError,
  type DatabaseOffer,
  type Statement,
} from 'siprose'
import { everything, type DbDriver, type Link } from '../../../src/db/driver.ts'
import { Database } from '../../../src/db/database.ts'
import { noResult } from '../../../src/db/statement.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Log } from '../../../src/runtime/log.ts'
import { RowQueue } from '../row-queue.ts'

const DB_URL = parseDbUrl('mysql://localhost/calls')
const call = column('callid', 'string')
const soon = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What a database does with a row. */
type Fate = 'taken' | 'refused' | 'away' | 'silent'

/** A queue before a database of which a test says what it does. */
function world(limit: number) {
  const clock = new VirtualClock()
  const lines: string[] = []
  const written: string[] = []
  const state: { fate: Fate } = { fate: 'taken' }
  const log = new Log((_level, line) => lines.push(line))
  const link: Link = {
    dead: false,
    run: async (statement: Statement) => {
      await Promise.resolve()
      if (state.fate === 'refused') throw new DbError(DbCode.MISSING, 'no such table: acc')
      if (state.fate === 'silent') await new Promise<never>(() => undefined)
      if (statement.kind === 'insert') {
        const [cell] = statement.cells
        written.push(String(cell?.[1]))
      }
      return noResult
    },
    close: () => undefined,
  }
  const driver: DbDriver = {
    capabilities: everything,
    remote: true,
    connections: 1,
    timeoutMs: 0,
    connectTimeoutMs: 0,
    retries: 0,
    connect: () => {
      if (state.fate === 'away') throw new DbError(DbCode.UNAVAILABLE, 'nobody listens')
      return link
    },
  }
  const database = new Database({ driver, url: DB_URL, clock, log })
  const offer: DatabaseOffer = { at: () => database }
  // a module has more than what is asked of it here
  const asker = { server: { clock }, log, find: () => offer } as unknown
  const source = new DataSource(
    asker as ConstructorParameters<typeof DataSource>[0],
    DB_URL.toString(),
  )
  const counts = { written: 0, lost: 0 }
  const queue = new RowQueue(source, clock, limit, {
    written: { add: () => counts.written++ },
    lost: { add: () => counts.lost++ },
  })
  const pass = async (ms: number): Promise<void> => {
    const end = clock.now() + ms
    for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) {
      clock.fireNext()
      await soon()
    }
    clock.moveTo(end)
    await soon()
  }
  return {
    queue,
    state,
    lines,
    written,
    counts,
    pass,
    add: (name: string) => queue.add('acc', [[call, name]]),
  }
}

t.test(
  'rows that the database is not there for wait, and are written in their order',
  async (t) => {
    const { add, state, written, counts, lines, pass, queue } = world(100)
    state.fate = 'away'
    for (let row = 0; row < 20; row++) t.ok(add(`call ${row}`))
    await pass(5000)
    t.same(written, [])
    t.equal(queue.waiting, 20)
    state.fate = 'taken'
    await pass(20_000)
    t.same(
      written,
      Array.from({ length: 20 }, (_, row) => `call ${row}`),
    )
    t.same(counts, { written: 20, lost: 0 })
    t.equal(queue.waiting, 0)
    t.equal(
      lines.filter((line) => line.includes('rows wait')).length,
      1,
      'said once, not each second',
    )
  },
)

t.test('one row more than may wait is lost, and counted', async (t) => {
  const { add, state, counts, queue } = world(3)
  state.fate = 'away'
  t.same(
    [1, 2, 3, 4, 5].map((row) => add(`call ${row}`)),
    [true, true, true, false, false],
  )
  t.equal(queue.waiting, 3)
  t.equal(counts.lost, 2)
  queue.stop()
  t.equal(counts.lost, 5, 'what waits when the server ends is lost, too')
})

t.test('a row that the database refuses is lost, and keeps no other one up', async (t) => {
  const { add, state, written, counts, lines, pass } = world(100)
  state.fate = 'refused'
  add('one')
  await pass(1)
  state.fate = 'taken'
  add('two')
  await pass(1)
  t.same(written, ['two'])
  t.same(counts, { written: 1, lost: 1 })
  t.match(lines.join(), /a row for table `acc` is lost: no such table: acc/)
})

t.test('a database that never answers lets no more than the limit wait', async (t) => {
  const { add, state, queue, counts } = world(50)
  state.fate = 'silent'
  for (let row = 0; row < 1000; row++) add(`call ${row}`)
  await soon()
  t.equal(queue.waiting, 50)
  t.equal(counts.lost, 950)
})
