/** Databases that are servers of their own, where they run. */

import t from 'tap'

import { errorText } from '../../src/runtime/errors.ts'
import { suite } from './suite.ts'
import { schema } from './table.ts'
import { databaseOf, mysql, postgres, prepare, redis, type Candidate } from './where.ts'

const candidates: readonly (() => Candidate)[] = [postgres, mysql, redis]

for (const make of candidates) {
  const { name, url, driver } = make()
  t.test(name, async (t) => {
    const database = databaseOf(url, driver)
    try {
      await database.open()
    } catch (error) {
      t.comment(`${name} is not tested: ${errorText(error)}`)
      return t.pass('skipped', { skip: `${name} does not run here` })
    }
    t.teardown(() => database.close())
    await prepare(database, schema)
    await suite(t, database)
  })
}
