/** What every database has to keep, whatever it is. */

import type { Test } from 'tap'

import type { Database } from '../../src/db/database.ts'
import { DbCode, DbError } from '../../src/db/error.ts'
import type { Cell } from '../../src/db/statement.ts'
import { column } from '../../src/db/value.ts'
import { bits, bytes, large, moment, name, real, schema, text, whole } from './table.ts'

const T = schema.name

/** Texts that have broken databases. */
const hostile: readonly (readonly [what: string, text: string])[] = [
  ['empty', ''],
  ['single quotes', "O'Brien''; DROP TABLE conformance; --"],
  ['double quotes', 'say "hello" \\" `x`'],
  ['backslashes', String.raw`a\b\\c\n\0\'`],
  ['format characters', '%s %d %n %% %1$s {0} $1 ? :name @x'],
  ['percent and underscore', '100%_sure'],
  ['line ends and tabs', 'a\r\nb\tc\n'],
  ['separators of text files', 'a:b|c,d;e\\:f'],
  ['control characters', '\x01\x07\x1b[31m\x7f'],
  ['blanks around', '  a  '],
  ['emoji', Buffer.from('😀 Grüße 日本語 \u202e', 'utf8').toString('latin1')],
  ['the word NULL', 'NULL'],
  ['64 kB', 'x"\'\\:'.repeat(13_108)],
]

const code = (wanted: string) => ({ code: wanted })

