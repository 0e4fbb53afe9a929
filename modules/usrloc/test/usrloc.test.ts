/** The locations of a server: sweeps, connections, stores, keepalives. */

import t from 'tap'

import type { Host, Listener } from 'siprose'

import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Counter } from '../../../src/runtime/declare/statistic.ts'
import { Log } from '../../../src/runtime/log.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import { ServerInMemory } from '../../../test/support/server-in-memory.ts'
import { registerText } from '../../../test/support/register-request.ts'
import { ContactFacts } from '../location/contact-facts.ts'
import { ContactEvent } from '../location/contact-store.ts'
import { Usrloc, type UsrlocOptions } from '../usrloc.ts'

/** Lets time pass. */
function pass(clock: VirtualClock, seconds: number): void {
  const end = clock.now() + seconds * 1000
  for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) clock.fireNext()
  clock.moveTo(end)
}

function start(options: Partial<UsrlocOptions> = {}) {
  const clock = new VirtualClock()
  const server = standIn<Host>({
    clock,
    startedAt: 0,
    settings: { server_id: 7 },
    process: { pid: 1 },
    statistics: { define: () => new Counter() },
  })
  const log = new Log(() => {
    // nobody reads it
  })
  const usrloc = new Usrloc(server, log, {
    useDomain: false,
    natFlag: 0,
    cseqDelay: 20,
    xavpContact: null,
    matchingMode: 0,
    newestFirst: false,
    maxContacts: 1e6,
    timerInterval: 60,
    lostTcp: false,
    closeTcp: false,
    ...options,
  })
  return { usrloc, clock }
}

function facts(uri: string, more: Partial<ContactFacts> = {}): ContactFacts {
  return Object.assign(new ContactFacts(), { uri, callId: 'c', ...more })
}

/** A socket whose open connections are known. */
function socketWith(open: Set<number>, finished: number[] = []): Listener {
  return standIn<Listener>({
    proto: 'tcp',
    connection: (id: number) => (open.has(id) ? { state: 'open' } : null),
    finish: (id: number) => finished.push(id),
  })
}

t.test('with handle_lost_tcp contacts go with their connections', async (t) => {
  const { usrloc } = start({ lostTcp: true })
  const open = new Set([1, 2])
  const socket = socketWith(open)
  const table = usrloc.table('location')
  const now = usrloc.now()
  const expiresAt = now + 3600
  table.insert('a', facts('a', { socket, connection: 1, expiresAt }), now)
  const b = table.insert('b', facts('b', { socket, connection: 2, expiresAt }), now)
  table.insert('c', facts('c', { expiresAt }), now)
  const expired: string[] = []
  usrloc.watch(ContactEvent.EXPIRED, ({ uri }) => expired.push(uri))
  usrloc.sweep()
  t.same(expired, [])
  open.delete(1)
  usrloc.sweep()
  t.same(expired, ['a'])
  open.clear()
  if (b !== null) table.update(b, facts('b', { socket, connection: 0, expiresAt }), now)
  usrloc.sweep()
  t.same(expired, ['a'], 'one that has registered over UDP since then stays')
})

t.test('without it they stay', async (t) => {
  const { usrloc } = start()
  const now = usrloc.now()
  const table = usrloc.table('location')
  const socket = socketWith(new Set())
  table.insert('a', facts('a', { socket, connection: 1, expiresAt: now + 3600 }), now)
  usrloc.sweep()
  t.equal(table.contacts, 1)
})

t.test('with close_expired_tcp the connection of a contact that has ended is closed', async (t) => {
  const { usrloc, clock } = start({ closeTcp: true })
  const finished: number[] = []
  const socket = socketWith(new Set([5]), finished)
  const now = usrloc.now()
  const table = usrloc.table('location')
  table.insert('a', facts('a', { socket, connection: 5, expiresAt: now + 60 }), now)
  const gone = table.insert('b', facts('b', { socket, connection: 6, expiresAt: now + 600 }), now)
  if (gone !== null) table.remove(gone)
  pass(clock, 61)
  usrloc.sweep()
  t.same(finished, [5])
})

t.test('many that end at once are taken out a thousand at a time', async (t) => {
  const { usrloc, clock } = start()
  const now = usrloc.now()
  const table = usrloc.table('location')
  for (let i = 0; i < 2500; i++) table.insert(`u${i}`, facts(`u${i}`, { expiresAt: now + 60 }), now)
  pass(clock, 61)
  usrloc.sweep()
  t.equal(table.contacts, 1500)
  const again = table.find('u5')?.first ?? null
  if (again !== null) table.update(again, facts('u5', { expiresAt: now + 600 }), now + 61)
  pass(clock, 0)
  t.equal(table.contacts, 1, 'one that has registered again meanwhile stays')
  pass(clock, 600)
  usrloc.sweep()
  t.equal(table.contacts, 0)
})

