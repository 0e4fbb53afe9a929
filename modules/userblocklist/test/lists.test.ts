import t from 'tap'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { GlobalLists } from '../global-lists.ts'
import { matcherOf } from '../matcher.ts'
import { UserLists } from '../user-lists.ts'

const plain = {
  use_domain: false,
  globalblocklist_table: 'all',
  globalblocklist_prefix_col: 'prefix',
  globalblocklist_allowlist_col: 'allowlist',
  userblocklist_table: 'users',
  userblocklist_username_col: 'username',
  userblocklist_domain_col: 'domain',
  userblocklist_prefix_col: 'prefix',
  userblocklist_allowlist_col: 'allowlist',
}

function lists(mode = 10) {
  const database = new FailingDatabase()
  const { source, log } = database
  const matcher = matcherOf(mode)
  return {
    database,
    forAll: new GlobalLists(plain, { source, log, matcher }),
    forUsers: new UserLists(plain, { source, matcher }),
  }
}

const hostile = [
  ['49', 0],
  ['49', 1],
  ['49', 0],
  [null, 0],
  ['1', null],
  ['+7', 0],
  ['8a', 0],
  ['1'.repeat(65), 0],
  ['2'.repeat(65_536), 0],
  ['3'.repeat(64), 7],
] as const

t.test(
  'GlobalLists.load leaves out rows that cannot be used; of two the later counts',
  async (t) => {
    const { database, forAll } = lists()
    database.tables.set('all', hostile)
    await forAll.load(['all', 'all'])
    t.strictSame(
      [...forAll.all()].map(({ prefix, allowed }) => [prefix.length, allowed]),
      [
        [64, true],
        [2, false],
      ],
    )
    t.equal(forAll.find('x(+)491')?.allowed, false)
    t.equal(forAll.find('3'.repeat(65_536))?.allowed, true)
    t.equal(forAll.find('-'.repeat(65_536)), null)
    t.equal(forAll.find('491', '__proto__'), null)
    t.equal(database.lines.length, 6)
    t.ok(database.lines.every((line) => line.length < 300))
  },
)

t.test('GlobalLists.load changes no list where one cannot be read', async (t) => {
  const { database, forAll } = lists()
  database.tables.set('all', [['49', 0]])
  database.tables.set('more', [['49', 1]])
  await forAll.load(['all', 'more'])
  database.tables.set('all', [])
  database.fails = true
  await t.rejects(forAll.load())
  t.equal(forAll.find('49')?.allowed, false)
  database.fails = false
  await forAll.load()
  t.equal(forAll.find('49'), null)
  t.equal(forAll.find('49', 'more')?.allowed, true)
})

t.test('UserLists.ask looks over the same rows, and fails where the database does', async (t) => {
  const { database, forUsers } = lists()
  database.tables.set('users', hostile)
  const ask = (number: string) =>
    forUsers.ask({ user: 'alice', domain: '', number }, (said) => said, 'failed')
  t.equal(await ask('491'), 'blocked')
  t.equal(await ask('+491'), 'blocked')
  t.equal(await ask('71'), 'nothing')
  t.equal(await ask('8a'), 'nothing')
  t.equal(await ask('2'.repeat(65_536)), 'nothing')
  t.equal(await ask('3'.repeat(65_536)), 'allowed')
  database.fails = true
  t.equal(await ask('491'), 'failed')
  await t.rejects(forUsers.tell({ user: 'alice', domain: '', number: '491' }, (said) => said))
})

t.test('matcherOf knows digits and signs', (t) => {
  t.throws(() => matcherOf(11), { code: 'userblocklist/match-mode' })
  const signs = matcherOf(128)
  t.equal(signs.begin('+49'), 0)
  t.ok(signs.canHave('+x '))
  t.notOk(signs.canHave('ä'))
  t.end()
})
