import t from 'tap'

import { Destinations } from '../stream/destinations.ts'
import { SendMode } from '../listener.ts'
import { Peer, peerAt } from '../peer.ts'
import { answering, Dialled, listen, serve } from './streams.ts'
import { request, until } from './support.ts'

t.test('Destinations gives the newest holder of a name last, and forgets those that leave', (t) => {
  const destinations = new Destinations<string>()
  destinations.add('x', 'a')
  destinations.add('x', 'b')
  t.same(destinations.holders('x'), ['a', 'b'])
  destinations.add('x', 'a')
  t.same(destinations.holders('x'), ['b', 'a'])
  destinations.remove('x', 'b')
  destinations.remove('y', 'b')
  t.same(destinations.holders('x'), ['a'])
  destinations.remove('x', 'a')
  t.same(destinations.holders('x'), [])
  t.equal(destinations.size, 0)
  t.end()
})

t.test('alias makes a connection the one to another port, until it closes', async (t) => {
  const { inbox, listener, network } = await serve(t)
  const client = new Dialled(t, listener.port)
  client.write(request('1'))
  const { from } = await inbox.count(1)
  const connection = listener.connection(from.connection)
  t.equal(connection?.alias(5099), true)
  t.equal(connection?.alias(5099), true, 'a second time is the same')
  for (const port of [0, -1, 65_536, 1.5, Number.NaN]) t.equal(connection?.alias(port), false)
  t.ok(listener.send('to the alias', peerAt('tcp', from.address, 5099)))
  await until(() => client.text === 'to the alias')
  client.socket.destroy()
  await until(() => listener.connections === 0)
  t.equal(network.connections.destinations.size, 0)
  t.notOk(
    listener.send('x', peerAt('tcp', from.address, 5099), SendMode.NO_CONNECT),
    'nothing is left of it',
  )
  t.equal(connection?.alias(5100), false)
})

t.test('a connection has 12 aliases at most', async (t) => {
  const { inbox, listener } = await serve(t)
  new Dialled(t, listener.port).write(request('1'))
  const { from } = await inbox.count(1)
  const connection = listener.connection(from.connection)
  const taken = Array.from({ length: 20 }, (_, at) => connection?.alias(6000 + at))
  t.equal(taken.filter((done) => done === true).length, 12)
})

t.test('the newest connection to take an alias gets what is sent there', async (t) => {
  const { inbox, listener } = await serve(t)
  const old = new Dialled(t, listener.port)
  old.write(request('1'))
  listener.connection((await inbox.count(1)).from.connection)?.alias(5099)
  const fresh = new Dialled(t, listener.port)
  fresh.write(request('2'))
  listener.connection((await inbox.count(2)).from.connection)?.alias(5099)
  listener.send('one', peerAt('tcp', '127.0.0.1', 5099))
  await until(() => fresh.text === 'one')
  fresh.socket.destroy()
  await until(() => listener.connections === 1)
  listener.send('two', peerAt('tcp', '127.0.0.1', 5099))
  await until(() => old.text === 'two')
  t.equal(fresh.text, 'one')
})

t.test(
  'a number leads to its connection from any listener, and only with its address',
  async (t) => {
    const { inbox, listener, network } = await serve(t)
    const other = await listen(t, network, inbox, { proto: 'tcp', address: '127.0.0.1', port: 0 })
    const client = new Dialled(t, listener.port)
    client.write(request('1'))
    const { from } = await inbox.count(1)
    t.ok(other.send('by number', from))
    await until(() => client.text === 'by number')
    t.notOk(other.send('x', new Peer('tcp', '127.0.0.2', from.port, from.connection, 0)))
    t.equal(other.counters.dropped.closed, 1)
  },
)

