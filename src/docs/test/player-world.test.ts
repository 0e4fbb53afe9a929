import t from 'tap'

import type { Listener } from '../../net/listener.ts'
import { Peer, peerAt } from '../../net/peer.ts'
import { LogLevel } from '../../runtime/log.ts'
import type { Endpoint } from '../player/actors/endpoint.ts'
import type { PlayedServer } from '../player/host.ts'
import { SeededRandom } from '../player/world/random.ts'
import { startOfTime, VirtualClock } from '../player/world/virtual-clock.ts'
import { VirtualNetwork } from '../player/world/virtual-network.ts'
import { VirtualWorld } from '../player/world/virtual-world.ts'

const idle: PlayedServer = {
  stop: () => Promise.resolve(),
  settle: () => Promise.resolve(),
  evaluate: () => null,
  command: () => null,
  trace: () => [],
}

const alice: Endpoint = { proto: 'udp', address: '192.0.2.10', port: 5060 }
const dave: Endpoint = { proto: 'tcp', address: '192.0.2.40', port: 5060 }

t.test('the clock starts at 2000 and is moved by its owner only', (t) => {
  const clock = new VirtualClock()
  t.equal(new Date(clock.now()).toISOString(), '2000-01-01T00:00:00.000Z')
  clock.moveTo(startOfTime + 5)
  clock.moveTo(startOfTime)
  t.equal(clock.now(), startOfTime + 5)
  t.end()
})

t.test('timers fire by time, and at one time in the order they were set', async (t) => {
  const world = new VirtualWorld('x')
  const fired: string[] = []
  const note = (name: string) => (): void => {
    fired.push(`${name}@${world.clock.now() - startOfTime}`)
  }
  world.clock.after(20, note('c'))
  world.clock.after(10, note('a'))
  world.clock.after(10, note('b'))
  world.clock.after(15, note('cancelled')).cancel()
  world.clock.after(10, () => world.clock.after(0, note('nested')))
  world.clock.after(30, note('late'))
  world.clock.after(Number.NaN, note('now'))
  for (let i = 0; i < 100; i++) world.clock.after(25 - (i % 5), () => {})
  await world.advance(idle, 29.5)
  t.same(fired, ['now@0', 'a@10', 'b@10', 'nested@10', 'c@20'])
  t.equal(world.clock.now() - startOfTime, 29.5)
  await world.advance(idle, 1)
  t.equal(fired.at(-1), 'late@30')
})

t.test('timers without an end are an error, and long spans may have many', async (t) => {
  const world = new VirtualWorld('x')
  const again = (): void => {
    world.clock.after(0, again)
  }
  again()
  await t.rejects(world.advance(idle, 1000), { code: 'docs/endless-work' })
  const other = new VirtualWorld('x')
  let ticks = 0
  const tick = (): void => {
    ticks += 1
    other.clock.after(100, tick)
  }
  tick()
  await other.advance(idle, 3_600_000)
  t.equal(ticks, 36_001)
})

function draw(seed: string): number[] {
  const random = new SeededRandom(seed)
  return Array.from({ length: 1000 }, () => random.uint32())
}

t.test('random numbers are the same for one seed, and others for another', (t) => {
  t.same(draw('a'), draw('a'))
  t.notSame(draw('a'), draw('b'))
  t.equal(new Set(draw('c')).size, 1000)
  t.ok(draw('d').every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32))
  t.end()
})

const message = 'OPTIONS sip:192.0.2.1 SIP/2.0\r\nContent-Length: 0\r\n\r\n'

/** One turn of the event loop: what was sent over a stream has arrived. */
async function turn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}

async function network(): Promise<{
  net: VirtualNetwork
  udp: Listener
  tcp: Listener
  got: string[]
}> {
  const net = new VirtualNetwork({ now: () => 42, after: () => ({ cancel: () => undefined }) })
  const got: string[] = []
  const receive = (bytes: Buffer, start: number, end: number, from: Peer, on: Listener): void => {
    got.push(
      `${bytes.toString('latin1', start, end)} ${from.proto}:${from.address}:${from.port}#${from.connection} on ${on.proto}:${on.port}`,
    )
  }
  const udp = net.listen({ proto: 'udp', address: '192.0.2.1', port: 5060 }, receive)
  const tcp = net.listen({ proto: 'tcp', address: '192.0.2.1', port: 5060 }, receive)
  await udp.start()
  await tcp.start()
  return { net, udp, tcp, got }
}