/** Runs the suite. */
export async function suite(t: Test, database: Database): Promise<void> {
  const { capabilities } = database
  const add = async (given: string, ...cells: readonly Cell[]): Promise<void> => {
    await database.insert(T, [[name, given], ...cells])
  }
  const one = async (given: string) => {
    const columns = [whole, large, real, text, bytes, moment, bits] as const
    const rows = await database.query({ from: T, columns, where: [[name, '=', given]] })
    return rows[0] ?? null
  }
  const names = async (
    where: Parameters<Database['query']>[0]['where'] = [],
  ): Promise<string[]> => {
    const rows = await database.query({
      from: T,
      columns: [name],
      where,
      order: [{ column: name }],
    })
    return rows.map(([found]) => String(found))
  }

  await t.test(
    'hostile texts come back as they went, in texts, bytes and conditions',
    async (t) => {
      await database.delete(T, [])
      for (const [what, value] of hostile) {
        const buffer = Buffer.from(value, 'latin1')
        await add(what, [text, value], [bytes, buffer])
        const row = await one(what)
        t.ok(row?.[3] === value, `${what}: text`)
        t.ok(row?.[4] !== null && buffer.equals(row?.[4] ?? Buffer.from('?')), `${what}: bytes`)
        if (value.length <= 64) {
          await database.delete(T, [[name, '=', what]])
          await add(value === '' ? ' ' : value, [whole, 1])
          t.equal((await one(value === '' ? ' ' : value))?.[0], 1, `${what}: condition`)
        }
      }
    },
  )

  await t.test('NUL is kept in bytes, and in texts or refused', async (t) => {
    await database.delete(T, [])
    const buffer = Buffer.from([0, 1, 255, 0, 65, 0])
    await add('bytes', [bytes, buffer])
    t.ok(buffer.equals((await one('bytes'))?.[4] ?? Buffer.from('?')))
    if (capabilities.nul) {
      await add('text', [text, 'a\0b'])
      t.equal((await one('text'))?.[3], 'a\0b')
    } else {
      await t.rejects(async () => add('text', [text, 'a\0b']), code(DbCode.VALUE))
    }
  })

  await t.test('null is null, and neither nothing nor the empty text', async (t) => {
    await database.delete(T, [])
    await add('a', [text, ''], [whole, 0], [bytes, Buffer.alloc(0)])
    await add(
      'b',
      [text, null],
      [whole, null],
      [bytes, null],
      [moment, null],
      [large, null],
      [real, null],
    )
    t.same(await one('b'), [null, null, null, null, null, null, null])
    t.match(await one('a'), [0, null, null, ''])
    t.same(await names([[text, '=', null]]), ['b'])
    t.same(await names([[text, '!=', null]]), ['a'])
    t.same(await names([[whole, '=', 0]]), ['a'])
  })

  await t.test('numbers keep all their digits', async (t) => {
    await database.delete(T, [])
    const rows: readonly (readonly [string, Cell, number, unknown])[] = [
      ['int max', [whole, 2_147_483_647], 0, 2_147_483_647],
      ['int min', [whole, -2_147_483_648], 0, -2_147_483_648],
      ['bigint max', [large, 9_223_372_036_854_775_807n], 1, 9_223_372_036_854_775_807n],
      ['bigint min', [large, -9_223_372_036_854_775_808n], 1, -9_223_372_036_854_775_808n],
      ['beyond doubles', [large, 9_007_199_254_740_993n], 1, 9_007_199_254_740_993n],
      ['fraction', [real, -3.75], 2, -3.75],
      ['large fraction', [real, 1_234_567.5], 2, 1_234_567.5],
      ['bits', [bits, 0x7fff_ffff], 6, 0x7fff_ffff],
    ]
    for (const [what, cell, at, wanted] of rows) {
      await add(what, cell)
      t.equal((await one(what))?.[at], wanted, what)
    }
  })

  await t.test('moments are the same moments', async (t) => {
    await database.delete(T, [])
    for (const iso of [
      '2026-11-26T03:44:27Z',
      '2000-01-01T00:00:01Z',
      '2026-07-01T23:59:59Z',
      '2038-01-19T03:14:08Z',
      '1999-12-31T23:30:00-05:00',
    ]) {
      await add(iso, [moment, Date.parse(iso)])
      t.equal((await one(iso))?.[5], Date.parse(iso), iso)
    }
    const later = await names([[moment, '>', Date.parse('2030-01-01T00:00:00Z')]])
    t.same(later, ['2038-01-19T03:14:08Z'])
  })

  await t.test('rows are compared by each operator', async (t) => {
    await database.delete(T, [])
    for (const [at, given] of ['ann', 'ben', 'cy_'].entries())
      await add(given, [whole, at - 1], [text, given])
    const rows: readonly (readonly [Parameters<typeof names>[0], readonly string[]])[] = [
      [[[whole, '<', 0]], ['ann']],
      [[[whole, '<=', 0]], ['ann', 'ben']],
      [[[whole, '>', 0]], ['cy_']],
      [[[whole, '>=', 0]], ['ben', 'cy_']],
      [[[whole, '!=', 0]], ['ann', 'cy_']],
      [[[name, 'LIKE', '%n']], ['ann', 'ben']],
      [[[name, 'LIKE', '_e_']], ['ben']],
      [[[name, 'LIKE', 'cy%']], ['cy_']],
      [
        [
          [name, '>=', 'ben'],
          [whole, '<', 1],
        ],
        ['ben'],
      ],
      [[[name, '=', 'nobody']], []],
    ]
    for (const [where, wanted] of rows) t.same(await names(where), wanted, JSON.stringify(where))
  })

  await t.test('rows come in the order that is asked for, and no more than that', async (t) => {
    await database.delete(T, [])
    for (const [given, number] of [
      ['b', 2],
      ['a', 2],
      ['c', 10],
    ] as const)
      await add(given, [whole, number])
    const order = [{ column: whole, descending: true }, { column: name }]
    const all = await database.query({ from: T, columns: [name], order })
    t.same(all, [['c'], ['a'], ['b']])
    t.same(await database.query({ from: T, columns: [name], order, limit: 2 }), [['c'], ['a']])
  })

  await t.test('rows are changed and removed, and counted', async (t) => {
    await database.delete(T, [])
    for (const given of ['a', 'b', 'c']) await add(given, [whole, 1])
    const changed = await database.update(
      T,
      [
        [text, "it's"],
        [whole, 2],
      ],
      [[name, '!=', 'c']],
    )
    if (capabilities.affected) t.equal(changed.affected, 2)
    t.same(await names([[whole, '=', 2]]), ['a', 'b'])
    t.equal((await one('a'))?.[3], "it's")
    const removed = await database.delete(T, [[whole, '=', 2]])
    if (capabilities.affected) t.equal(removed.affected, 2)
    t.same(await names(), ['c'])
  })

  await t.test('a row is added, changed where it is there, or put in its place', async (t) => {
    if (!capabilities.replace) return t.pass('not offered')
    await database.delete(T, [])
    await database.upsert(
      T,
      [
        [name, 'a'],
        [whole, 1],
        [text, 'old'],
      ],
      [name],
    )
    await database.upsert(
      T,
      [
        [name, 'a'],
        [whole, 2],
      ],
      [name],
    )
    t.match(await one('a'), [2, null, null, 'old'])
    await database.replace(
      T,
      [
        [name, 'a'],
        [whole, 3],
        [text, 'new'],
      ],
      [name],
    )
    await database.replace(
      T,
      [
        [name, 'b'],
        [whole, 4],
      ],
      [name],
    )
    t.match(await one('a'), [3, null, null, 'new'])
    t.same(await names(), ['a', 'b'])
    await t.rejects(async () => database.upsert(T, [[whole, 1]], [name]), code(DbCode.REFUSED))
  })

  await t.test('a second row with the same key is refused', async (t) => {
    if (!capabilities.unique) return t.pass('not offered')
    await database.delete(T, [])
    await add('a')
    await t.rejects(async () => add('a'), code(DbCode.DUPLICATE))
    t.same(await names(), ['a'])
  })

  await t.test('new rows get numbers', async (t) => {
    if (!capabilities.insertId) return t.pass('not offered')
    await database.delete(T, [])
    const first = await database.insert(T, [[name, 'a']])
    const second = await database.insert(T, [[name, 'b']])
    t.ok(typeof first.insertId === 'bigint' && typeof second.insertId === 'bigint')
    t.ok((second.insertId ?? 0n) > (first.insertId ?? 0n))
    const rows = await database.query({
      from: T,
      columns: [column('id', 'bigint')],
      where: [[name, '=', 'b']],
    })
    t.equal(rows[0]?.[0], second.insertId)
  })

  await t.test('many rows come in chunks', async (t) => {
    await database.delete(T, [])
    const work = async (within: { insert: Database['insert'] }): Promise<void> => {
      for (let at = 0; at < 250; at++)
        await within.insert(T, [
          [name, `n${at}`],
          [whole, at],
        ])
    }
    if (capabilities.transactions) await database.transaction(work)
    else await work(database)
    const sizes: number[] = []
    const seen = new Set<number | null>()
    for await (const rows of database.fetch({ from: T, columns: [whole] }, 100)) {
      sizes.push(rows.length)
      for (const [at] of rows) seen.add(at)
    }
    t.equal(seen.size, 250)
    t.ok(sizes.length >= 3 && sizes.every((size) => size <= 100), sizes.join())
    // one that is not read to its end leaves nothing behind
    for await (const rows of database.fetch({ from: T, columns: [whole] }, 10)) {
      t.equal(rows.length, 10)
      break
    }
    t.equal((await names()).length, 250)
  })

  await t.test('a transaction is done or not done', async (t) => {
    if (!capabilities.transactions) return t.pass('not offered')
    await database.delete(T, [])
    await database.transaction(async (within) => {
      await within.insert(T, [[name, 'kept']])
      t.same(await within.query({ from: T, columns: [name] }), [['kept']])
    })
    await t.rejects(
      database.transaction(async (within) => {
        await within.insert(T, [[name, 'lost']])
        await within.insert(T, [[column('no_such_column', 'string'), 'x']])
      }),
      code(DbCode.MISSING),
    )
    t.same(await names(), ['kept'])
    // others wait, and are done
    await Promise.all([
      database.transaction(async (within) => {
        for (const given of ['x', 'y']) await within.insert(T, [[name, given]])
      }),
      add('z'),
    ])
    t.same(await names(), ['kept', 'x', 'y', 'z'])
  })

  await t.test('what cannot be is an error with a reason', async (t) => {
    const missing = column('no_such_column', 'string')
    await t.rejects(
      async () => database.query({ from: T, columns: [missing] }),
      code(DbCode.MISSING),
    )
    await t.rejects(
      async () => database.query({ from: 'no_such_table', columns: [name] }),
      code(DbCode.MISSING),
    )
    const wicked = column('name" = \'\' OR "a', 'string')
    await t.rejects(async () => database.query({ from: T, columns: [wicked] }), code(DbCode.NAME))
    await t.rejects(async () => database.delete('x; drop table y', []), code(DbCode.NAME))
    await t.rejects(
      async () => database.query({ from: T, columns: [name], where: [[whole, '<', null]] }),
      code(DbCode.REFUSED),
    )
    if (!capabilities.raw) return
    await t.rejects(async () => database.raw('SELEC nonsense'), code(DbCode.REFUSED))
  })

  await t.test('versions of tables are told', async (t) => {
    await database.delete('version', [[column('table_name', 'string'), '=', T]])
    await t.rejects(database.checkVersion(T, 3), code(DbCode.VERSION))
    await database.insert('version', [
      [column('table_name', 'string'), T],
      [column('table_version', 'int'), 3],
    ])
    await database.checkVersion(T, 3)
    await t.rejects(database.checkVersion(T, 4), { message: /has version 3.*version 4 is needed/ })
  })

  await t.test('many at once are all answered', async (t) => {
    await database.delete(T, [])
    const jobs = Array.from({ length: 200 }, (_, at) => add(`n${at}`, [whole, at]))
    await Promise.all(jobs)
    t.equal((await names()).length, 200)
    t.equal(database.connections.used, 0)
    t.equal(database.connections.waiting, 0)
  })
}

/** True for an error of a database. */
export function isDbError(error: unknown): error is DbError {
  return error instanceof DbError
}
