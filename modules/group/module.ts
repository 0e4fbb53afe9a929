/**
 * Tells which groups somebody is in: by a table of members, or by patterns.
 *
 * @module group
 */
import { DataSource, defineModule, tableNamed } from 'siprose'

import { Members } from './members.ts'
import { params } from './params.ts'
import { PatternGroups } from './pattern-groups.ts'

const versionOf = (table: string): number => tableNamed(table)?.version ?? 0

export const group = defineModule('group', {
  params,
  state: (self) => {
    const source = new DataSource(self, self.params.db_url)
    return {
      source,
      members: new Members(self.params, source),
      patterns: new PatternGroups(self.params, source, self.log),
    }
  },
  start: async ({ state, params: { table, re_table } }) => {
    const tables = [{ table, version: versionOf('grp') }]
    if (re_table !== '') tables.push({ table: re_table, version: versionOf('re_grp') })
    await state.source.open(tables)
    if (re_table !== '') await state.patterns.load(re_table)
  },
  stop: ({ state }) => state.source.close(),
})
