/** The same data on MariaDB, and the same questions about it, to Kamailio and to us: modules whose Kamailio knows no other database. */

import t from 'tap'

import { errorText } from '../../src/runtime/errors.ts'
import { installed } from '../support/server-process.ts'
import { mariadbWith } from './services/mariadb.ts'
import { endingProfile, prefixContent, prefixProfile } from './services/prefixes.ts'
import { bothAnswers } from './services/profile.ts'
import { settingCases } from './services/stored-settings.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const prefixes = { prefix_route: prefixContent }
t.setTimeout(300_000)

const cases = [
  { tables: prefixes, make: prefixProfile },
  { tables: prefixes, make: endingProfile },
  ...settingCases,
]

for (const { tables, make } of cases) {
  t.test(make('').name, { skip, timeout: 90_000 }, async (t) => {
    let made
    try {
      made = await mariadbWith('differential', tables)
    } catch (error) {
      return t.pass('skipped', { skip: `no MariaDB here: ${errorText(error)}` })
    }
    t.teardown(() => made.drop())
    const profile = make(made.url)
    const { theirs, ours } = await bothAnswers(profile)
    for (const [at, { call, own, ...rest }] of profile.rows.entries()) {
      const name = `${call} of ${JSON.stringify(rest)}`
      if (own === undefined) t.equal(ours[at], theirs[at], name)
      else t.not(ours[at], theirs[at], `${name}: ${own}`)
    }
  })
}
