/**
 * Checks credentials against passwords in a database.
 *
 * The users are in a table, `subscriber` mostly, with their passwords or hashes of them. What the module `auth` asks for and checks is the same
 * here; this one looks the user up, and can put more of the row into AVPs.
 *
 * @module auth_db
 */
import { DataSource, defineModule, SiproseError, tableNamed } from 'siprose'
import { authApi } from 'siprose/modules/auth'

import { params } from './params.ts'
import { Subscribers, TABLES } from './subscribers.ts'

const VERSION = tableNamed('subscriber')?.version ?? 0

export const auth_db = defineModule('auth_db', {
  params,
  needs: ['auth'],
  state: (self) => {
    const auth = self.find(authApi)
    if (auth === null) throw new SiproseError('auth_db/auth', 'proofs need the module `auth`')
    return new Subscribers(self.params, auth, new DataSource(self, self.params.db_url))
  },
  start: async ({ state, server, params: { version_table } }) => {
    const tables = version_table ? [...server.noted(TABLES)] : []
    await state.source.open(tables.map((table) => ({ table, version: VERSION })))
  },
  stop: ({ state }) => state.source.close(),
})
