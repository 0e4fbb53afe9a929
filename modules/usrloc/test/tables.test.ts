/** Tables of locations: order, matching, ends, and places. */

import t from 'tap'

import { Counter } from '../../../src/runtime/declare/statistic.ts'
import { AgentPool } from '../location/agent-pool.ts'
import type { Contact } from '../location/contact.ts'
import { ContactFacts } from '../location/contact-facts.ts'
import { ContactEvent } from '../location/contact-store.ts'
import { cseqOrder, Order } from '../location/cseq-order.ts'
import { LocationTable } from '../location/location-table.ts'
import { Matcher } from '../location/matcher.ts'
import { RecordIds } from '../location/record-ids.ts'

interface Options {
  readonly mode?: number
  readonly newestFirst?: boolean
  readonly maxContacts?: number
}

/** A table, and what it has told. */
function tableWith({ mode = 0, newestFirst = false, maxContacts = 1e6 }: Options = {}) {
  const told: string[] = []
  const counts = { users: new Counter(), contacts: new Counter(), expired: new Counter() }
  const table = new LocationTable(
    'location',
    {
      matcher: new Matcher(mode),
      newestFirst,
      serverId: 0,
      maxContacts,
      stretch: 60,
      agents: new AgentPool(),
      ids: new RecordIds(0, 1),
      counts,
      notify: (contact, event) => told.push(`${event} ${contact.uri}`),
    },
    0,
  )
  return { table, told, counts }
}

function facts(uri: string, more: Partial<ContactFacts> = {}): ContactFacts {
  return Object.assign(new ContactFacts(), { uri, callId: 'c', expiresAt: 1000, ...more })
}

function insert(table: LocationTable, aor: string, what: ContactFacts, now = 0): Contact {
  const contact = table.insert(aor, what, now)
  if (contact === null) throw new Error('the table is full')
  return contact
}

function order(table: LocationTable, aor: string): string[] {
  const uris: string[] = []
  for (let at = table.find(aor)?.first ?? null; at !== null; at = at.next) uris.push(at.uri)
  return uris
}

t.test(
  'contacts are in the order of q, the older one first; those without q come last',
  async (t) => {
    const { table } = tableWith()
    insert(table, 'bob', facts('none'))
    insert(table, 'bob', facts('low', { q: 100 }))
    const high = insert(table, 'bob', facts('high', { q: 900 }))
    insert(table, 'bob', facts('low too', { q: 100 }))
    t.same(order(table, 'bob'), ['high', 'low', 'low too', 'none'])
    table.update(high, facts('high', { q: 50 }), 1)
    t.same(order(table, 'bob'), ['low', 'low too', 'high', 'none'])
    table.update(high, facts('high', { q: null }), 1)
    t.same(order(table, 'bob'), ['low', 'low too', 'none', 'high'])
    table.update(high, facts('high', { q: 1000 }), 1)
    t.same(order(table, 'bob'), ['high', 'low', 'low too', 'none'])
  },
)

t.test('with desc_time_order the one registered last is first', async (t) => {
  const { table } = tableWith({ newestFirst: true })
  const one = insert(table, 'bob', facts('one', { q: 1000 }))
  insert(table, 'bob', facts('two'))
  t.same(order(table, 'bob'), ['two', 'one'])
  table.update(one, facts('one'), 5)
  t.same(order(table, 'bob'), ['one', 'two'])
})

t.test('matching modes tell contacts apart by what they say', async (t) => {
  const registered = { callId: '1', path: '<sip:p>' }
  for (const [mode, uri, more, found] of [
    [0, 'sip:a@h', { callId: '2', path: null }, true],
    [0, 'sip:b@h', registered, false],
    [1, 'sip:a@h', { callId: '1', path: null }, true],
    [1, 'sip:a@h', { callId: '2' }, false],
    [2, 'sip:a@h', { callId: '2', path: '<sip:p>' }, true],
    [2, 'sip:a@h', { callId: '1', path: '<sip:q>' }, false],
    [2, 'sip:a@h', { callId: '1', path: null }, false],
    [3, 'sip:z@h', { callId: '1' }, true],
    [3, 'sip:a@h', { callId: '2' }, false],
  ] as const) {
    for (const others of [0, 100]) {
      const { table } = tableWith({ mode })
      insert(table, 'bob', facts('sip:a@h', registered))
      for (let i = 0; i < others; i++) {
        insert(table, 'bob', facts(`sip:other${i}@h`, { callId: `other ${i}` }))
      }
      const record = table.find('bob')
      const match = record === null ? null : table.matcher.find(record, facts(uri, more))
      t.equal(match !== null, found, `mode ${mode}, ${uri}, beside ${others} others`)
    }
  }
})

t.test('an index of many contacts follows what becomes of them', async (t) => {
  const { table } = tableWith({ mode: 3 })
  const all = Array.from({ length: 50 }, (_, i) =>
    insert(table, 'bob', facts(`sip:${i}@h`, { callId: `${i}` })),
  )
  const found = (callId: string): string | null => {
    const record = table.find('bob')
    return record === null
      ? null
      : (table.matcher.find(record, facts('x', { callId }))?.uri ?? null)
  }
  const [first] = all
  if (first === undefined) throw new Error('there is none')
  t.equal(found('0'), 'sip:0@h')
  table.update(first, facts('sip:new@h', { callId: 'new' }), 1)
  t.equal(found('0'), null)
  t.equal(found('new'), 'sip:new@h')
  table.remove(first)
  t.equal(found('new'), null)
  for (const contact of all.slice(1, 45)) table.remove(contact)
  t.equal(found('49'), 'sip:49@h')
  t.equal(found('10'), null)
})

