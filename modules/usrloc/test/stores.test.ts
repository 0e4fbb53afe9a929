/** Contacts and a database: what is undone, what goes together, who waits for whom. */

import t from 'tap'

import { DbCode, DbError, type Statement } from 'siprose'

import { ContactState } from '../location/contact.ts'
import { ContactEvent } from '../location/contact-store.ts'
import type { LocationTable } from '../location/location-table.ts'
import { DatabaseOnly } from '../store/database-only.ts'
import { At } from '../store/columns.ts'
import { WriteBack } from '../store/write-back.ts'
import { WriteThrough } from '../store/write-through.ts'
import { facts, HeldLink, settled, storedTable } from './stored-table.ts'

const full = new DbError(DbCode.NOT_STORED, 'the disk is full')
const wrongValue = new DbError(DbCode.VALUE, 'the text is too long')

/** How many rows a statement puts. */
function putBy(statement: Statement | undefined): number {
  return statement?.kind === 'upsert' ? 1 + (statement.more?.length ?? 0) : 0
}

function uris(table: LocationTable, aor: string): readonly string[] {
  const list: string[] = []
  for (let at = table.find(aor)?.first ?? null; at !== null; at = at.next) {
    list.push(`${at.uri} ${at.cseq}`)
  }
  return list
}

function register(table: LocationTable, aor: string, uri = 'sip:a@h', cseq = 1): Promise<void> {
  return table.change(aor, () => {
    const record = table.find(aor)
    const what = facts(uri, { cseq })
    const known = record === null ? null : table.matcher.find(record, what)
    if (known === null) table.insert(aor, what, 0)
    else table.update(known, what, 0)
  })
}

t.test('what cannot be stored is undone, the last change first', async (t) => {
  const link = new HeldLink()
  const { table, locations } = storedTable(link)
  table.store = new WriteThrough(locations, 100)
  link.verdict = () => null
  await register(table, 'bob', 'sip:a@h')
  await register(table, 'bob', 'sip:b@h')
  link.verdict = () => full
  const before = uris(table, 'bob')
  await t.rejects(
    table.change('bob', () => {
      const first = table.find('bob')?.first ?? null
      if (first === null) throw new RangeError('nobody is there')
      table.update(first, facts('sip:c@h', { cseq: 9, q: 1000, received: 'sip:r' }), 5)
      table.insert('bob', facts('sip:d@h'), 5)
      const second = table.find('bob')?.first?.next ?? null
      if (second !== null) table.remove(second)
      table.remove(first)
    }),
    { code: DbCode.NOT_STORED },
  )
  t.same([...uris(table, 'bob')].toSorted(), [...before].toSorted())
  t.equal(table.find('bob')?.first?.received, null)
  t.equal(table.contacts, 2)
  await t.rejects(table.change('bob', () => table.removeAll('bob')))
  t.equal(table.users, 1, 'a record whose contacts were all removed is there again')
  await t.rejects(register(table, 'carol'))
  t.equal(table.find('carol'), null)
  link.verdict = () => null
  await table.change('bob', () => table.removeAll('bob'))
  t.equal(table.contacts, 0)
})

t.test('what the script makes wrong is undone too', async (t) => {
  const link = new HeldLink()
  link.verdict = () => null
  const { table, locations } = storedTable(link)
  table.store = new WriteThrough(locations, 100)
  await t.rejects(
    table.change('bob', () => {
      table.insert('bob', facts('sip:a@h'), 0)
      throw new RangeError('a defect')
    }),
    RangeError,
  )
  t.equal(table.contacts, 0)
  t.same(link.asked, [])
  await register(table, 'bob')
  t.equal(table.contacts, 1, 'nobody has the turn for ever')
})

t.test('a REGISTER again is not acknowledged before the first one is stored', async (t) => {
  const link = new HeldLink()
  const { table, locations } = storedTable(link)
  table.store = new WriteThrough(locations, 100)
  const order: string[] = []
  const first = register(table, 'bob').then(
    () => order.push('stored'),
    () => order.push('refused'),
  )
  const again = table.change('bob', () => order.push(`again, ${table.contacts}`))
  await settled()
  t.same(order, [])
  link.held[0]?.answer(full)
  await Promise.all([first, again])
  t.same(order.toSorted(), ['again, 0', 'refused'])
})

t.test(
  'few go alone, many go together, and an address of record one after the other',
  async (t) => {
    const link = new HeldLink()
    const { table, locations } = storedTable(link)
    table.store = new WriteThrough(locations, 1000)
    const all = [register(table, 'first')]
    await settled()
    all.push(register(table, 'second'))
    await settled()
    t.same(
      link.held.map(({ statement }) => putBy(statement)),
      [1, 1],
    )
    for (let i = 0; i < 100; i++) all.push(register(table, `u${i}`))
    await settled()
    t.equal(link.held.length, 2)
    link.held[0]?.answer()
    link.held[1]?.answer()
    await settled()
    t.same(
      link.held.slice(2).map(({ statement }) => putBy(statement)),
      [64],
    )
    link.held[2]?.answer()
    await settled()
    t.same(
      link.held.slice(3).map(({ statement }) => putBy(statement)),
      [36],
    )
    link.held[3]?.answer()
    await Promise.all(all)
    t.equal(locations.writer.waiting, 0)
  },
)

