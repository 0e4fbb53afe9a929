import t from 'tap'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { OneTable } from '../../../test/support/one-table.ts'
import { StoredTables } from '../database/stored-tables.ts'
import { parseDefinition } from '../table/definition.ts'
import { Table } from '../table/table.ts'

function world(definition: string, some: { max_items?: number; db_expires?: boolean } = {}) {
  const link = new OneTable()
  const { source, clock, log, lines } = new FailingDatabase(link)
  const table = new Table(parseDefinition(definition), 100)
  const options = {
    key_name_column: 'key_name',
    key_type_column: 'key_type',
    value_type_column: 'value_type',
    key_value_column: 'key_value',
    expires_column: 'expires',
    array_size_suffix: '::size',
    fetch_rows: 2,
    db_expires: false,
    max_items: 100,
    ...some,
  }
  return {
    stored: new StoredTables(source, options, [table], { clock, log }),
    table,
    link,
    clock,
    lines,
  }
}

const names = (table: Table) => [...table.items.keys()]

t.test('a table is read in pieces, and what it had is gone at once', async (t) => {
  const { stored, table, link, clock } = world('a=>dbtable=htable')
  table.set('old', 1, clock.now())
  link.rows = ['one', 'two', 'three'].map((name) => [name, 0, 0, 'x', 0])
  const before = table.items
  await stored.start()
  t.strictSame(names(table), ['one', 'two', 'three'])
  t.not(table.items, before, 'walks that are under way go on in the old items')
})

t.test('a table stays as it was when it cannot be read, or has too many rows', async (t) => {
  const { stored, table, link, clock } = world('a=>dbtable=htable', { max_items: 2 })
  await stored.start()
  table.set('old', 1, clock.now())
  link.rows = ['one', 'two', 'three'].map((name) => [name, 0, 0, 'x', 0])
  await t.rejects(stored.load(table), /`htable` has more than 2 items for table `a`/)
  link.fails = 'select'
  await t.rejects(stored.load(table), /the disk is full/)
  t.strictSame(names(table), ['old'])
})

t.test('a table with dbmode is written when the server stops, once', async (t) => {
  const { stored, table, link, clock } = world('a=>dbtable=htable;dbmode=1;autoexpire=10', {
    db_expires: true,
  })
  await stored.start()
  table.set('text', 'x', clock.now())
  table.set('number', 7, clock.now())
  table.set('ended', 7, clock.now())
  table.expire('ended', 0, clock.now())
  await stored.stop()
  const end = clock.now() / 1000 + 10
  t.strictSame(link.rows, [
    ['text', 0, 0, 'x', end],
    ['number', 0, 1, '7', end],
  ])
  const asked = link.asked.length
  await stored.stop()
  t.equal(link.asked.length, asked)
})

t.test(
  'a table that cannot be written is undone in the database, and the log says so',
  async (t) => {
    const { stored, table, link, clock, lines } = world('a=>dbtable=htable;dbmode=1')
    await stored.start()
    table.set('text', 'x', clock.now())
    link.fails = 'insert'
    await stored.stop()
    t.match(link.asked, ['select', 'begin', 'delete', 'insert', 'rollback'])
    t.strictSame(lines, ['htable: the 1 items of table `a` are not stored: the disk is full'])
  },
)

t.test('a table that was not read is not written over when the server stops', async (t) => {
  const { stored, link } = world('a=>dbtable=htable;dbmode=1')
  link.fails = 'select'
  link.rows = [['kept', 0, 0, 'x', 0]]
  await t.rejects(stored.start(), /the disk is full/)
  await stored.stop()
  t.equal(link.rows.length, 1)
})

t.test('a definition says which columns can be', async (t) => {
  for (const text of ['a=>dbtable=x y', "a=>dbtable=x;cols='one'", "a=>dbtable=x;cols='one,t o'"]) {
    t.throws(() => parseDefinition(text), text)
  }
})
