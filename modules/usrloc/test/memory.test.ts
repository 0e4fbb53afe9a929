/** What a contact costs. */

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import t from 'tap'

import { Counter } from '../../../src/runtime/declare/statistic.ts'
import { AgentPool } from '../location/agent-pool.ts'
import { ContactFacts } from '../location/contact-facts.ts'
import { LocationTable } from '../location/location-table.ts'
import { Matcher } from '../location/matcher.ts'
import { RecordIds } from '../location/record-ids.ts'

const CONTACTS = 100_000
const MOST_BYTES = 700

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function table(): LocationTable {
  return new LocationTable(
    'location',
    {
      matcher: new Matcher(0),
      newestFirst: false,
      serverId: 0,
      maxContacts: 4_000_000,
      stretch: 60,
      agents: new AgentPool(),
      ids: new RecordIds(0, 1),
      counts: { users: new Counter(), contacts: new Counter(), expired: new Counter() },
      notify: () => {
        // nobody wants to know
      },
    },
    1_800_000_000,
  )
}

/** A text as it comes: cut out of a message, which it keeps in memory unless it is copied. */
function cutOut(text: string): string {
  const message = Buffer.from(`${'x'.repeat(600)}${text}`, 'latin1').toString('latin1')
  return message.slice(600)
}

function fill(location: LocationTable, received: boolean): void {
  const facts = new ContactFacts()
  facts.userAgent = 'Desk Phone 7.2'
  for (let i = 0; i < CONTACTS; i++) {
    const user = 100_000 + i
    facts.uri = cutOut(`sip:${user}@192.0.2.20:5062;transport=udp;line=7`)
    facts.callId = cutOut(`a84b4c76e66710-${user}@pc33.example.com`)
    facts.cseq = 1 + i
    facts.expiresAt = 1_800_000_000 + 3600 + (i % 600)
    facts.received = received ? cutOut('sip:198.51.100.7:4060;transport=tcp') : null
    location.insert(cutOut(`${user}@voip.example.com`), facts, 1_800_000_000)
  }
}

for (const received of [false, true]) {
  t.test(`a contact ${received ? 'behind a NAT ' : ''}takes little memory`, (t) => {
    const location = table()
    collect()
    const before = process.memoryUsage().heapUsed
    fill(location, received)
    collect()
    const bytes = (process.memoryUsage().heapUsed - before) / CONTACTS
    t.comment(`${bytes.toFixed(0)} bytes a contact`)
    t.ok(bytes < MOST_BYTES, `${bytes.toFixed(0)} bytes a contact`)
    t.equal(location.contacts, CONTACTS)
    t.end()
  })
}
