import t from 'tap'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { Preferences } from '../database/preferences.ts'
import type { Owner } from '../database/wanted.ts'

const alice: Owner = { uuid: null, username: 'alice', domain: 'a.b', wholeDomain: false }
const all = { name: null, integer: null, table: null }

function preferences(use_domain = false) {
  const database = new FailingDatabase()
  const made = new Preferences(
    {
      avp_table: 'usr_preferences',
      use_domain,
      uuid_column: 'uuid',
      username_column: 'username',
      domain_column: 'domain',
      attribute_column: 'attribute',
      value_column: 'value',
      type_column: 'type',
      db_scheme: [],
    },
    database.source,
  )
  return { database, made }
}

t.test('Preferences leaves out rows that hold no value of their type', (t) => {
  const { database, made } = preferences()
  database.tables.set('usr_preferences', [
    ['a', 0, 'text'],
    [null, 0, 'nameless'],
    ['', 0, 'empty name'],
    ['b', 1, '12'],
    ['c', 1, '12 and more'],
    ['d', 1, '99999999999999999999'],
    ['e', null, null],
    ['not-a-number', 2, 'x'],
    ['11', 3, '-1'],
    ['toString', 0, 'plain'],
  ])
  void made.load(alice, all, (values) => {
    t.strictSame(
      values.map(({ name, value }) => [name, value]),
      [
        ['a', 'text'],
        ['b', 12],
        ['11', -1],
        ['toString', 'plain'],
      ],
    )
    return true
  })
  t.end()
})

t.test(
  'Preferences fails quietly: every function has its result, the log one line in ten seconds',
  (t) => {
    const { database, made } = preferences()
    database.fails = true
    for (let i = 0; i < 50; i++) {
      t.equal(
        made.load(alice, all, () => true),
        false,
      )
      t.equal(made.store(alice, null, [{ name: 'a', value: 1, integer: false }]), false)
      t.equal(made.remove(alice, all), false)
    }
    t.equal(database.lines.length, 1)
    database.clock.moveTo(database.clock.now() + 10_000)
    void made.load(alice, all, () => true)
    t.match(database.lines[1], /149 more since/)
    t.end()
  },
)

t.test('Preferences writes no domain that does not count', (t) => {
  for (const counts of [false, true]) {
    const { database, made } = preferences(counts)
    void made.store(alice, null, [{ name: 'a', value: 1, integer: false }])
    const [asked] = database.asked
    const cells = asked?.kind === 'insert' ? asked.cells : []
    t.strictSame(
      cells.map(([{ name }, value]) => [name, value]),
      [
        ['uuid', ''],
        ['username', 'alice'],
        ['domain', counts ? 'a.b' : ''],
        ['attribute', 'a'],
        ['type', 1],
        ['value', '1'],
      ],
    )
  }
  t.end()
})
