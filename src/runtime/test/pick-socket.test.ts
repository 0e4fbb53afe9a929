import t from 'tap'

import { ListenerCounters, type Listener } from '../../net/listener.ts'
import { peerAt, type Proto } from '../../net/peer.ts'
import { KEPT_MS, KEPT_PEERS, OutgoingAddresses } from '../sockets/outgoing-addresses.ts'
import { SocketPicker } from '../sockets/pick-socket.ts'

function socket(proto: Proto, address: string, port: number): Listener {
  return {
    proto,
    address,
    port,
    family: address.includes(':') ? 6 : 4,
    advertised: null,
    counters: new ListenerCounters(),
    send: () => true,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
}

const u3 = socket('udp', '127.0.0.3', 5070)
const u2 = socket('udp', '127.0.0.2', 5070)
const u1 = socket('udp', '127.0.0.1', 5074)
const u1b = socket('udp', '127.0.0.1', 5070)
const six = socket('udp', '::1', 5070)
const t3 = socket('tcp', '127.0.0.3', 5070)
const t1 = socket('tcp', '127.0.0.1', 5072)
const t1b = socket('tcp', '127.0.0.1', 5074)
const all = [u3, u2, u1, u1b, six, t3, t1, t1b]

const none: ReadonlySet<Listener> = new Set()
const udp = peerAt('udp', '192.0.2.9', 5060)
const tcp = peerAt('tcp', '192.0.2.9', 5060)
const udp6 = peerAt('udp', '2001:db8::9', 5060)

/** A machine that sends from one address to everybody. */
function from(own: string | null): OutgoingAddresses {
  return new OutgoingAddresses(() => own, {
    now: () => 0,
    turn: () => 0,
    micros: () => 0,
    after: () => ({ cancel: () => {} }),
  })
}

for (const { name, peer, received, forced, own, wanted } of [
  {
    name: 'the one it came in on',
    peer: udp,
    received: u2,
    forced: null,
    own: undefined,
    wanted: u2,
  },
  {
    name: 'the first of another transport',
    peer: tcp,
    received: u1,
    forced: null,
    own: undefined,
    wanted: t3,
  },
  {
    name: 'the first of the other family',
    peer: udp6,
    received: u2,
    forced: null,
    own: undefined,
    wanted: six,
  },
  { name: 'the forced one', peer: udp, received: u2, forced: u1, own: undefined, wanted: u1 },
  {
    name: 'the forced address and port in TCP',
    peer: tcp,
    received: u2,
    forced: u1,
    own: undefined,
    wanted: t1b,
  },
  {
    name: 'the forced address and port in UDP',
    peer: udp,
    received: u2,
    forced: t1b,
    own: undefined,
    wanted: u1,
  },
  {
    name: 'the usual one where that port is not there',
    peer: udp,
    received: u2,
    forced: t1,
    own: undefined,
    wanted: u2,
  },
  {
    name: 'the usual one where the family is another',
    peer: udp6,
    received: u2,
    forced: u1,
    own: undefined,
    wanted: six,
  },
  {
    name: 'the first of the address on the way',
    peer: udp,
    received: u1b,
    forced: null,
    own: '127.0.0.1',
    wanted: u1,
  },
  {
    name: 'the address on the way in TCP',
    peer: tcp,
    received: u2,
    forced: null,
    own: '127.0.0.1',
    wanted: t1,
  },
  {
    name: 'the forced one before the one on the way',
    peer: udp,
    received: u2,
    forced: u3,
    own: '127.0.0.1',
    wanted: u3,
  },
  {
    name: 'the usual one where nothing listens on the way',
    peer: udp,
    received: u2,
    forced: null,
    own: '10.0.0.1',
    wanted: u2,
  },
  {
    name: 'the usual one where no way leads there',
    peer: udp,
    received: u2,
    forced: null,
    own: null,
    wanted: u2,
  },
  {
    name: 'none of a transport there is none of',
    peer: peerAt('tls', '192.0.2.9', 1),
    received: u2,
    forced: null,
    own: undefined,
    wanted: null,
  },
]) {
  t.test(`SocketPicker takes ${name}`, async (t) => {
    const picker = new SocketPicker(all, none, own === undefined ? null : from(own))
    t.equal(picker.pick(peer, received, forced), wanted)
  })
}

t.test('SocketPicker sends nothing from the socket of a group', async (t) => {
  const group = socket('udp', '224.0.1.75', 5060)
  const picker = new SocketPicker([group, u2], new Set([group]), null)
  t.equal(picker.pick(udp, group, null), u2)
})

t.test('OutgoingAddresses asks once for a peer, and again when it has become old', async (t) => {
  let now = 0
  const asked: string[] = []
  const outgoing = new OutgoingAddresses(
    (to) => {
      asked.push(to)
      return '192.0.2.1'
    },
    { now: () => now, turn: () => now, micros: () => 0, after: () => ({ cancel: () => {} }) },
  )
  for (let round = 0; round < 3; round++) {
    t.equal(outgoing.to(udp), '192.0.2.1')
    t.equal(outgoing.to(tcp), '192.0.2.1')
    t.equal(outgoing.to(udp6), '192.0.2.1')
  }
  t.same(asked, ['192.0.2.9', '2001:db8::9'])
  now = KEPT_MS - 1
  outgoing.to(udp)
  t.equal(asked.length, 2)
  now = KEPT_MS
  outgoing.to(udp)
  t.same(asked, ['192.0.2.9', '2001:db8::9', '192.0.2.9'])
})

t.test('OutgoingAddresses does not grow with its peers', async (t) => {
  const outgoing = from('192.0.2.1')
  let most = 0
  for (let at = 0; at < 3 * KEPT_PEERS; at++) {
    outgoing.to(peerAt('udp', `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, 5060))
    outgoing.to(peerAt('udp', `2001:db8::${at.toString(16)}`, 5060))
    most = Math.max(most, outgoing.size)
  }
  t.ok(most <= KEPT_PEERS)
})
