import t from 'tap'

import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { PrefixDomains } from '../prefix-domains.ts'

const plain = {
  db_table: 'pdt',
  sdomain_column: 'sdomain',
  prefix_column: 'prefix',
  domain_column: 'domain',
  fetch_rows: 2,
  char_list: '0123456789',
  check_domain: false,
}

function domains(options: Partial<typeof plain> = {}) {
  const database = new FailingDatabase()
  const { source, log } = database
  return { database, made: new PrefixDomains({ ...plain, ...options }, source, log) }
}

t.test('PrefixDomains.load leaves out rows that cannot be used', async (t) => {
  const { database, made } = domains()
  database.tables.set('pdt', [
    ['*', '49', 'de.example.net'],
    ['*', '49', 'again.example.net'],
    [null, '1', 'd'],
    ['', '1', 'd'],
    ['x'.repeat(65_536), '1', 'd'],
    ['*', null, 'd'],
    ['*', '', 'd'],
    ['*', '4a', 'd'],
    ['*', '1'.repeat(65_536), 'd'],
    ['*', '1', null],
    ['*', '1', ''],
    ['*', '1', 'a b'],
    ['*', '1', 'a\r\nVia: b'],
    ['*', '1', 'u@d'],
    ['*', '1', 'x>;tag=1'],
    ['*', '1', 'x'.repeat(65_536)],
    ['__proto__', '2', 'proto.example.net:5070'],
    ['*', '3'.repeat(32), 'long.example.net'],
  ])
  t.equal(await made.load(), 3)
  t.equal(made.find('*', '0049', 2)?.domain, 'de.example.net')
  t.equal(made.find('*', '1', 0), null)
  t.equal(made.find('*', '3'.repeat(65_536), 0)?.domain, 'long.example.net')
  t.equal(made.find('__proto__', '2', 0)?.domain, 'proto.example.net:5070')
  t.equal(made.find('toString', '2', 0), null)
  t.equal(database.lines.length, 11)
  t.match(database.lines.at(-1), /5 more rows/)
  t.ok(database.lines.every((line) => line.length < 300))
})

t.test('PrefixDomains.load keeps the old prefixes where the table cannot be read', async (t) => {
  const { database, made } = domains()
  database.tables.set('pdt', [['*', '49', 'old.example.net']])
  await made.load()
  database.tables.set('pdt', [['*', '49', 'new.example.net']])
  database.fails = true
  await t.rejects(made.load())
  t.equal(made.find('*', '491', 0)?.domain, 'old.example.net')
  database.fails = false
  await made.load()
  t.equal(made.find('*', '491', 0)?.domain, 'new.example.net')
})

t.test('PrefixDomains compares domains without case, and may want each only once', async (t) => {
  const { database, made } = domains({ check_domain: true })
  database.tables.set('pdt', [
    ['Example.com', '1', 'a'],
    ['example.COM', '2', 'A'],
    ['example.com', '3', 'b'],
    ['example.org', '1', 'a'],
  ])
  t.equal(await made.load(), 3)
  t.equal(made.find('EXAMPLE.com', '3', 0)?.domain, 'b')
  t.equal(made.find('example.com', '2', 0), null)
  t.strictSame(
    [...made.all()].map(({ name }) => name),
    ['Example.com', 'example.org'],
  )
})
