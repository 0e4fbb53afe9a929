/**
 * Keeps where users can be reached.
 *
 * A table of addresses of record, each with the contacts that its devices have registered. `registrar` fills it and looks things up in it;
 * this module alone has no function for scripts, but the commands that show and change what is there.
 *
 * @module usrloc
 */
import { counter, defineModule, gauge, type Host } from 'siprose'

import type { UsrlocApi } from './api.ts'
import { Located } from './located.ts'
import { params } from './params.ts'

export const usrloc = defineModule('usrloc', {
  params,
  statistics: {
    /**
     * Addresses of record that have contacts, in all tables.
     *
     * Each table has figures of its own: `location-users` and `location-contacts` for what is in it, contacts included that have ended and wait
     * to be taken out, and `location-expires` for those that were taken out because their time was over.
     */
    registered_users: gauge({}, usersOf),
    /** Changes that wait for the database: with `db_mode` 2 for the timer. */
    dbWaiting: gauge({ name: 'db_waiting' }, waitingIn),
    /** Rows that were written to the database or removed from it. */
    dbWritten: counter({ name: 'db_written' }),
    /** Changes that the database has refused; with `db_mode` 2 they wait for another try. */
    dbFailed: counter({ name: 'db_failed' }),
  },
  state: (self) => new Located(self),
  api: (self): UsrlocApi => self.state.usrloc,
  start: ({ state }) => state.start(),
  stop: ({ state }) => state.stop(),
})

function waitingIn(server: Host): number {
  for (const { name, state } of server.instances()) {
    if (name === 'usrloc' && state instanceof Located) return state.waiting
  }
  return 0
}

function usersOf(server: Host): number {
  for (const { name, state } of server.instances()) {
    if (name === 'usrloc' && state instanceof Located) return state.usrloc.users
  }
  return 0
}