t.test(
  'messages reach the socket of the transport, and go back by address or connection',
  async (t) => {
    const { net, udp, tcp, got } = await network()
    t.equal(net.send('a\xff', alice, null), null)
    t.equal(net.send(message, dave, null), null)
    await turn()
    t.same(got, [
      'a\xff udp:192.0.2.10:5060#0 on udp:5060',
      `${message} tcp:192.0.2.40:5060#1 on tcp:5060`,
    ])
    t.equal(net.received, 2)
    t.ok(udp.send('to alice', peerAt('udp', '192.0.2.10', 5060)))
    t.ok(tcp.send('to dave', new Peer('tcp', dave.address, 9, 1, 0)))
    t.notOk(tcp.send('to nobody', new Peer('tcp', dave.address, 9, 7, 0)))
    t.notOk(udp.send('x', peerAt('udp', '2001:db8::1', 5060)), 'other family')
    t.notOk(udp.send('x', peerAt('udp', '192.0.2.10', 0)), 'no port')
    t.notOk(udp.send('x'.repeat(70_000), peerAt('udp', '192.0.2.10', 5060)), 'too long')
    const from = { address: '192.0.2.1', port: 5060 }
    t.same(net.take(), [
      { text: 'to alice', from: { proto: 'udp', ...from }, to: alice, at: 42 },
      { text: 'to dave', from: { proto: 'tcp', ...from }, to: dave, at: 42 },
    ])
    t.same(net.take(), [])
    t.match(udp.counters, { received: 1, sent: 1, dropped: { tooLong: 1, badAddress: 2 } })
  },
)

t.test('an actor keeps its connection, and is reached over the one it opened', async (t) => {
  const { net, tcp, got } = await network()
  const phone: Endpoint = { ...dave, port: 40_001 }
  net.send(message, phone, null)
  await turn()
  net.send(message, phone, null)
  t.ok(tcp.send('by address', peerAt('tcp', phone.address, phone.port)))
  t.ok(tcp.send('to a new one', peerAt('tcp', phone.address, 5060)))
  t.ok(net.pending, 'it is not connected yet')
  net.deliverNext()
  await turn()
  net.send(message, dave, null)
  await turn()
  t.same(
    got.map((text) => text.slice(message.length)),
    [
      ' tcp:192.0.2.40:40001#1 on tcp:5060',
      ' tcp:192.0.2.40:40001#1 on tcp:5060',
      ' tcp:192.0.2.40:5060#2 on tcp:5060',
    ],
  )
  t.same(
    net.take().map(({ text, to }) => `${text} ${to.port}`),
    ['by address 40001', 'to a new one 5060'],
  )
  t.equal(tcp.list?.().length, 2)
  tcp.finish?.(1)
  await turn()
  t.equal(tcp.list?.().length, 1)
  net.send(message, phone, null)
  await turn()
  t.match(got.at(-1), / tcp:192\.0\.2\.40:40001#3 on tcp:5060$/)
})

t.test('an address of the message is used when the server listens there', async (t) => {
  const { net, got } = await network()
  const other = net.listen(
    { proto: 'udp', address: '[2001:DB8::1]', port: 0 },
    (bytes, start, end) => {
      got.push(`other ${bytes.toString('latin1', start, end)}`)
    },
  )
  await other.start()
  t.match(other, { family: 6, address: '2001:db8::1', port: 49_152, advertised: null })
  net.send('x', alice, { proto: 'tcp', address: '2001:db8::1', port: 49_152 })
  net.send('y', alice, { proto: 'udp', address: '192.0.2.77', port: 5060 })
  t.same(got, ['other x', 'y udp:192.0.2.10:5060#0 on udp:5060'])
})

t.test(
  'where the server does not listen, nothing arrives, and the reason says where it does',
  async (t) => {
    const { net, udp, tcp } = await network()
    await tcp.stop()
    t.equal(
      net.send('x', dave, null),
      'the server does not listen on `tcp:192.0.2.1:5060`; it listens on udp:192.0.2.1:5060',
    )
    await udp.stop()
    t.match(net.send('x', alice, null), /it listens on nothing$/)
    t.notOk(udp.send('x', peerAt('udp', '192.0.2.10', 5060)), 'a stopped socket sends nothing')
  },
)

t.test('a port can be listened on once', async (t) => {
  const { net, udp } = await network()
  await udp.start()
  const second = net.listen({ proto: 'udp', address: '192.0.2.1', port: 5060 }, () => {})
  await t.rejects(second.start(), { code: 'net/port-in-use', port: 5060 })
})

t.test('a server that sends to itself gets it, without an end that would hang', async (t) => {
  const world = new VirtualWorld('x')
  const echo = world.network.listen(
    { proto: 'udp', address: '0.0.0.0', port: 5060 },
    (bytes, start, end, _from, on) => {
      on.send(bytes.toString('latin1', start, end), peerAt('udp', '192.0.2.1', 5060))
    },
  )
  await echo.start()
  t.equal(world.network.send('loop', alice, null), null)
  await t.rejects(world.settle(idle), { code: 'docs/endless-work' })
})

t.test('the log keeps lines, one by one', (t) => {
  const world = new VirtualWorld('x')
  world.logSink(LogLevel.WARNING, 'one\ntwo\n\n', null)
  world.logSink(LogLevel.ERROR, ' three ', 'LOG_LOCAL0')
  t.same(world.log, [
    { level: 'WARNING', text: 'one' },
    { level: 'WARNING', text: 'two' },
    { level: 'ERROR', text: 'three' },
  ])
  t.end()
})