t.test('where one of many takes long, others begin beside it', async (t) => {
  const link = new HeldLink()
  const { table, locations, clock } = storedTable(link)
  table.store = new WriteThrough(locations, 1000)
  const all = Array.from({ length: 70 }, (_, i) => register(table, `u${i}`))
  await settled()
  t.equal(link.held.length, 1)
  all.push(...Array.from({ length: 6 }, (_, i) => register(table, `v${i}`)))
  await settled()
  t.equal(link.held.length, 1)
  clock.fireNext()
  await settled()
  t.equal(link.held.length, 2, 'after a moment')
  link.held[1]?.answer()
  await settled()
  t.equal(locations.writer.waiting, 64)
  link.held[0]?.answer()
  await Promise.all(all)
})

t.test('nobody suffers for the row of another', async (t) => {
  const link = new HeldLink()
  const { table, locations, counts } = storedTable(link)
  table.store = new WriteThrough(locations, 1000)
  link.verdict = (statement) => {
    if (statement.kind !== 'upsert') return null
    const users = [
      statement.cells[At.USER]?.[1],
      ...(statement.more ?? []).map((row) => row[At.USER]),
    ]
    return users.includes('bad') ? wrongValue : null
  }
  const users = ['a', 'b', 'bad', 'c', 'd', 'e']
  const results = await Promise.allSettled(users.map((user) => register(table, user)))
  t.same(
    results.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  )
  t.equal(table.find('bad'), null)
  t.same(counts, { rows: 5, failures: 1 })
})

t.test('when too much waits, no more is taken', async (t) => {
  const link = new HeldLink()
  const { table, locations } = storedTable(link)
  table.store = new WriteThrough(locations, 2)
  const all = [register(table, 'a'), register(table, 'b')]
  await settled()
  await t.rejects(register(table, 'c'), { code: DbCode.BUSY })
  t.equal(table.find('c'), null)
  for (const { answer } of link.held) answer()
  await Promise.all(all)
  const again = register(table, 'c')
  await settled()
  link.held.at(-1)?.answer()
  await again
})

t.test(
  'write-back: what changes while it is written is written again; what fails waits',
  async (t) => {
    const link = new HeldLink()
    const { table, locations, lines } = storedTable(link)
    const store = new WriteBack(locations, 1000)
    table.store = store
    const contact = table.insert('bob', facts('sip:a@h'), 0)
    if (contact === null) throw new RangeError('the table is full')
    const gone = table.insert('carol', facts('sip:c@h'), 0)
    if (gone !== null) table.remove(gone)
    t.equal(store.waiting, 1, 'one that came and went is nobody to the database')
    const flushed = store.flush()
    await settled()
    t.equal(store.waiting, 1)
    table.update(contact, facts('sip:a@h', { cseq: 2 }), 1)
    link.held[0]?.answer()
    await flushed
    t.equal(contact.state, ContactState.CHANGED)
    t.equal(store.waiting, 1)
    link.verdict = () => full
    await store.flush()
    t.equal(store.waiting, 1)
    t.match(lines.join('\n'), /1 changes of contacts wait for the database: the disk is full/)
    table.remove(contact)
    t.equal(store.waiting, 1, 'its row has to go')
    link.verdict = () => null
    await store.flush()
    t.equal(store.waiting, 0)
    t.match(link.asked.at(-1), { kind: 'delete' })
  },
)

t.test('with the database alone nothing stays in memory', async (t) => {
  const link = new HeldLink()
  link.verdict = () => null
  const { table, locations } = storedTable(link)
  table.store = new DatabaseOnly(locations, 100, 100)
  await register(table, 'bob')
  t.same([table.contacts, table.users], [0, 0])
  const loose = table.loose(
    {
      aor: 'bob',
      facts: facts('sip:a@h', { ruid: 'x' }),
      socket: null,
      modifiedAt: 0,
      serverId: 0,
      attributes: null,
    },
    0,
  )
  table.remove(loose, ContactEvent.EXPIRED)
  await settled()
  t.match(link.asked.at(-1), { kind: 'delete', table: 'location' })
  link.verdict = () => full
  await t.rejects(register(table, 'bob'), { code: DbCode.NOT_STORED })
  t.same([table.contacts, table.users], [0, 0])
})

t.test('rows of others are read with care', async (t) => {
  const { rows } = storedTable(new HeldLink())
  const row = (
    user: string,
    contact: string,
    more: Record<number, string | number | null> = {},
  ) => {
    const values = rows.columns.all.map((_, at) => more[at] ?? null)
    values[At.USER] = user
    values[At.CONTACT] = contact
    return rows.contactOf(values)
  }
  t.equal(row('bob', 'no uri at all'), null)
  t.equal(row('bob', 'sip:bob@192.0.2.1\r\nX-Evil: 1'), null)
  t.equal(row('', 'sip:bob@192.0.2.1'), null)
  const good = row('bob', 'sip:bob@192.0.2.1', { [At.PATH]: '<sip:p>\r\nX: 1', [At.Q]: 17 })
  t.match(good, { aor: 'bob', facts: { path: null, q: 1000, methods: -1, userAgent: '' } })
})
