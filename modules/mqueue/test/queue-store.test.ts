import t from 'tap'

import {
  Database,
  DataSource,
  type DatabaseOffer,
  type DbDriver,
  DbCode,
  DbError,
  everything,
  type Link,
  type ModuleLog,
  noResult,
  type Row,
  type Statement,
} from 'siprose'

import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import { QueueStore } from '../queue-store.ts'
import { Queues } from '../queues.ts'

/** A database that can be told to fail, and what it was asked. */
class Fake implements Link {
  dead = false
  rows: Row[] = []
  fails: Statement['kind'] | null = null
  readonly asked: string[] = []

  run(statement: Statement) {
    this.asked.push(statement.kind)
    if (statement.kind === this.fails) throw new DbError(DbCode.NOT_STORED, 'the disk is full')
    if (statement.kind === 'delete') this.rows = []
    if (statement.kind === 'insert') this.rows.push(statement.cells.map(([, value]) => value))
    return { ...noResult, rows: statement.kind === 'select' ? this.rows : [] }
  }

  transact(step: string): void {
    this.asked.push(step)
  }

  close(): void {
    this.dead = true
  }
}

function world(definition: string, most = 10) {
  const clock = new VirtualClock()
  const link = new Fake()
  const lines: string[] = []
  const log = standIn<ModuleLog>({ error: (line: string) => lines.push(line) })
  const driver: DbDriver = {
    capabilities: everything,
    remote: false,
    connections: 1,
    timeoutMs: 0,
    connectTimeoutMs: 0,
    retries: 0,
    connect: () => link,
  }
  const offer: DatabaseOffer = { at: (url) => new Database({ driver, url, clock, log }) }
  const asker = { server: { clock }, log, find: () => offer }
  const source = new DataSource(
    standIn<ConstructorParameters<typeof DataSource>[0]>(asker),
    'sqlite:///x.db',
  )
  const queues = new Queues(log, [definition], [], most)
  return { store: new QueueStore(source, queues, log), queues, link, lines }
}

const item = { key: 'bob', value: 'rang' }

t.test('a queue with dbmode 1 is read at the start and written at the end, once', async (t) => {
  const { store, queues, link } = world('name=calls;dbmode=1')
  link.rows = [['alice', 'rang first']]
  await store.start()
  const queue = queues.get('calls')
  queue?.add(item)
  await store.stop()
  const kept = [
    ['alice', 'rang first'],
    ['bob', 'rang'],
  ]
  t.strictSame(link.rows, kept)
  t.strictSame(link.asked.slice(-5), ['begin', 'delete', 'insert', 'insert', 'commit'])
  const asked = link.asked.length
  await store.stop()
  t.equal(link.asked.length, asked)
})

t.test('dbmode 2 does not read, and 3 does not write', async (t) => {
  const writing = world('name=calls;dbmode=2')
  await writing.store.start()
  await writing.store.stop()
  t.notOk(writing.link.asked.includes('select'))
  t.ok(writing.link.asked.includes('delete'))
  const reading = world('name=calls;dbmode=3')
  reading.link.rows = [['alice', null]]
  await reading.store.start()
  t.same(reading.queues.get('calls')?.fetch(), { key: 'alice', value: '' })
  await reading.store.stop()
  t.strictSame(reading.link.rows, [['alice', null]])
})

t.test(
  'a queue that cannot be read whole keeps the server from starting, and its table stays',
  async (t) => {
    const { store, link } = world('name=calls;dbmode=1', 1)
    link.rows = [
      ['a', '1'],
      ['b', '2'],
    ]
    await t.rejects(store.start(), /table `calls` has more items than `max_items` lets wait/)
    await store.stop()
    t.equal(link.rows.length, 2)
  },
)

t.test('a queue that cannot be written is told of, and the server stops', async (t) => {
  const { store, link, lines } = world('name=calls;dbmode=1')
  await store.start()
  link.fails = 'delete'
  await store.stop()
  t.match(lines, [/queue `calls` could not be kept: .*the disk is full/])
  t.ok(link.asked.includes('rollback'))
})
