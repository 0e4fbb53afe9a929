import t from 'tap'

import { Dialled, serve } from './streams.ts'
import { request, until } from './support.ts'

const announced = { announced: true }

const header = (address: string, port = 40_001): string =>
  `PROXY TCP4 ${address} 192.0.2.1 ${port} 5060\r\n`

t.test('the peer is the one that the balancer announces', async (t) => {
  const { inbox, listener } = await serve(t, {}, '127.0.0.1', announced)
  const client = new Dialled(t, listener.port)
  const text = header('198.51.100.7') + request('1')
  // in pieces, with the first message behind the header in one of them
  client.write(text.slice(0, 10))
  await until(() => client.socket.bytesWritten === 10)
  client.write(text.slice(10))
  const { from } = await inbox.count(1)
  t.match(from, { address: '198.51.100.7', port: 40_001, key: 0xc6336407 })
  t.ok(listener.send('answer', from))
  await until(() => client.text === 'answer')
  client.write(request('2'))
  t.equal((await inbox.count(2)).text, request('2'))
})

t.test('a balancer that speaks for itself is the peer', async (t) => {
  const { inbox, listener } = await serve(t, {}, '127.0.0.1', announced)
  const client = new Dialled(t, listener.port)
  client.write(`PROXY UNKNOWN\r\n${request('1')}`)
  const { from } = await inbox.count(1)
  t.match(from, { address: '127.0.0.1', port: client.socket.localPort })
})

t.test('whatever else comes first ends the connection', async (t) => {
  const { listener, network } = await serve(t, {}, '127.0.0.1', announced)
  const rows = [
    request('1'),
    'PROXY TCP4 198.51.100.7\r\n',
    '\r\n\r\n\0\r\nQUIT\n\x21\x12\0\0',
    'x',
  ]
  for (const [at, text] of rows.entries()) {
    const client = new Dialled(t, listener.port)
    client.write(text)
    await until(() => client.closed)
    t.equal(client.text, '')
    t.equal(listener.counters.dropped.unannounced, at + 1)
  }
  t.equal(listener.counters.accepted, 0)
  t.equal(network.connections.size, 0)
})

t.test('an announcement has a time', async (t) => {
  const { clock, listener, network } = await serve(t, { announceMs: 3000 }, '127.0.0.1', announced)
  const client = new Dialled(t, listener.port)
  client.write('PROXY TCP4 ')
  await until(() => network.connections.size === 1)
  clock.move(2000)
  t.equal(network.connections.size, 1)
  clock.move(1800)
  await until(() => client.closed)
  t.equal(listener.counters.dropped.unannounced, 1)
  t.equal(network.connections.size, 0)
  t.equal(clock.timers, 0)
})

t.test('limits count who is announced, and those who are not yet', async (t) => {
  const limits = { maxPerAddress: 1, maxConnections: 3 }
  const { inbox, listener, network } = await serve(t, limits, '127.0.0.1', announced)
  const one = new Dialled(t, listener.port)
  one.write(header('198.51.100.7', 1) + request('1'))
  await inbox.count(1)
  const same = new Dialled(t, listener.port)
  same.write(header('198.51.100.7', 2) + request('2'))
  await until(() => same.closed)
  t.equal(listener.counters.dropped.addressLimit, 1)
  const other = new Dialled(t, listener.port)
  other.write(header('198.51.100.8') + request('3'))
  await inbox.count(2)
  const waiting = new Dialled(t, listener.port)
  await until(() => network.connections.size === 3)
  const late = new Dialled(t, listener.port)
  await until(() => late.closed)
  t.equal(listener.counters.dropped.connectionLimit, 1)
  waiting.socket.destroy()
  await until(() => network.connections.size === 2)
})

t.test('stop does not wait for a balancer', async (t) => {
  const { listener, network } = await serve(t, {}, '127.0.0.1', announced)
  const client = new Dialled(t, listener.port)
  await until(() => network.connections.size === 1)
  await listener.stop()
  await until(() => client.closed)
  t.equal(network.connections.size, 0)
})
