/**
 * Finds what belongs to a number by the longest prefix, in trees that are read from tables.
 *
 * The trees are read at the start and by a command, and kept in memory: no call waits for the database, and a look takes as long for a million
 * prefixes as for ten.
 *
 * @module mtree
 */
import { DataSource, defineModule } from 'siprose'

import { params } from './params.ts'
import { Targets } from './targets.ts'
import { Trees } from './trees.ts'

export const mtree = defineModule('mtree', {
  params,
  state: (self) => {
    const { params: own, log, server } = self
    const source = new DataSource(self, own.db_url)
    return { trees: new Trees(own, { source, log, clock: server.clock }), targets: new Targets() }
  },
  start: async ({ state, server, params: own, log }) => {
    state.targets.compile(own, server)
    try {
      await state.trees.source.open()
      await state.trees.load()
    } catch (error) {
      if (own.connect_mode === 0) throw error
      const why = error instanceof Error ? error.message : String(error)
      log.warn(`mtree: the server starts without trees, reload them later: ${why}`)
    }
  },
  stop: ({ state }) => state.trees.source.close(),
})
