/**
 * Gives each user short numbers of their own, from a table.
 *
 * @module speeddial
 */
import { DataSource, defineModule } from 'siprose'

import { params } from './params.ts'
import { ShortNumbers } from './short-numbers.ts'

export const speeddial = defineModule('speeddial', {
  params,
  state: (self) => new ShortNumbers(self.params, new DataSource(self, self.params.db_url)),
  start: ({ state }) => state.source.open(),
  stop: ({ state }) => state.source.close(),
})
