/**
 * Tells whether a URI belongs to who has logged in, and whether anybody has it.
 *
 * @module uri_db
 */
import { DataSource, defineModule, tableNamed } from 'siprose'

import { Owners } from './owners.ts'
import { params } from './params.ts'

export const uri_db = defineModule('uri_db', {
  params,
  state: (self) => {
    const { db_url } = self.params
    return new Owners(self.params, db_url === '' ? null : new DataSource(self, db_url))
  },
  start: async ({ state, params: { db_table, use_uri_table } }) => {
    const known = tableNamed(use_uri_table ? 'uri' : 'subscriber')
    await state.source?.open([{ table: db_table, version: known?.version ?? 0 }])
  },
  stop: ({ state }) => state.source?.close(),
})
