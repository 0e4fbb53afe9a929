/** MongoDB: on a real one where `SIPROSE_TEST_MONGODB` names it, else on a stand-in. */

import t from 'tap'

import { DbCode } from '../../src/db/error.ts'
import { errorText } from '../../src/runtime/errors.ts'
import { MongoDriver } from '../../modules/db_mongodb/driver.ts'
import { MongoStandIn } from './mongo-stand-in.ts'
import { suite } from './suite.ts'
import { bytes, name, schema, text, whole } from './table.ts'
import { databaseOf, prepare } from './where.ts'

const settings = { timeout: 1, connections: 4 }

t.test('MongoDB', async (t) => {
  const standIn = new MongoStandIn()
  const port = await standIn.open()
  t.teardown(() => standIn.close())
  const url = process.env['SIPROSE_TEST_MONGODB'] ?? `mongodb://127.0.0.1:${port}/test`
  const database = databaseOf(url, new MongoDriver(settings))
  t.teardown(() => database.close())
  await database.open()
  await prepare(database, schema)

  await t.test('the suite of all databases', async (t) => suite(t, database))

  await t.test('operators of the database are texts like any others', async (t) => {
    await database.delete(schema.name, [])
    const hostile = ['$ne', '{"$gt":""}', '$where: sleep(1000)', '$set', '\0$eq', '.*', '^']
    for (const value of hostile)
      await database.insert(schema.name, [
        [name, value],
        [text, value],
      ])
    for (const value of hostile) {
      const where = [[name, '=', value]] as const
      t.same(await database.query({ from: schema.name, columns: [text], where }), [[value]])
      const like = [[name, 'LIKE', value]] as const
      t.same(await database.query({ from: schema.name, columns: [text], where: like }), [[value]])
    }
    const wicked = { name: '$where', type: 'string' } as const
    await t.rejects(
      async () =>
        database.query({ from: schema.name, columns: [name], where: [[wicked, '=', '1']] }),
      {
        code: DbCode.NAME,
      },
    )
    await t.rejects(
      async () => database.insert(schema.name, [[{ name: 'a.$x', type: 'string' }, '1']]),
      {
        code: DbCode.NAME,
      },
    )
  })

  await t.test(
    'a value that is not of the type of its column is refused, or made to be',
    async (t) => {
      await t.rejects(
        async () =>
          database.insert(schema.name, [
            [name, 'a'],
            [{ name: 'whole', type: 'string' }, 'x'],
          ]),
        {
          code: DbCode.VALUE,
        },
      )
      await database.insert(schema.name, [
        [name, 'b'],
        [{ name: 'whole', type: 'string' }, '7'],
        [bytes, Buffer.from('x')],
      ])
      const where = [[{ name: 'name', type: 'any' }, '=', 'b']] as const
      t.same(await database.query({ from: schema.name, columns: [whole], where }), [[7]])
    },
  )

  await t.test('who is not let in is told, without the password', async (t) => {
    const other = databaseOf(url.replace('://', '://nobody:hunter2@'), new MongoDriver(settings))
    t.teardown(() => other.close())
    const error = await other.open().then(
      () => null,
      (reason: unknown) => reason,
    )
    t.match(errorText(error), 'Authentication failed')
    t.notMatch(errorText(error), 'hunter2')
  })

  await t.test('a URL without a database is refused', async (t) => {
    const other = databaseOf('mongodb://127.0.0.1', new MongoDriver(settings))
    await t.rejects(other.open(), /names no database of MongoDB/)
  })
})
