/**
 * Keeps data in an SQLite file: no server, no setting up.
 *
 * `sqlite:///var/lib/siprose/siprose.db` is a database for all modules that ask for one. Lookups take a few microseconds, so scripts do
 * not wait for them. Several processes may share the file; several machines may not.
 *
 * @module db_sqlite
 */
import { defineModule, offerDriver } from 'siprose'

import { SqliteDriver } from './driver.ts'
import { params } from './params.ts'

export const db_sqlite = defineModule('db_sqlite', {
  params,
  api: (self) => offerDriver(self, new SqliteDriver(self.server.files, self.params)),
})
