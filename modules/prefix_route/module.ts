/**
 * Runs the route that a table has for the longest prefix of a number.
 *
 * The table is read at the start and by a command, and kept in memory: no call waits for the database.
 *
 * @module prefix_route
 */
import { DataSource, defineModule } from 'siprose'

import { params } from './params.ts'
import { PrefixRoutes } from './prefix-routes.ts'

export const prefixRoute = defineModule('prefix_route', {
  params,
  state: (self) => {
    const { params: own, log, server } = self
    return new PrefixRoutes({
      table: own.db_table,
      source: new DataSource(self, own.db_url),
      log,
      routeNamed: (name) => server.route('request', name),
    })
  },
  start: async ({ state }) => {
    await state.source.open()
    await state.load()
  },
  stop: ({ state }) => state.source.close(),
})
