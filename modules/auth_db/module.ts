/**
 * Checks credentials against a table of users.
 *
 * Module `auth` challenges and knows digests; this one looks up what they are to be checked with, in table `subscriber` or one like it. It
 * stores no password where the hash of one does.
 *
 * @module auth_db
 */
import { databaseAt, DbCode, DbError, defineModule } from 'siprose'

import { parseCredentials } from './loaded.ts'
import { params } from './params.ts'
import { Subscribers } from './subscribers.ts'

const TABLE = 'subscriber'
const VERSION = 7

export const auth_db = defineModule('auth_db', {
  params,
  needs: ['auth'],
  state: (self) => {
    const { params: own } = self
    const database = databaseAt(self, own.db_url)
    return {
      database,
      subscribers: new Subscribers(database, own, parseCredentials(own.load_credentials)),
    }
  },
  async start({ state: { database }, params: { version_table } }) {
    await database.open()
    if (!version_table) return
    const found = await database.version(TABLE)
    // tables of other names tell nothing of this one
    if (found !== null && found !== VERSION) {
      throw new DbError(
        DbCode.VERSION,
        `table \`${TABLE}\` of ${database.name} has version ${found}; ${VERSION} is needed: \`siprose db migrate\` brings it there`,
      )
    }
  },
  stop: ({ state: { database } }) => database.close(),
})
