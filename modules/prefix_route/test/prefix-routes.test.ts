import t from 'tap'
import type { Runnable } from 'siprose'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import { digitsOf } from '../digits.ts'
import { PrefixRoutes } from '../prefix-routes.ts'

const known = new Set(['A', 'B'])

function routes() {
  const database = new FailingDatabase()
  const { source, log } = database
  const routeNamed = (name: string) =>
    known.has(name) ? standIn<Runnable>({ name, waits: false }) : null
  return { database, made: new PrefixRoutes({ table: 'ways', source, log, routeNamed }) }
}

t.test('digitsOf keeps digits alone', (t) => {
  for (const [text, digits] of [
    ['', ''],
    ['49', '49'],
    ['+49 (0) 89-12', '4908912'],
    ['x', ''],
    ['4x', '4'],
    ['\u0664', ''],
    ['-'.repeat(65_536), ''],
  ] as const) {
    t.equal(digitsOf(text), digits)
  }
  t.end()
})

t.test(
  'PrefixRoutes.load leaves out rows that lead nowhere, and takes the later of two',
  async (t) => {
    const { database, made } = routes()
    database.tables.set('ways', [
      ['49', 'A'],
      ['4-9', 'B'],
      [null, 'A'],
      ['1', null],
      ['1'.repeat(65), 'A'],
      ['2'.repeat(65_536), 'A'],
      ['3'.repeat(64), 'A'],
      ['', 'A'],
    ])
    t.equal(await made.load(), 3)
    t.equal(made.find('491')?.name, 'B')
    t.equal(made.find('49')?.name, 'B')
    t.equal(made.find('3'.repeat(65_536))?.name, 'A')
    t.equal(made.find('1')?.name, 'A')
    t.equal(made.find('x'), null)
    t.equal(made.find(''), null)
    t.equal(database.lines.length, 5)
    t.ok(database.lines.every((line) => line.length < 300))
  },
)

t.test('PrefixRoutes.load changes nothing where the table or a route is missing', async (t) => {
  const { database, made } = routes()
  database.tables.set('ways', [['49', 'A']])
  await made.load()
  for (const name of ['', 'C', '__proto__', 'x'.repeat(65_536)]) {
    database.tables.set('ways', [
      ['49', 'B'],
      ['1', name],
    ])
    await t.rejects(made.load(), { code: 'prefix_route/no-route' })
  }
  database.fails = true
  await t.rejects(made.load())
  t.equal(made.find('491')?.name, 'A')
  t.strictSame(
    [...made.all()].map(({ prefix, name }) => [prefix, name]),
    [['49', 'A']],
  )
})
