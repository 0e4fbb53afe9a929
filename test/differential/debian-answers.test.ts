/** The configuration that Debian installs with Kamailio, read where it lies by both servers: each of its switches gets the same answers. */

import t from 'tap'

import { compare, skip } from './debian/compare.ts'

const WITHOUT_DATABASE: readonly (readonly string[])[] = [
  [],
  ['WITH_DEBUG'],
  ['WITH_ANTIFLOOD'],
  ['WITH_BLOCK3XX'],
  ['WITH_BLOCK401407'],
  ['WITH_NATSIPPING'],
  ['WITH_MSGREBUILD'],
  ['WITH_PSTN'],
  ['WITH_VOICEMAIL'],
  ['WITH_JSONRPC'],
]

for (const switches of WITHOUT_DATABASE) {
  const name = switches.join(' and ') || 'nothing'
  t.test(
    `with ${name} both servers answer the same through the configuration of Debian`,
    { skip },
    async (t) => compare(t, switches),
  )
}
