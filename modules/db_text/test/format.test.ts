import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'
import { column, DbCode, parseDbUrl, type Link } from 'siprose'

import { Files, systemFiles } from '../../../src/runtime/files.ts'
import { TextDriver } from '../driver.ts'
import { parseSql } from '../sql/parse.ts'
import { parseTable, printTable } from '../table/format.ts'

const rules = { delimiter: ':', emptyText: false, maxRows: 100 }
const name = column('name', 'string')

const folder = mkdtempSync(join(tmpdir(), 'siprose-text-'))
t.teardown(() => rmSync(folder, { recursive: true }))

async function open(mode = 0): Promise<Link> {
  const settings = { db_mode: mode, emptystring: false, max_result_rows: 3, db_delim: ':' }
  return new TextDriver(new Files(systemFiles, '.'), settings).connect(
    parseDbUrl(`text:///${folder}`),
  )
}

t.test('a file of the field is read and written as it was', async (t) => {
  const text =
    'id(int,auto) name(str) flag(double) desc(str,null)\n1:nick:0.34:a\\tgood\\: friend\n2:cole:-3.75:\n3:\\\\\\n\\r\\0:2:x\n'
  const table = parseTable(text, rules)
  t.same(table.rows, [
    [1, 'nick', 0.34, 'a\tgood: friend'],
    [2, 'cole', -3.75, null],
    [3, '\\\n\r\0', 2, 'x'],
  ])
  t.equal(printTable(table, rules), text.replaceAll('str', 'string'))
  t.same(parseTable('a(string,null)\r\n\r\nx\r\n', rules).rows, [['x']])
  t.same(parseTable('a(string,null) b(int,null)\n:\n', { ...rules, emptyText: true }).rows, [
    ['', null],
  ])
})

t.test('what is no table is refused with its line', async (t) => {
  for (const [text, why] of [
    ['', /is no column/],
    ['name', /is no column/],
    ['name(text)', /is no column/],
    ['name(int,big)', /is no column/],
    ['na me(int)', /is no column/],
    ['a(int) b(int)\n1:2\n1', /line 3 has 1 values; the table has 2 columns/],
    ['a(int)\nx', /line 2 has `x` for `a`, which is int/],
    ['a(double)\n1.2.3', /which is double/],
    [`a(int)\n${'1\n'.repeat(101)}`, /more than 100 rows/],
  ] as const) {
    t.throws(() => parseTable(text, rules), { message: why }, text.slice(0, 30))
  }
})

t.test('a change is in the file before it is acknowledged, and no half of one', async (t) => {
  const link = await open()
  writeFileSync(join(folder, 'people'), 'id(int,auto) name(string)\n7:ann\n')
  await link.run({ kind: 'insert', table: 'people', cells: [[name, 'b:n']] })
  t.equal(
    readFileSync(join(folder, 'people'), 'latin1'),
    'id(int,auto) name(string)\n7:ann\n8:b\\:n\n',
  )
  t.same(readdirSync(folder), ['people'], 'nothing else is left behind')
  await t.rejects(
    async () => {
      for (let at = 0; at < 3; at++)
        await link.run({ kind: 'insert', table: 'people', cells: [[name, 'x']] })
    },
    { code: DbCode.NOT_STORED },
  )
  await link.close()
})

t.test('a file that cannot be written is an error, and memory is as the file again', async (t) => {
  writeFileSync(join(folder, 'people'), 'id(int,auto) name(string)\n1:ann\n')
  const link = await open()
  t.same((await link.run({ kind: 'select', from: 'people', columns: [name] })).rows, [['ann']])
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'no directory')
  await t.rejects(async () => link.run({ kind: 'insert', table: 'people', cells: [[name, 'x']] }), {
    code: DbCode.NOT_STORED,
  })
  await t.rejects(open(), { code: DbCode.UNAVAILABLE })
  rmSync(folder)
  const { mkdirSync } = await import('node:fs')
  mkdirSync(folder)
})

t.test('with db_mode 1 a file that somebody has changed is read anew', async (t) => {
  const select = { kind: 'select', from: 'people', columns: [name] } as const
  for (const [mode, wanted] of [
    [0, 'ann'],
    [1, 'ben'],
  ] as const) {
    writeFileSync(join(folder, 'people'), 'id(int,auto) name(string)\n1:ann\n')
    const link = await open(mode)
    t.same((await link.run(select)).rows, [['ann']])
    writeFileSync(join(folder, 'people'), 'id(int,auto) name(string)\n1:ben\n2:cy\n')
    t.equal((await link.run(select)).rows[0]?.[0], wanted, `mode ${mode}`)
  }
})

t.test('the little SQL is read, and the rest refused', async (t) => {
  t.match(
    parseSql(
      "select * from t where a = 'it''s' and b <> 5 and c is not null order by d desc, e limit 3;",
    ),
    {
      kind: 'select',
      from: 't',
      columns: [],
      where: [
        [{ name: 'a' }, '=', "it's"],
        [{ name: 'b' }, '!=', 5n],
        [{ name: 'c' }, '!=', null],
      ],
      order: [{ descending: true }, { descending: false }],
      limit: 3,
    },
  )
  t.match(parseSql('INSERT INTO t (a, "b") VALUES (-1.5, NULL)'), {
    kind: 'insert',
    cells: [
      [{ name: 'a' }, -1.5],
      [{ name: 'b' }, null],
    ],
  })
  t.match(parseSql("update t set a = 1, b = 'x' where c like '%y'"), {
    kind: 'update',
    where: [[{}, 'LIKE', '%y']],
  })
  t.match(parseSql('delete from t'), { kind: 'delete', where: [] })
  for (const text of [
    '',
    'drop table t',
    'select',
    'select a from',
    'select a from t where',
    'select a from t where a',
    "select a from t where a = 'x",
    'select a from t, u',
    'insert into t (a) values (1, 2)',
    'delete from t; delete from u',
    'select a from t where a = b',
  ]) {
    t.throws(() => parseSql(text), { code: DbCode.REFUSED }, text)
  }
})
