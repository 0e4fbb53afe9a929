/**
 * Keeps data in MongoDB, a document for each row.
 *
 * `mongodb://user:password@host:port/database` is a database for all modules that ask for one. A table is a collection, a column a field; values
 * have the types that the field's servers give them, so their data is used as it is.
 *
 * @module db_mongodb
 */
import { defineModule, offerDriver } from 'siprose'

import { MongoDriver } from './driver.ts'
import { params } from './params.ts'

export const db_mongodb = defineModule('db_mongodb', {
  params,
  api: (self) => offerDriver(self, new MongoDriver(self.params)),
})
