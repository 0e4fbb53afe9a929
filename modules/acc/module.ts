/**
 * Notes how requests ended, in the log and in a database.
 *
 * Bills and statistics are made of that. The script sets flags on the requests that count, and the module writes a record when such a request has been answered; nothing else has
 * to be called. Calls that nobody answered are noted apart.
 *
 * @module acc
 */
import { counter, defineModule, gauge, type Host } from 'siprose'

import { params } from './params.ts'
import { AccState } from './state.ts'

export const acc = defineModule('acc', {
  params,
  needs: ['tm'],
  statistics: {
    /** Rows that were written to the database. */
    rowsWritten: counter({ name: 'rows_written' }),
    /** Rows that were lost: the database refused them, or too many waited for it. */
    rowsLost: counter({ name: 'rows_lost' }),
    /** Rows that wait for the database. */
    rowsWaiting: gauge({ name: 'rows_waiting' }, waitingIn),
  },
  state: (self) => new AccState(self),
  start: async (self) => self.state.start(self),
  stop: async ({ state }) => state.stop(),
})

function waitingIn(server: Host): number {
  for (const { state } of server.instances()) if (state instanceof AccState) return state.waiting
  return 0
}
