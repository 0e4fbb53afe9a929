/**
 * Finds out who is meant by another name, from a table of aliases.
 *
 * The database is asked for each request, and nothing is kept: what is written into the table counts at once.
 *
 * @module alias_db
 */
import { DataSource, defineModule } from 'siprose'

import { Aliases } from './aliases.ts'
import { params } from './params.ts'

export const alias_db = defineModule('alias_db', {
  params,
  state: (self) => new Aliases(self.params, new DataSource(self, self.params.db_url)),
  start: ({ state }) => state.source.open(),
  stop: ({ state }) => state.source.close(),
})
