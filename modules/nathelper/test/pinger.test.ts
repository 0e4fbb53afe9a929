import t from 'tap'

import { type Connection, type Host, type Listener, parseMessageText, type Peer } from 'siprose'
import type { Contact, UsrlocApi } from 'siprose/modules/usrloc'

import { standIn } from '../../../test/support/stand-in.ts'
import { type PingParams, Pinger, type PingSelf } from '../pinger.ts'

const quiet: PingParams = {
  natping_interval: 10,
  ping_nated_only: 0,
  ignore_path: 0,
  force_socket: null,
  sipping_from: null,
  sipping_method: 'OPTIONS',
  sipping_bflag: -1,
  natping_disable_bflag: -1,
  keepalive_timeout: 0,
}
const asking: Partial<PingParams> = { sipping_from: 'sip:ping@example.com', sipping_bflag: 7 }

interface Sent {
  readonly text: string
  readonly to: Peer
  readonly mode: number
}

interface Known {
  readonly uri?: string
  readonly received?: string
  readonly path?: string
  readonly socket?: Listener | null
  readonly connection?: number
  readonly flags?: number
  readonly aliveAt?: number
  readonly ended?: boolean
}

/** A pinger with contacts, whose turns are taken by hand. */
function pinger(
  params: Partial<PingParams>,
  known: readonly Known[],
  connections: Connection[] = [],
) {
  const sent: Sent[] = []
  const removed: Contact[] = []
  const world = { now: 100, turn: () => {}, reply: (_text: string) => false }
  const listener = (proto: string): Listener =>
    standIn<Listener>({
      proto,
      address: '192.0.2.1',
      port: 5060,
      advertised: null,
      send: (text: string, to: Peer, mode = 0) => sent.push({ text, to, mode }) > 0,
      connection: (id: number) => connections.find((each) => each.id === id) ?? null,
    })
  const udp = listener('udp')
  const table = { remove: (contact: Contact) => removed.push(contact) }
  const contacts = known.map((each, slot) =>
    standIn<Contact>({
      slot,
      record: { table },
      uri: each.uri ?? 'sip:bob@192.0.2.20',
      ruid: `uloc-${slot}`,
      received: each.received ?? null,
      path: each.path ?? null,
      socket: each.socket === undefined ? udp : each.socket,
      connection: each.connection ?? 0,
      branchFlags: each.flags ?? 0,
      aliveAt: each.aliveAt ?? 100,
      roundTrip: 0,
      isValid: () => each.ended !== true,
    }),
  )
  const usrloc = standIn<UsrlocApi>({
    natFlag: 32,
    now: () => world.now,
    each(part: number, parts: number, visit: (contact: Contact) => void) {
      for (let i = part; i < contacts.length; i += parts) {
        const contact = contacts[i]
        if (contact !== undefined) visit(contact)
      }
    },
    bySlot: (_table: unknown, slot: number, ruid: string) =>
      contacts.find((each) => each.slot === slot && each.ruid === ruid) ?? null,
  })
  const server = standIn<Host>({
    clock: { now: () => world.now * 1000 },
    random: { uint32: () => 1 },
    listeners: [udp],
    sockets: { find: () => null },
    listenerFor: (_peer: Peer, _received: null, forced: Listener | null) => forced ?? udp,
    every(_ms: number, run: () => void) {
      world.turn = run
      return { cancel() {} }
    },
    handleReplies(handler: (ctx: unknown) => boolean) {
      world.reply = (text) => handler({ message: parseMessageText(text) })
    },
  })
  const self = standIn<PingSelf>({
    params: { ...quiet, ...params },
    server,
    log: { warn() {}, error() {} },
    find: () => usrloc,
  })
  const made = new Pinger(self)
  made.start()
  const interval = (): void => {
    for (let i = 0; i < (params.natping_interval ?? 10) * 10; i++) world.turn()
  }
  return { made, sent, removed, contacts, world, interval, listener }
}

const connection = (state: string): Connection =>
  standIn<Connection>({
    id: 7,
    state,
    peer: { proto: 'tcp', address: '192.0.2.40', port: 49152, key: 0 },
  })

t.test('Pinger sends each contact one datagram an interval, a part of them in each turn', (t) => {
  const { sent, world } = pinger(
    { natping_interval: 1 },
    Array.from({ length: 25 }, () => ({})),
  )
  const counts = Array.from({ length: 10 }, () => {
    const before = sent.length
    world.turn()
    return sent.length - before
  })
  t.same(counts, [3, 3, 3, 3, 3, 2, 2, 2, 2, 2])
  t.ok(sent.every(({ text }) => text === '\0\0\0\0'))
  t.end()
})

