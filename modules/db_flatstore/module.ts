/**
 * Adds rows to files, a line each, and reads none: for accounts that others take away.
 *
 * `flatstore:/var/log/accounts` is a directory in which each table has a file. Rows are only added.
 *
 * @module db_flatstore
 */
import { defineModule } from 'siprose'

import { flatApi } from './api.ts'
import { params } from './params.ts'

export const db_flatstore = defineModule('db_flatstore', {
  params,
  // the same for whoever asks: those who need a database may be made before this module is
  api: (self) => flatApi(self),
})
