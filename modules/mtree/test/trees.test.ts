import t from 'tap'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { parseDefinition, parseItem } from '../definition.ts'
import { Tree } from '../tree.ts'
import { Trees } from '../trees.ts'

const plain = {
  mtree: ['name=one;dbtable=mtree'],
  item: [] as string[],
  db_table: '',
  tname_column: 'tname',
  tprefix_column: 'tprefix',
  tvalue_column: 'tvalue',
  char_list: [] as string[],
  fetch_rows: 2,
  mt_tree_type: 0,
  mt_ignore_duplicates: false,
  mt_allow_duplicates: false,
}

function trees(options: Partial<typeof plain> = {}) {
  const database = new FailingDatabase()
  const { source, log, clock } = database
  return { database, made: new Trees({ ...plain, ...options }, { source, log, clock }) }
}

t.test(
  'Trees keeps the old tree where reading fails, and leaves no part of the new one',
  async (t) => {
    const { database, made } = trees()
    database.tables.set('mtree', [['49', 'old']])
    await made.load()
    database.tables.set('mtree', [['49', 'new']])
    database.fails = true
    await t.rejects(made.load())
    t.strictSame(made.find('one')?.longest('49')?.values, ['old'])
    t.equal(made.find('one')?.reloads, 1)
    database.fails = false
    await made.load('one')
    t.strictSame(made.find('one')?.longest('49')?.values, ['new'])
    t.equal(made.find('one')?.reloads, 2)
  },
)

t.test('Trees leaves out rows that cannot be used, and tells of the first ones', async (t) => {
  const { database, made } = trees()
  const bad = Array.from({ length: 100 }, (_, at) => [`x${at}`, 'value'])
  database.tables.set('mtree', [
    ['49', 'good'],
    ['49', 'again'],
    [null, 'no prefix'],
    ['1', null],
    ['1'.repeat(64), 'too long'],
    ['1'.repeat(63), 'long'],
    ...bad,
  ])
  await made.load()
  t.equal(made.find('one')?.items, 2)
  t.equal(database.lines.length, 11)
  t.match(database.lines.at(-1), /94 more rows/)
})

t.test('Trees finds all trees of one table, and nothing in an empty one', async (t) => {
  const { database, made } = trees({ mtree: [], db_table: 'mtrees' })
  await made.load()
  t.equal(made.find('a'), null)
  database.tables.set('mtrees', [
    ['a', '1', 'x'],
    ['toString', '2', 'y'],
    [null, '3', 'z'],
  ])
  await made.load()
  t.strictSame(
    [...made.all()].map(({ name }) => name),
    ['a', 'toString'],
  )
  t.equal(made.find('__proto__'), null)
})

t.test('Tree of pairs and of numbers takes nothing else', (t) => {
  const rules = { characters: new Set('0123456789'), allowDuplicates: false }
  const pairs = new Tree('pairs', { ...rules, type: 1 })
  for (const text of ['', 'x', '1:', ':1', '1:2:3', '1;x', ';', '1:-2', '99999999999']) {
    t.equal(pairs.add('1', text), 'value', text)
  }
  t.equal(pairs.add('1', '1:2; 3 ;'), 'taken')
  const numbers = new Tree('numbers', { ...rules, type: 2 })
  for (const text of ['', 'x', '1.5', '0x1', '1'.repeat(16)]) {
    t.equal(numbers.add('1', text), 'value', text)
  }
  t.equal(numbers.add('1', '-7'), 'taken')
  t.end()
})

t.test('parseDefinition refuses what is no tree', (t) => {
  for (const text of [
    '',
    'name=a',
    'dbtable=a',
    'name=a;dbtable=b;foo=1',
    'name=a;dbtable=b;type=3',
    'name=a;dbtable=b;multi=2',
    "name=a;dbtable=b;cols='x'",
    "name=a;dbtable=b;cols='x,y,z';type=1",
  ]) {
    t.throws(() => parseDefinition(text), { code: 'mtree/definition' }, text)
  }
  t.throws(() => parseDefinition('name=a;dbtable=b"c'))
  t.end()
})

t.test('parseItem refuses what is no prefix of a tree', (t) => {
  for (const text of ['', 'name=a', 'name=a;prefix=1', 'name=a;prefix=1;value=', 'x=1;name=a']) {
    t.throws(() => parseItem(text), { code: 'mtree/definition' }, text)
  }
  t.strictSame(parseItem("name=a; prefix=1; value='x;y'"), { tree: 'a', prefix: '1', value: 'x;y' })
  t.end()
})

t.test(
  'Trees has items before rows, after each reload, and refuses those it cannot keep',
  async (t) => {
    const { database, made } = trees({
      item: ['name=one;prefix=49;value=item', 'name=two;prefix=1;value=alone'],
    })
    database.tables.set('mtree', [
      ['49', 'row'],
      ['1', 'one'],
    ])
    for (const name of [null, 'one', 'two']) {
      await made.load(name)
      t.strictSame(made.find('one')?.longest('491')?.values, ['item'])
      t.strictSame(made.find('one')?.longest('1')?.values, ['one'])
      t.strictSame(made.find('two')?.longest('1')?.values, ['alone'])
    }
    await t.rejects(made.load('three'), { code: 'mtree/no-tree' })
    const bad = trees({ item: ['name=one;prefix=4x;value=item'] })
    await t.rejects(bad.made.load(), { code: 'mtree/item' })
  },
)

t.test('Trees of one table may have items too', async (t) => {
  const { database, made } = trees({
    mtree: [],
    db_table: 'mtrees',
    item: ['name=a;prefix=1;value=item', 'name=b;prefix=2;value=alone'],
  })
  database.tables.set('mtrees', [['a', '12', 'row']])
  await made.load()
  t.strictSame(made.find('a')?.longest('1')?.values, ['item'])
  t.strictSame(made.find('a')?.longest('12')?.values, ['row'])
  t.strictSame(made.find('b')?.longest('2')?.values, ['alone'])
})
