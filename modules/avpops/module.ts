/**
 * Works on AVPs: loads and stores them by user, compares, computes, copies, rewrites them.
 *
 * Newer configurations write most of it as expressions, `$avp(x) = $avp(x) + 1`. What expressions cannot do is here: all values of a name at
 * once, and preferences of users in a table.
 *
 * @module avpops
 */
import { DataSource, defineModule } from 'siprose'
import { pvApi } from 'siprose/modules/pv'

import { AvpNames } from './avp-name.ts'
import { Preferences } from './database/preferences.ts'
import { readSchemes } from './database/scheme.ts'
import { checkDatabase } from './database/wanted.ts'
import { params } from './params.ts'

/** Where its functions can be used. */
export const messageRoutes = ['request', 'reply', 'onreply', 'failure', 'branch', 'event'] as const

export const avpops = defineModule('avpops', {
  params,
  state: (self) => {
    const { params: own } = self
    const source = own.db_url === '' ? null : new DataSource(self, own.db_url)
    return {
      source,
      names: new AvpNames(),
      preferences: source === null ? null : new Preferences(own, source),
    }
  },
  start: async (self) => {
    const { state, server, params: own } = self
    state.names.useAliases(self.find(pvApi))
    checkDatabase(own, server, readSchemes(own.db_scheme))
    await state.source?.open()
  },
  stop: ({ state }) => state.source?.close(),
})
