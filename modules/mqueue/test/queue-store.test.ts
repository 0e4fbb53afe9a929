import t from 'tap'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { OneTable } from '../../../test/support/one-table.ts'
import { QueueStore } from '../queue-store.ts'
import { Queues } from '../queues.ts'

function world(definition: string, most = 10) {
  const link = new OneTable()
  const { source, log, lines } = new FailingDatabase(link)
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