t.test('a store hears of what changes, and is asked to write by the timer', async (t) => {
  const { usrloc } = start()
  const heard: string[] = []
  usrloc.useStore({
    alone: false,
    waits: false,
    full: false,
    load: async ({ name }) => {
      heard.push(`load ${name}`)
    },
    read: async () => [],
    changed: (contact, event) => {
      heard.push(`${event} ${contact.uri}`)
    },
    store: async () => {
      // who does not wait does not ask for it
    },
    flush: async () => {
      heard.push('flush')
    },
  })
  const table = usrloc.table('location')
  const contact = table.insert('a', facts('a'), 0)
  if (contact !== null) table.remove(contact)
  await usrloc.flush()
  t.same(heard, ['load location', `${ContactEvent.ADDED} a`, `${ContactEvent.REMOVED} a`, 'flush'])
})

t.test(
  'bySlot finds the contact that was there, and no other that has its place now',
  async (t) => {
    const { usrloc } = start()
    const table = usrloc.table('location')
    const one = table.insert('a', facts('a'), 0)
    if (one === null) throw new Error('the table is full')
    const { slot, ruid } = one
    t.equal(usrloc.bySlot(table, slot, ruid), one)
    table.remove(one)
    const two = table.insert('b', facts('b'), 0)
    t.equal(two?.slot, slot)
    t.equal(usrloc.bySlot(table, slot, ruid), null)
  },
)

const KEEPALIVE = `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "kex.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("usrloc", "ka_interval", 10)
modparam("usrloc", "ka_randomize", 0)
modparam("usrloc", "nat_bflag", 6)
`

t.test('a keepalive that is answered is noted, and its answer goes nowhere', async (t) => {
  const server = await ServerInMemory.start(`${KEEPALIVE}
debug = 1
modparam("usrloc", "ka_mode", 1)
modparam("usrloc", "ka_loglevel", 1)
modparam("usrloc", "ka_logmsg", " by $ua")
modparam("usrloc", "ka_reply_codes", "200")
request_route { save("location"); }`)
  server.receive(registerText({ contacts: ['<sip:b@192.0.2.20>'] }))
  server.sent.length = 0
  server.pass(10)
  const [keepalive] = server.sent
  t.match(keepalive?.text, /^OPTIONS sip:b@192\.0\.2\.20 SIP\/2\.0\r\n/)
  const lines = keepalive?.text.split('\r\n') ?? []
  const answer = (status: string): string =>
    [
      `SIP/2.0 ${status}`,
      ...lines.filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/.test(line)),
      'User-Agent: Phone',
      'Content-Length: 0\r\n\r\n',
    ].join('\r\n')
  server.pass(1)
  t.same(server.receive(answer('404 Not Found')), [], 'a status that does not count')
  t.same(server.log, [])
  t.same(server.receive(answer('200 OK')), [])
  t.match(server.log.join('\n'), /keepalive roundtrip: 1\.000000 sec - ruid \[uloc-.*\] by Phone/)
  t.same(
    server.receive(answer('200 OK').replace(/;branch=[^;\r]*/, ';branch=z9hG4bKulka.zz.1.1')),
    [],
  )
  t.same(server.receive(answer('200 OK').replace(/;branch=[^;\r]*/, ';branch=z9hG4bKulka.')), [])
  await server.stop()
})

t.test('keepalives go to those that ka_mode says', async (t) => {
  for (const [mode, uris] of [
    [1, ['sip:a@192.0.2.20', 'sip:b@192.0.2.20']],
    [2, ['sip:b@192.0.2.20']],
    [5, ['sip:a@192.0.2.20', 'sip:b@192.0.2.20']],
    [6, ['sip:b@192.0.2.20']],
  ] as const) {
    const server = await ServerInMemory.start(`${KEEPALIVE}
modparam("usrloc", "ka_mode", ${mode})
request_route { if ($tU == "b") setbflag(6); save("location"); }`)
    for (const user of ['a', 'b']) {
      server.receive(
        registerText({ to: `sip:${user}@example.com`, contacts: [`<sip:${user}@192.0.2.20>`] }),
      )
    }
    server.sent.length = 0
    server.pass(11)
    const sent = server.sent.map(({ text }) => text.split(' ')[1]).toSorted()
    t.same(sent, uris, `ka_mode ${mode}`)
    await server.stop()
  }
})

t.test('db_mode other than 0 is refused where no module knows the database', async (t) => {
  for (const mode of [1, 2, 3, 4]) {
    const text = `loadmodule "usrloc.so"\nmodparam("usrloc", "db_mode", ${mode})\nrequest_route { drop; }\n`
    await t.rejects(ServerInMemory.start(text), /write loadmodule "db_mysql.so"/, `db_mode ${mode}`)
  }
})
