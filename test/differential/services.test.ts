/** The same data in one SQLite file, and the same questions about it, to Kamailio and to us. */

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { bothAnswers } from './services/profile.ts'
import { dialplanProfiles } from './services/dialplans.ts'
import { numberListProfiles } from './services/number-lists.ts'
import { peerProfiles } from './services/peers.ts'
import { prefixDomainProfiles } from './services/prefix-domains.ts'
import { preferenceProfiles } from './services/preferences.ts'
import { tableProfiles } from './services/tables.ts'
import { treeProfiles } from './services/trees.ts'
import { userProfiles } from './services/users.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const profiles = [
  ...userProfiles,
  ...peerProfiles,
  ...tableProfiles,
  ...dialplanProfiles,
  ...preferenceProfiles,
  ...treeProfiles,
  ...prefixDomainProfiles,
  ...numberListProfiles,
]

for (const profile of profiles) {
  t.test(profile.name, { skip }, async (t) => {
    const { theirs, ours } = await bothAnswers(profile)
    for (const [at, { call, own, ...rest }] of profile.rows.entries()) {
      const name = `${call} of ${JSON.stringify(rest)}`
      if (own === undefined) t.equal(ours[at], theirs[at], name)
      else t.not(ours[at], theirs[at], `${name}: ${own}`)
    }
  })
}