t.test('Pinger goes where a contact was seen, or by its Path, or where it says', (t) => {
  const { sent, interval } = pinger({}, [
    { uri: 'sip:bob@10.0.0.7:5070' },
    { uri: 'sip:bob@10.0.0.7', received: 'sip:192.0.2.20:1024' },
    { received: 'sip:192.0.2.20:1024', path: '<sip:192.0.2.5:5080;lr>, <sip:192.0.2.6;lr>' },
    { uri: 'sip:[2001:db8::7]:5070' },
  ])
  interval()
  const places = sent.map(({ to }) => `${to.address} ${to.port}`)
  t.same(places, ['10.0.0.7 5070', '192.0.2.20 1024', '192.0.2.5 5080', '2001:db8::7 5070'])
  t.end()
})

t.test('Pinger leaves alone what has ended, is no SIP URI, or has no connection', (t) => {
  const { sent, interval } = pinger({}, [
    { ended: true },
    { uri: 'tel:+358401' },
    { uri: 'sip:bob@192.0.2.20;transport=foo' },
    { uri: 'sip:bob@192.0.2.20;transport=tcp' },
    { uri: 'sips:bob@192.0.2.20' },
    { uri: '' },
    { path: 'nonsense' },
    { socket: null, uri: 'sip:bob@192.0.2.20;transport=ws' },
  ])
  interval()
  t.same(sent, [])
  t.end()
})

t.test('Pinger sends over a connection while it is open, and opens none', (t) => {
  for (const state of ['open', 'ending']) {
    const { sent, interval, listener, contacts } = pinger(asking, [{}], [connection(state)])
    const tcp = listener('tcp')
    const known = contacts[0]
    t.ok(known)
    if (known !== undefined) {
      known.socket = tcp
      known.connection = 7
      Object.defineProperty(known, 'uri', { value: 'sip:dave@10.0.0.8;transport=tcp' })
    }
    interval()
    t.equal(sent.length, state === 'open' ? 1 : 0)
    for (const { text, to, mode } of sent) {
      t.match(text, /^OPTIONS sip:dave@10\.0\.0\.8;transport=tcp SIP\/2\.0\r\nVia: SIP\/2\.0\/TCP /)
      t.same([to.address, to.port, to.connection, mode], ['192.0.2.40', 49152, 7, 1])
    }
  }
  t.end()
})

t.test('Pinger asks those that have the flag, and lets the others have a datagram', (t) => {
  const params = { ...asking, ping_nated_only: 1, natping_disable_bflag: 8 }
  const { sent, interval } = pinger(params, [
    { flags: 0 },
    { flags: 128 },
    { flags: 32 },
    { flags: 160 },
    { flags: 160 + 256 },
  ])
  interval()
  t.same(
    sent.map(({ text }) => text.slice(0, 7)),
    ['\0\0\0\0', 'OPTIONS'],
  )
  t.end()
})

t.test('Pinger takes out who has not answered, but nobody who was not asked', (t) => {
  const { made, sent, removed, interval, world } = pinger({ ...asking, keepalive_timeout: 30 }, [
    { aliveAt: 0 },
    { aliveAt: 120 },
  ])
  interval()
  t.same([sent.length, removed.length], [2, 0])
  world.now = 131
  interval()
  t.same([sent.length, removed.length], [3, 1])
  made.enable(false)
  world.now = 1000
  interval()
  made.enable(true)
  interval()
  t.equal(removed.length, 1)
  t.end()
})

const reply = (branch: string, tag: string): string =>
  `SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=${branch}\r\nFrom: <sip:ping@example.com>;tag=${tag}\r\n` +
  `To: <sip:bob@192.0.2.20>;tag=1\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n`

t.test('Pinger takes replies to its requests away, and notes who is alive', (t) => {
  const { sent, contacts, interval, world } = pinger(asking, [{}])
  interval()
  const branch = parseMessageText(sent[0]?.text ?? '').via?.branch ?? ''
  world.now = 103
  t.notOk(world.reply(reply('z9hG4bKother', 'uloc-0')))
  t.equal(contacts[0]?.aliveAt, 100)
  t.ok(world.reply(reply(branch, 'uloc-9')))
  t.equal(contacts[0]?.aliveAt, 100)
  t.ok(world.reply(reply(branch, 'uloc-0')))
  t.same([contacts[0]?.aliveAt, contacts[0]?.roundTrip], [103, 3_000_000])
  t.end()
})

t.test('Pinger bears branches that only look like its own', (t) => {
  const { sent, interval, world, contacts } = pinger(asking, [{}])
  interval()
  const branch = parseMessageText(sent[0]?.text ?? '').via?.branch ?? ''
  const start = branch.slice(0, branch.indexOf('.') + 1)
  for (const rest of [
    '',
    '0',
    '9.9.9',
    '-1.0.0',
    '0.-1.x',
    '__proto__.0.0',
    '1e3.1e3.1e300',
    '0.0.NaN',
  ]) {
    t.ok(world.reply(reply(start + rest, 'uloc-0')), rest)
  }
  t.equal(contacts[0]?.roundTrip, 0)
  t.end()
})
