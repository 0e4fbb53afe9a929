/**
 * Takes the values of settings from tables when the server starts.
 *
 * For programs that manage servers and write into a database: settings of the configuration itself, `group.name`, and those parameters whose page says
 * "Run time". A row counts in the place of what the configuration says.
 *
 * @module cfg_db
 */
import { DataSource, defineModule } from 'siprose'

import { params } from './params.ts'
import { StoredSettings } from './stored-settings.ts'

export const cfgDb = defineModule('cfg_db', {
  params,
  state: (self) => {
    const { params: own, log, server } = self
    const source = new DataSource(self, own.db_url)
    return new StoredSettings(own, { source, log, settings: server.liveSettings })
  },
  start: async ({ state }) => {
    await state.source.open()
    // nothing is asked again before the next start
    try {
      await state.load()
    } finally {
      await state.source.close()
    }
  },
  stop: ({ state }) => state.source.close(),
})