t.test('a connection of another listener is used, unless rules say otherwise', async (t) => {
  const { inbox, listener, network } = await serve(t)
  const spec = { proto: 'tcp', address: '127.0.0.1', port: 0 } as const
  const other = await listen(t, network, inbox, spec)
  const strict = await listen(t, network, inbox, { ...spec, rules: { ownOnly: true } })
  const client = new Dialled(t, listener.port)
  client.write(request('1'))
  const { from } = await inbox.count(1)
  const peer = peerAt('tcp', from.address, from.port)
  t.ok(other.send('shared', peer, SendMode.NO_CONNECT))
  await until(() => client.text === 'shared')
  t.notOk(strict.send('x', peer, SendMode.NO_CONNECT))
  t.equal(strict.counters.dropped.noConnection, 1)
})

t.test('no connection is opened where the message or the rules forbid it', async (t) => {
  const { listener } = await serve(t)
  const never = await serve(t, {}, '127.0.0.1', { connects: false })
  const { port, sockets } = await answering(t)
  const peer = peerAt('tcp', '127.0.0.1', port)
  t.notOk(listener.send('x', peer, SendMode.NO_CONNECT))
  t.notOk(never.listener.send('x', peer))
  t.equal(listener.counters.dropped.noConnection, 1)
  t.equal(never.listener.counters.dropped.noConnection, 1)
  t.ok(listener.send('y', peer))
  await until(() => sockets.length === 1)
  t.ok(listener.send('z', peer, SendMode.NO_CONNECT), 'one that is there will do')
})

t.test('CLOSE ends the connection behind the message, also one that is being opened', async (t) => {
  const { inbox, listener } = await serve(t)
  const client = new Dialled(t, listener.port)
  client.write(request('1') + request('2').slice(0, 30))
  const { from } = await inbox.count(1)
  t.ok(listener.send('goodbye', from, SendMode.CLOSE))
  t.notOk(listener.send('late', from))
  await until(() => client.closed)
  t.equal(client.text, 'goodbye')
  await until(() => listener.connections === 0)

  const { port, sockets } = await answering(t)
  t.ok(listener.send('one shot', peerAt('tcp', '127.0.0.1', port), SendMode.CLOSE))
  await until(() => sockets.length === 1)
  let text = ''
  sockets[0]?.on('data', (bytes) => {
    text += String(bytes)
  })
  await until(() => listener.connections === 0)
  t.equal(text, 'one shot')
})

t.test('unique refuses a second connection that looks the same', async (t) => {
  const { clock, inbox, listener } = await serve(t, {}, '127.0.0.1', {
    unique: true,
    announced: true,
  })
  const header = 'PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060\r\n'
  const first = new Dialled(t, listener.port)
  first.write(header + request('1'))
  await inbox.count(1)
  const second = new Dialled(t, listener.port)
  second.write(header + request('2'))
  await until(() => second.closed)
  t.equal(listener.counters.dropped.duplicate, 1)
  t.notOk(first.closed)
  first.socket.destroy()
  await until(() => listener.connections === 0)
  new Dialled(t, listener.port).write(header + request('3'))
  await inbox.count(2)
  t.ok(clock.timers <= 1)
})

t.test('sharesPort opens connections from the port of the listener', async (t) => {
  const { listener, network } = await serve(t, {}, '127.0.0.1', { sharesPort: true })
  if (network.udpBackend !== 'batch') {
    t.comment('there is no node:ffi here')
    return
  }
  const { port, sockets } = await answering(t)
  t.ok(listener.send('hello', peerAt('tcp', '127.0.0.1', port)))
  await until(() => sockets.length === 1)
  t.equal(sockets[0]?.remotePort, listener.port)
  let text = ''
  sockets[0]?.on('data', (bytes) => {
    text += String(bytes)
  })
  await until(() => text === 'hello')
})

t.test('source4 is where connections come from, while the machine has it', async (t) => {
  for (const [source4, seen] of [
    ['127.0.0.9', '127.0.0.9'],
    ['192.0.2.9', '127.0.0.1'],
  ] as const) {
    const { listener } = await serve(t, {}, '127.0.0.1', { source4 })
    const { port, sockets } = await answering(t)
    t.ok(listener.send('hello', peerAt('tcp', '127.0.0.1', port)))
    await until(() => sockets.length === 1)
    t.equal(sockets[0]?.remoteAddress, seen)
  }
})
