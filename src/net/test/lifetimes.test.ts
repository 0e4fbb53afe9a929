import type * as NodeFfi from 'node:ffi'
import { platform } from 'node:os'

import t from 'tap'

import { peerAt } from '../peer.ts'
import { descriptorOf } from '../socket-options.ts'
import { STREAM_RULES } from '../stream/stream-rules.ts'
import { SystemStreamSockets } from '../stream/stream-sockets.ts'
import { answering, Dialled, serve } from './streams.ts'
import { request, until } from './support.ts'

t.test(
  'a peer that sends no whole message in time is let go, whatever else it sends',
  async (t) => {
    const { clock, inbox, listener } = await serve(t, { firstMessageMs: 5000 })
    const mute = new Dialled(t, listener.port)
    const pinger = new Dialled(t, listener.port)
    const talker = new Dialled(t, listener.port)
    talker.write(request('1'))
    await inbox.count(1)
    await until(() => listener.connections === 3)
    for (let round = 0; round < 4; round++) {
      clock.move(1000)
      const before = pinger.text.length
      pinger.write('\r\n\r\n')
      await until(() => pinger.text.length > before)
    }
    t.equal(listener.connections, 3)
    clock.move(2000)
    await until(() => mute.closed && pinger.closed)
    t.notOk(talker.closed)
    t.equal(listener.counters.silent, 2)
  },
)

t.test('a connection that this side opened does not have to bring a message', async (t) => {
  const { clock, listener } = await serve(t, { firstMessageMs: 5000 })
  const { port, sockets } = await answering(t)
  listener.send('hello', peerAt('tcp', '127.0.0.1', port))
  await until(() => sockets.length === 1)
  clock.move(20_000)
  t.equal(listener.connections, 1)
})

t.test('keep gives one connection another lifetime', async (t) => {
  const { clock, inbox, listener } = await serve(t, { lifetimeMs: 5000 })
  const kept = new Dialled(t, listener.port)
  kept.write(request('1'))
  const { from } = await inbox.count(1)
  const connection = listener.connection(from.connection)
  t.match(connection, { state: 'open', lifetimeMs: 5000, leftMs: 5000, accepted: true })
  t.equal(connection?.localPort, listener.port)
  connection?.keep(60_000)
  const other = new Dialled(t, listener.port)
  other.write(request('2'))
  await inbox.count(2)
  clock.move(7000)
  await until(() => other.closed)
  t.equal(connection?.leftMs, 53_000)
  connection?.keep(Infinity)
  clock.move(10_000_000)
  t.equal(connection?.leftMs, Infinity)
  t.equal(listener.connections, 1)
  connection?.keep(1000)
  clock.move(2000)
  await until(() => kept.closed)
  t.equal(connection?.state, 'ending')
  t.equal(listener.counters.idled, 2)
})

t.test('ping asks for a sign of life, and ends what gives none', async (t) => {
  const { clock, inbox, listener } = await serve(t)
  const alive = new Dialled(t, listener.port)
  alive.write(request('1'))
  const first = listener.connection((await inbox.count(1)).from.connection)
  const dead = new Dialled(t, listener.port)
  dead.write(request('2'))
  const second = listener.connection((await inbox.count(2)).from.connection)
  t.ok(first?.ping())
  t.ok(second?.ping())
  await until(() => alive.text === '\r\n\r\n' && dead.text === '\r\n\r\n')
  const before = listener.counters.receivedBytes
  alive.write('\r\n')
  await until(() => listener.counters.receivedBytes === before + 2)
  clock.move(12_000)
  await until(() => dead.closed)
  t.notOk(alive.closed)
  t.equal(listener.counters.pingLost, 1)
  t.equal(alive.text, '\r\n\r\n', 'an answer is not answered')
  t.notOk(second?.ping())
})

t.test('pings stay unanswered where the rules say so', async (t) => {
  const { inbox, listener } = await serve(t, {}, '127.0.0.1', { answersPings: false })
  const client = new Dialled(t, listener.port)
  client.write(`\r\n\r\n${request('1')}`)
  const { from } = await inbox.count(1)
  listener.send('after', from)
  await until(() => client.text === 'after')
  t.equal(listener.counters.dropped.keepAlive, 1)
})

