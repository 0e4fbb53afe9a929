/**
 * Sends numbers to the domain that a table has for their longest prefix.
 *
 * The table is read at the start and by a command, and kept in memory: no call waits for the database.
 *
 * @module pdt
 */
import { DataSource, defineModule, tableNamed } from 'siprose'

import { params } from './params.ts'
import { PrefixDomains } from './prefix-domains.ts'

export const pdt = defineModule('pdt', {
  params,
  state: (self) => {
    const { params: own, log } = self
    return new PrefixDomains(own, new DataSource(self, own.db_url), log)
  },
  start: async ({ state, params: { db_table } }) => {
    await state.source.open([{ table: db_table, version: tableNamed('pdt')?.version ?? 0 }])
    await state.load()
  },
  stop: ({ state }) => state.source.close(),
})
