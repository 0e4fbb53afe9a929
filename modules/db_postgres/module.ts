/**
 * Keeps data in PostgreSQL.
 *
 * `postgres://user:password@host:port/database` is a database for all modules that ask for one. Queries wait for the server without holding
 * up other messages; a server that goes away is tried again until it is back.
 *
 * @module db_postgres
 */
import { defineModule, offerDriver } from 'siprose'

import { PostgresDriver } from './driver.ts'
import { params } from './params.ts'

export const db_postgres = defineModule('db_postgres', {
  params,
  api: (self) => offerDriver(self, new PostgresDriver(self.params)),
})
