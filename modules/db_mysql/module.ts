/**
 * Keeps data in MySQL or MariaDB.
 *
 * `mysql://user:password@host:port/database` is a database for all modules that ask for one. Queries wait for the server without holding up
 * other messages; a server that goes away is tried again until it is back.
 *
 * @module db_mysql
 */
import { counter, defineModule, offerDriver } from 'siprose'

import { MysqlDriver } from './driver.ts'
import { params } from './params.ts'

export const db_mysql = defineModule('db_mysql', {
  params,
  statistics: {
    /** Statements and connections that failed. */
    driver_errors: counter({ group: 'mysql' }),
  },
  api: (self) =>
    offerDriver(
      self,
      new MysqlDriver(self.params, self.server.files, () => self.stats.driver_errors.add()),
    ),
})
