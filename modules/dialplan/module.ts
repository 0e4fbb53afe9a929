/**
 * Recognises numbers and rewrites them, by rules from a table.
 *
 * The rules are read at the start and by a command, and kept in memory: no call waits for the database, and a rule takes time that grows with the
 * number, not with its powers.
 *
 * @module dialplan
 */
import { DataSource, defineModule, tableNamed } from 'siprose'

import { Dialplans } from './dialplans.ts'
import { params } from './params.ts'

export const dialplan = defineModule('dialplan', {
  params,
  state: (self) => {
    const { params: own, server, log } = self
    return new Dialplans(own, { source: new DataSource(self, own.db_url), server, log })
  },
  start: ({ state, params: { table_name } }) =>
    state.start([{ table: table_name, version: tableNamed('dialplan')?.version ?? 0 }]),
  stop: ({ state }) => state.source.close(),
})
