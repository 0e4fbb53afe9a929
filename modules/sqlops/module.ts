/**
 * Asks databases in their own language, SQL, from the script.
 *
 * For what no other module asks: a table of your own, a stored procedure, a report. A message whose query waits for a server holds up no
 * other. Put what comes from a message into a query only through `{sql.val}`.
 *
 * @module sqlops
 */
import { defineModule } from 'siprose'

import { Connections } from './connections.ts'
import { params } from './params.ts'
import { Results } from './result.ts'

export const sqlops = defineModule('sqlops', {
  params,
  state: (self) => ({
    connections: new Connections(self, self.params.sqlcon),
    results: new Results(self.params.sqlres, self.params.results_maxsize),
  }),
  start: ({ state, params: { connect_mode }, log }) =>
    state.connections.open(connect_mode === 1 ? log : null),
  stop: ({ state }) => state.connections.close(),
})
