import { DatabaseSync } from 'node:sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'
import { column, DbCode, parseDbUrl, type Link } from 'siprose'

import { Files, systemFiles } from '../../../src/runtime/files.ts'
import { SqliteDriver } from '../driver.ts'

const none = { db_set_readonly: [], db_set_journal_mode: [], db_set_busy_timeout: [] }
const name = column('name', 'string')

const folder = mkdtempSync(join(tmpdir(), 'siprose-sqlite-'))
t.teardown(() => rmSync(folder, { recursive: true }))

function driver(settings: Partial<typeof none> = {}): SqliteDriver {
  return new SqliteDriver(new Files(systemFiles, '.'), { ...none, ...settings } as typeof none)
}

function open(
  file: string,
  settings: Partial<Record<keyof typeof none, string[]>> = {},
  more = '',
): Link {
  return driver(settings as Partial<typeof none>).connect(
    parseDbUrl(`sqlite:///${folder}/${file}${more}`),
  )
}

const raw = (link: Link, text: string) => link.run({ kind: 'raw', text, values: [] })
const first = async (link: Link, text: string) => (await raw(link, text)).rows[0]?.[0]

t.test('a file is kept with a write-ahead log, unless told otherwise', async (t) => {
  const link = open('a.db')
  t.equal(await first(link, 'PRAGMA journal_mode'), 'wal')
  t.equal(await first(link, 'PRAGMA synchronous'), 1)
  link.close()
  link.close()
  const other = open(
    'b.db',
    { db_set_journal_mode: [`${folder}/b.db=DELETE;`] },
    '?synchronous=full',
  )
  t.equal(await first(other, 'PRAGMA journal_mode'), 'delete')
  t.equal(await first(other, 'PRAGMA synchronous'), 2)
  other.close()
})

t.test('a file that is only read is not written', async (t) => {
  const link = open('c.db')
  await raw(link, 'CREATE TABLE t (name TEXT)')
  link.close()
  const reader = open('c.db', { db_set_readonly: [`${folder}/c.db`] })
  t.throws(() => reader.run({ kind: 'insert', table: 't', cells: [[name, 'x']] }), {
    code: DbCode.NOT_STORED,
  })
  t.same((await reader.run({ kind: 'select', from: 't', columns: [name] })).rows, [])
  reader.close()
  t.throws(() => open('none.db', { db_set_readonly: [`${folder}/none.db`] }), {
    code: DbCode.UNAVAILABLE,
  })
})

t.test('a full disk is an error, and what was there before stays', async (t) => {
  const link = open('d.db')
  await raw(link, 'CREATE TABLE t (name TEXT)')
  await raw(link, "INSERT INTO t VALUES ('kept')")
  await raw(link, 'PRAGMA max_page_count = 3')
  const large: string = 'x'.repeat(100_000)
  t.throws(() => link.run({ kind: 'insert', table: 't', cells: [[name, large]] }), {
    code: DbCode.NOT_STORED,
  })
  t.same((await link.run({ kind: 'select', from: 't', columns: [name] })).rows, [['kept']])
  link.close()
})

t.test('another process that writes is waited for, but not for long', async (t) => {
  const link = open('e.db', { db_set_busy_timeout: [`${folder}/e.db=20`] })
  await raw(link, 'CREATE TABLE t (name TEXT)')
  const other = new DatabaseSync(`${folder}/e.db`)
  other.exec('BEGIN IMMEDIATE')
  const before = performance.now()
  t.throws(() => link.run({ kind: 'insert', table: 't', cells: [[name, 'x']] }), {
    code: DbCode.BUSY,
  })
  t.ok(performance.now() - before < 2000)
  t.same((await link.run({ kind: 'select', from: 't', columns: [name] })).rows, [])
  other.exec('ROLLBACK')
  await link.run({ kind: 'insert', table: 't', cells: [[name, 'x']] })
  other.close()
  link.close()
})

t.test(
  'a file that is none of SQLite, and one in a directory that is not there, are refused',
  async (t) => {
    await systemFiles.write(`${folder}/f.db`, 'This is no database. '.repeat(100))
    t.throws(() => open('f.db'), { code: DbCode.UNAVAILABLE })
    t.throws(() => open('none/f.db'), { code: DbCode.UNAVAILABLE })
  },
)

t.test('settings that cannot be are refused', async (t) => {
  for (const [key, text] of [
    ['db_set_journal_mode', '/a=SOMETIMES'],
    ['db_set_journal_mode', 'WAL'],
    ['db_set_busy_timeout', '/a=long'],
  ] as const) {
    t.throws(() => driver({ [key]: [text] } as never), text)
  }
})

t.test('statements that differ in their text do not pile up', async (t) => {
  const link = open('g.db')
  for (let at = 0; at < 1000; at++) await raw(link, `SELECT ${at}`)
  t.equal(await first(link, 'SELECT 0'), 0)
  link.close()
})

t.test('a lookup by an index takes microseconds', async (t) => {
  const link = open('h.db')
  await raw(link, 'CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE)')
  await raw(
    link,
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO t SELECT i, 'n' || i FROM n",
  )
  const rounds = 5000
  const select = { kind: 'select', from: 't', columns: [column('id', 'int')] } as const
  const start = performance.now()
  for (let at = 0; at < rounds; at++) await link.run({ ...select, where: [[name, '=', `n${at}`]] })
  const each = ((performance.now() - start) * 1000) / rounds
  t.comment(`${each.toFixed(1)} us a lookup`)
  t.ok(each < 200)
  link.close()
})