t.test('cseqOrder knows later ones, copies, and those that were overtaken', async (t) => {
  const { table } = tableWith()
  const contact = insert(table, 'bob', facts('a', { callId: 'x', cseq: 10 }), 100)
  t.equal(cseqOrder(contact, 'x', 11, 100, 20), Order.LATER)
  t.equal(cseqOrder(contact, 'y', 1, 100, 20), Order.LATER)
  t.equal(cseqOrder(contact, 'x', 10, 119, 20), Order.AGAIN)
  t.equal(cseqOrder(contact, 'x', 10, 120, 20), Order.OLDER)
  t.equal(cseqOrder(contact, 'x', 10, 100, 0), Order.OLDER)
  t.equal(cseqOrder(contact, 'x', 9, 100, 20), Order.OLDER)
})

t.test('contacts end by themselves; those that are registered again go on', async (t) => {
  const { table } = tableWith()
  insert(table, 'a', facts('a', { expiresAt: 100 }))
  const again = insert(table, 'b', facts('b', { expiresAt: 100 }))
  const sooner = insert(table, 'c', facts('c', { expiresAt: 5000 }))
  insert(table, 'd', facts('d', { expiresAt: 0 }))
  table.update(again, facts('b', { expiresAt: 400 }), 50)
  table.update(sooner, facts('c', { expiresAt: 90 }), 50)
  const ended = (now: number): string[] => {
    const list: Contact[] = []
    table.collectEnded(now, list)
    for (const contact of list) table.remove(contact, ContactEvent.EXPIRED)
    return list.map(({ uri }) => uri).toSorted()
  }
  t.same(ended(60), [])
  t.same(ended(99), ['c'])
  t.same(ended(100), ['a'])
  t.same(ended(399), [])
  t.same(ended(400), ['b'])
  t.same(ended(1e9), [], 'one that never ends stays')
  t.equal(table.contacts, 1)
})

t.test('a contact that never ended before can end, and the other way round', async (t) => {
  const { table } = tableWith()
  const one = insert(table, 'a', facts('a', { expiresAt: 0 }))
  const two = insert(table, 'b', facts('b', { expiresAt: 100 }))
  table.update(one, facts('a', { expiresAt: 100 }), 0)
  table.update(two, facts('b', { expiresAt: 0 }), 0)
  const list: Contact[] = []
  table.collectEnded(500, list)
  t.same(list, [one])
})

t.test('every contact is in one part, and stays in it', async (t) => {
  const { table } = tableWith()
  const all = Array.from({ length: 100 }, (_, i) => insert(table, `u${i}`, facts(`${i}`)))
  const partOf = (): Map<string, number> => {
    const parts = new Map<string, number>()
    for (let part = 0; part < 7; part++) {
      table.each(part, 7, ({ uri }) => {
        t.notOk(parts.has(uri), `${uri} once`)
        parts.set(uri, part)
      })
    }
    return parts
  }
  const before = partOf()
  t.equal(before.size, 100)
  for (const contact of all.filter((_, i) => i % 3 === 0)) table.remove(contact)
  for (let i = 0; i < 20; i++) insert(table, `new ${i}`, facts(`new ${i}`))
  const after = partOf()
  for (const [uri, part] of after) if (before.has(uri)) t.equal(part, before.get(uri))
})

t.test('who watches hears of everything, and a removal is told once', async (t) => {
  const { table, told, counts } = tableWith()
  const contact = insert(table, 'bob', facts('a'))
  table.update(contact, facts('a', { cseq: 2 }), 1)
  table.remove(contact)
  table.remove(contact)
  t.same(told, [
    `${ContactEvent.ADDED} a`,
    `${ContactEvent.CHANGED} a`,
    `${ContactEvent.REMOVED} a`,
  ])
  t.same([counts.users.value, counts.contacts.value, counts.expired.value], [0, 0, 0])
  t.equal(table.find('bob'), null)
})

t.test('a table that is full says so', async (t) => {
  const { table } = tableWith({ maxContacts: 1 })
  insert(table, 'a', facts('a'))
  t.equal(table.insert('b', facts('b'), 0), null)
  t.equal(table.room, 0)
  t.equal(table.find('b'), null)
})

t.test('a contact gives back the texts that it was given', async (t) => {
  const { table } = tableWith()
  const contact = insert(table, 'a', facts('a'))
  t.same([contact.received, contact.path, contact.instance], [null, null, null])
  table.update(contact, facts('a', { path: '<sip:p;lr>' }), 0)
  t.same([contact.received, contact.path, contact.instance], [null, '<sip:p;lr>', null])
  table.update(contact, facts('a', { received: 'sip:r', instance: '<i>' }), 0)
  t.same([contact.received, contact.path, contact.instance], ['sip:r', null, '<i>'])
  t.match(contact.ruid, /^uloc-0-1-1$/)
})
