/**
 * Asks services over HTTP while the request waits, and goes on in a route with the answer.
 *
 * The transaction is put aside, so that copies of the request, a CANCEL and the timers of `tm` are seen to meanwhile. Where the script may
 * wait at the line that asks, `http_client` is shorter to write.
 *
 * @module http_async_client
 */
import { counter, defineModule } from 'siprose'
import { tmApi } from 'siprose/modules/tm'

import { params } from './params.ts'
import { Queries } from './queries.ts'

export const httpAsyncClient = defineModule('http_async_client', {
  params,
  statistics: {
    /** Queries that were begun. */
    requests: counter(),
    /** Queries that were answered, whatever the status. */
    replies: counter(),
    /** Queries that failed, those without an answer in time included. */
    errors: counter(),
    /** Queries that had no answer in time. */
    timeouts: counter(),
  },
  state: (self) => new Queries(self),
  start: (self) => {
    self.state.useTransactions(self.find(tmApi))
    self.server.carry(self.state)
  },
  stop: ({ state }) => {
    state.close()
  },
})
