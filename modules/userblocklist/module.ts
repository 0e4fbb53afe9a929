/**
 * Knows which numbers nobody may call, and which a user may not, from tables.
 *
 * Lists for all are read at the start and by a command, and kept in memory; the list of a user is asked for with each call.
 *
 * @module userblocklist
 */
import { DataSource, defineModule, tableNamed } from 'siprose'

import { GlobalLists } from './global-lists.ts'
import { matcherOf } from './matcher.ts'
import { params } from './params.ts'
import { UserLists } from './user-lists.ts'

/** What literals of the configuration that name tables in memory are noted as. */
export const TABLES = 'userblocklist tables'

const versionOf = (table: string): number => tableNamed(table)?.version ?? 0

export const userblocklist = defineModule('userblocklist', {
  params,
  state: (self) => {
    const { params: own, log } = self
    const source = new DataSource(self, own.db_url)
    const matcher = matcherOf(own.match_mode)
    return {
      source,
      forAll: new GlobalLists(own, { source, log, matcher }),
      forUsers: new UserLists(own, { source, matcher }),
    }
  },
  start: async ({ state, server, params: { userblocklist_table, globalblocklist_table } }) => {
    await state.source.open([
      { table: userblocklist_table, version: versionOf('userblocklist') },
      { table: globalblocklist_table, version: versionOf('globalblocklist') },
    ])
    await state.forAll.load([globalblocklist_table, ...server.noted(TABLES)])
  },
  stop: ({ state }) => state.source.close(),
})
