/**
 * Keeps data in Redis, a hash for each row.
 *
 * `redis://:password@host:port/number` is a database for modules that ask for one. Rows are found by their keys, and by sets that the parameter
 * `keys` declares; what has neither is looked for among all rows of its table. The layout is the field's.
 *
 * @module db_redis
 */
import { defineModule, offerDriver } from 'siprose'

import { RedisDriver } from './driver.ts'
import { params } from './params.ts'

export const db_redis = defineModule('db_redis', {
  params,
  api: (self) => offerDriver(self, new RedisDriver(self.params, self.server.files)),
})
