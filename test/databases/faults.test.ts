/** Servers that go away, come back, and do not answer. */

import t from 'tap'

import type { Database } from '../../src/db/database.ts'
import { DbCode } from '../../src/db/error.ts'
import { parseDbUrl } from '../../src/db/url.ts'
import { errorText } from '../../src/runtime/errors.ts'
import { name, schemaCalled, whole } from './table.ts'
import { MongoStandIn } from './mongo-stand-in.ts'
import { databaseOf, mongodb, mysql, postgres, prepare, redis, type Candidate } from './where.ts'
import { WireCutter } from './wire-cutter.ts'

const standIn = new MongoStandIn()
const mongoUrl = `mongodb://127.0.0.1:${await standIn.open()}/test`
t.teardown(() => standIn.close())

const candidates: readonly ((url?: string) => Candidate)[] = [
  postgres,
  mysql,
  redis,
  (url = mongoUrl) => mongodb(url),
]
const schema = schemaCalled('faults')
const T = schema.name

const read = async (database: Database) => database.query({ from: T, columns: [name] })

/** Tries until it works; the pauses of the pool are the only ones. */
async function untilBack(database: Database): Promise<readonly unknown[]> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await read(database)
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
  }
  throw new RangeError('it did not come back')
}

for (const make of candidates) {
  const there = make()
  t.test(there.name, async (t) => {
    const direct = databaseOf(there.url, there.driver)
    try {
      await direct.open()
    } catch (error) {
      t.comment(`${there.name} is not tested: ${errorText(error)}`)
      return t.pass('skipped', { skip: `${there.name} does not run here` })
    }
    t.teardown(() => direct.close())
    await prepare(direct, schema)
    await direct.insert(T, [
      [name, 'a'],
      [whole, 1],
    ])
    const { host, port } = parseDbUrl(there.url)
    const wire = new WireCutter(host, port)
    const nearPort = await wire.open()
    t.teardown(() => wire.close())
    const near = make(there.url.replace(`${host}:${port}`, `127.0.0.1:${nearPort}`))
    const database = databaseOf(near.url, near.driver)
    await database.open()
    t.teardown(() => database.close())

    await t.test('a server that was killed is found again without anybody noticing', async (t) => {
      await Promise.all([1, 2, 3, 4].map(() => read(database)))
      wire.cut()
      await new Promise((resolve) => {
        setTimeout(resolve, 20)
      })
      t.same(await read(database), [['a']])
    })

    await t.test(
      'while it is away everybody is refused at once, and afterwards all is well',
      async (t) => {
        wire.refuse(true)
        wire.cut()
        await t.rejects(read(database))
        const before = performance.now()
        const errors = await Promise.allSettled(Array.from({ length: 50 }, () => read(database)))
        t.ok(errors.every(({ status }) => status === 'rejected'))
        t.ok(performance.now() - before < 1000, 'nobody waits')
        wire.refuse(false)
        t.same(await untilBack(database), [['a']])
      },
    )

    await t.test('a row whose connection goes while it is added is not added twice', async (t) => {
      wire.stall(true)
      const adding = t.rejects(async () => database.insert(T, [[name, 'lost']]), {
        code: DbCode.LOST,
      })
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
      wire.stall(false)
      wire.cut()
      await adding
      t.same(await direct.query({ from: T, columns: [name], where: [[name, '=', 'lost']] }), [])
    })

    await t.test('a server that does not answer is given up in time', async (t) => {
      await untilBack(database)
      wire.stall(true)
      const before = performance.now()
      await t.rejects(read(database), { code: DbCode.TIMEOUT })
      t.ok(performance.now() - before < near.driver.timeoutMs + 2000)
      wire.stall(false)
      wire.cut()
      t.same(await untilBack(database), [['a']])
    })

    await t.test('a transaction whose connection goes is undone', async (t) => {
      if (!database.capabilities.transactions) return t.pass('not offered')
      await t.rejects(
        database.transaction(async (within) => {
          await within.insert(T, [[name, 'half']])
          wire.cut()
          await within.insert(T, [[name, 'whole']])
        }),
      )
      await untilBack(database)
      t.same(await direct.query({ from: T, columns: [name], where: [[name, '!=', 'a']] }), [])
      t.match(database.connections, { used: 0, waiting: 0 })
    })

    await t.test('who is not let in is told, without the password', async (t) => {
      const wrong = near.url.replace('root@', '').replace('://', '://nobody_here:hunter2@')
      const other = databaseOf(wrong, make(wrong).driver)
      const error = await other.open().then(
        () => null,
        (reason: unknown) => reason,
      )
      t.ok(error !== null)
      t.notMatch(errorText(error), 'hunter2')
    })
  })
}
