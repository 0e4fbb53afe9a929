import t from 'tap'

import { SystemNetwork } from '../network.ts'
import { peerAt } from '../peer.ts'
import { answering, Dialled, serve } from './streams.ts'
import { HandClock, request, until } from './support.ts'

t.test('what waits for all peers together is bounded, and counted to the byte', async (t) => {
  const { inbox, listener, network } = await serve(t, {
    writeQueueBytes: 30_000_000,
    totalQueueBytes: 40_000_000,
  })
  const clients = []
  for (let at = 0; at < 4; at++) {
    const client = new Dialled(t, listener.port)
    client.socket.pause()
    client.write(request(String(at)))
    await inbox.count(at + 1)
    clients.push(client)
  }
  const text = 'x'.repeat(1_000_000)
  for (let round = 0; round < 30; round++) {
    for (const { from } of inbox.arrived) listener.send(text, from)
  }
  const waiting = (): number =>
    listener.list().reduce((sum, connection) => sum + connection.waitingBytes, 0)
  t.equal(network.connections.waitingBytes, waiting())
  t.ok(waiting() <= 40_000_000)
  t.ok(waiting() > 30_000_000)
  t.ok(listener.counters.dropped.queueFull > 0)
  t.equal(listener.connections, 4, 'nobody is closed for what others are sent')
  for (const client of clients) client.socket.destroy()
  await until(() => listener.connections === 0)
  t.equal(network.connections.waitingBytes, 0)
  const late = new Dialled(t, listener.port)
  late.write(request('late'))
  listener.send('again', (await inbox.count(5)).from)
  await until(() => late.text === 'again')
})

t.test('a peer that reads makes room again', async (t) => {
  const { inbox, listener, network } = await serve(t, { writeQueueBytes: 30_000_000 })
  const client = new Dialled(t, listener.port)
  client.socket.pause()
  client.write(request('1'))
  const { from } = await inbox.count(1)
  listener.send('x'.repeat(20_000_000), from)
  t.ok(network.connections.waitingBytes > 0)
  client.socket.resume()
  await until(() => client.text.length === 20_000_000)
  await until(() => network.connections.waitingBytes === 0)
  t.equal(listener.connections, 1)
})

t.test('what waits for a connection that does not come about is given up with it', async (t) => {
  const { clock, listener, network } = await serve(t, { connectTimeoutMs: 2000 })
  const { port } = await answering(t)
  listener.send('x'.repeat(5000), peerAt('tcp', '127.0.0.1', port))
  t.equal(network.connections.waitingBytes, 5000)
  t.equal(listener.list()[0]?.state, 'connecting')
  clock.move(3000)
  await until(() => listener.connections === 0)
  t.equal(network.connections.waitingBytes, 0)
  t.equal(listener.counters.connectFailed, 1)
})

t.test('connecting blocks nobody: a peer that never answers delays no other message', async (t) => {
  const { listener } = await serve(t)
  const { port, sockets } = await answering(t)
  // 192.0.2.0/24 is for documentation: nobody is there.
  const started = performance.now()
  for (let host = 1; host <= 50; host++) listener.send('x', peerAt('tcp', `192.0.2.${host}`, 5060))
  listener.send('hello', peerAt('tcp', '127.0.0.1', port))
  await until(() => sockets.length === 1)
  t.ok(performance.now() - started < 1000)
})

t.test(
  'answers to what came in one go leave together, and none is lost for being many',
  async (t) => {
    const network = new SystemNetwork({ scheduler: new HandClock() })
    const answer = 'x'.repeat(400)
    const taken: boolean[] = []
    const listener = network.listen(
      { proto: 'tcp', address: '127.0.0.1', port: 0, tcp: { writeQueueBytes: 1000 } },
      (_bytes, _start, _end, from, on) => {
        taken.push(on.send(answer, from))
      },
    )
    await listener.start()
    t.teardown(() => listener.stop())
    const client = new Dialled(t, listener.port)
    client.write(Array.from({ length: 50 }, (_, at) => request(String(at))).join(''))
    await until(() => client.text.length === 50 * answer.length)
    t.strictSame(
      taken,
      Array.from({ length: 50 }, () => true),
    )
    t.equal(network.connections.waitingBytes, 0)
  },
)
