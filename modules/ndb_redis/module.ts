/**
 * Sends commands to Redis servers from the script.
 *
 * For what several servers share and must be quick: counters, locks, lists of what is blocked. A message whose command waits for a server holds
 * up no other. Put what comes from a message into a command only through `%s`.
 *
 * @module ndb_redis
 */
import { defineModule } from 'siprose'

import { params } from './params.ts'
import { Servers } from './servers.ts'

export const ndb_redis = defineModule('ndb_redis', {
  params,
  state: (self) => new Servers(self.server, self.log, self.params),
  start: ({ state }) => state.open(),
  stop: ({ state }) => state.close(),
})
