/**
 * Knows which domains the server serves, from a table.
 *
 * The table is read at the start and by a command, and kept in memory: no request waits for the database.
 *
 * @module domain
 */
import { DataSource, defineModule, tableNamed } from 'siprose'

import type { DomainApi } from './api.ts'
import { Domains } from './domains.ts'
import { params } from './params.ts'

const versionOf = (table: string): number => tableNamed(table)?.version ?? 0

export const domain = defineModule('domain', {
  params,
  state: (self) => {
    const { params: own, log } = self
    return new Domains(own, new DataSource(self, own.db_url), log)
  },
  api: ({ state }): DomainApi => ({ isLocal: (host) => state.didOf(host) !== null }),
  start: async ({
    state,
    server,
    params: { register_myself, domain_table, domain_attrs_table },
  }) => {
    await state.source.open([
      { table: domain_table, version: versionOf('domain') },
      { table: domain_attrs_table, version: versionOf('domain_attrs') },
    ])
    await state.load()
    if (register_myself) server.alsoOwn((host) => state.didOf(host) !== null)
  },
  stop: ({ state }) => state.source.close(),
})