t.test('checkMs says how often time-outs are looked at', async (t) => {
  const { clock, inbox, listener } = await serve(t, { lifetimeMs: 1000, checkMs: 10_000 })
  const client = new Dialled(t, listener.port)
  client.write(request('1'))
  await inbox.count(1)
  clock.move(9000)
  t.equal(listener.connections, 1)
  clock.move(1100)
  await until(() => client.closed)
  t.equal(listener.counters.idled, 1)
})

t.test('resets ends connections that timed out with a reset, others in order', async (t) => {
  const { clock, inbox, listener } = await serve(t, { lifetimeMs: 5000 }, '127.0.0.1', {
    resets: true,
  })
  const ordered = new Dialled(t, listener.port)
  ordered.write(request('1'))
  listener.finish((await inbox.count(1)).from.connection)
  await until(() => ordered.closed)
  t.equal(ordered.error, '')
  const timedOut = new Dialled(t, listener.port)
  timedOut.write(request('2'))
  await inbox.count(2)
  clock.move(7000)
  await until(() => timedOut.closed)
  t.equal(timedOut.error, 'ECONNRESET')
})

t.test('a peer that resets is counted', async (t) => {
  const { inbox, listener } = await serve(t)
  const client = new Dialled(t, listener.port)
  client.write(request('1'))
  await inbox.count(1)
  client.socket.resetAndDestroy()
  await until(() => listener.connections === 0)
  t.equal(listener.counters.reset, 1)
})

t.test(
  'the system is asked for what the rules say',
  { skip: platform() !== 'linux' && 'only Linux has this option' },
  async (t) => {
    const ffi = process.getBuiltinModule('node:ffi') as typeof NodeFfi | undefined
    if (ffi === undefined) {
      t.comment('there is no node:ffi here')
      return
    }
    const { getsockopt } = ffi.dlopen(null, {
      getsockopt: { return: 'i32', arguments: ['i32', 'i32', 'i32', 'pointer', 'pointer'] },
    }).functions
    const option = (fd: number, level: number, name: number): number => {
      const value = Buffer.alloc(4)
      getsockopt(fd, level, name, value, Buffer.from([4, 0, 0, 0]))
      return value.readInt32LE()
    }
    const system = {
      ...STREAM_RULES.system,
      keepIdle: 30,
      keepCount: 3,
      synCount: 2,
      linger: 7,
      quickAck: true,
      tos: 0xb8,
    }
    const { port } = await answering(t)
    const open = async (rules: typeof system) => {
      const to = { family: 4, address: '127.0.0.1', port, from: null, fromPort: 0 } as const
      const socket = new SystemStreamSockets().dial(to, rules)
      t.teardown(() => socket.destroy())
      await until(() => !socket.connecting)
      return descriptorOf(socket)
    }
    const set = await open(system)
    const [keepAlive, idle, interval, count, tries, linger, tos] = [
      option(set, 1, 9),
      option(set, 6, 4),
      option(set, 6, 5),
      option(set, 6, 6),
      option(set, 6, 7),
      option(set, 6, 8),
      option(set, 0, 1),
    ]
    t.same([keepAlive, idle, interval, count, tries, linger, tos], [1, 30, 75, 3, 2, 7, 0xb8])
    const plain = await open({ ...system, keepAlive: false })
    t.equal(option(plain, 1, 9), 0)
  },
)

t.test('deferAccept keeps those that say nothing in the system', async (t) => {
  const system = { ...STREAM_RULES.system, deferAccept: 30 }
  const { inbox, listener, network } = await serve(t, {}, '127.0.0.1', { system })
  if (network.udpBackend !== 'batch') {
    t.comment('there is no node:ffi here')
    return
  }
  const mute = new Dialled(t, listener.port)
  await until(() => !mute.socket.connecting)
  const talker = new Dialled(t, listener.port)
  talker.write(request('1'))
  await inbox.count(1)
  t.equal(listener.connections, 1)
  t.notOk(mute.closed)
  mute.write(request('2'))
  await inbox.count(2)
  t.equal(listener.connections, 2)
})
