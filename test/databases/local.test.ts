/** Databases that need no server. */

import t from 'tap'

import { suite } from './suite.ts'
import { schema } from './table.ts'
import { databaseOf, prepare, sqlite, text, type Candidate } from './where.ts'

const candidates: readonly (() => Candidate)[] = [sqlite, text]

for (const make of candidates) {
  const { name, url, driver, end } = make()
  t.test(name, async (t) => {
    const database = databaseOf(url, driver)
    t.teardown(() => end?.())
    t.teardown(() => database.close())
    await database.open()
    await prepare(database, schema)
    await suite(t, database)
  })
}
