/**
 * Keeps messages for users who are not there, and delivers them when they come back.
 *
 * @module msilo
 */
import { counter, DataSource, defineModule } from 'siprose'

import { columnParams } from './params/columns.ts'
import { deliveryParams } from './params/delivery.ts'
import { noticeParams } from './params/notice.ts'
import { storeParams } from './params/store.ts'
import { Silo } from './silo.ts'

export const msilo = defineModule('msilo', {
  needs: ['tm'],
  params: { ...storeParams, ...columnParams, ...deliveryParams, ...noticeParams },
  statistics: {
    /** Messages that were put into the database. */
    stored_messages: counter(),
    /** Messages that were delivered: their reader's phone has answered with a 2xx. */
    dumped_messages: counter(),
    /** Deliveries that failed; the messages are kept. */
    failed_messages: counter(),
    /** Reminders that were delivered. */
    dumped_reminders: counter(),
    /** Reminders that failed; they wait for their reader's next registration. */
    failed_reminders: counter(),
  },
  state: (self) => new Silo(self, new DataSource(self, self.params.db_url)),
  start: ({ state }) => state.start(),
  stop: ({ state }) => state.source.close(),
})
