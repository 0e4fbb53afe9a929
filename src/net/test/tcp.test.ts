import t from 'tap'

import { SystemNetwork } from '../network.ts'
import { Peer, peerAt } from '../peer.ts'
import { answering, Dialled, serve } from './streams.ts'
import { HandClock, Inbox, request, until } from './support.ts'

t.test('TCP cuts messages and answers on the connection they came by', async (t) => {
  for (const address of ['127.0.0.1', '::1']) {
    const { inbox, listener } = await serve(t, {}, address)
    const client = new Dialled(t, listener.port, address)
    client.write(request('1', 'b\xe9'))
    const first = await inbox.count(1)
    client.write(request('2') + request('3').slice(0, 40))
    await inbox.count(2)
    client.write(request('3').slice(40))
    await inbox.count(3)
    t.same(inbox.texts, [request('1', 'b\xe9'), request('2'), request('3')])
    t.match(first.from, { proto: 'tcp', address, port: client.socket.localPort })
    t.ok(first.from.connection > 0)
    t.equal(first.from, inbox.arrived[2]?.from)
    t.ok(listener.send('answer \xff', first.from))
    await until(() => client.text === 'answer \xff')
    t.match(listener.counters, { accepted: 1, received: 3, sent: 1, sentBytes: 8 })
  }
})

t.test('TCP answers a ping with a line end, once a chunk', async (t) => {
  const { inbox, listener } = await serve(t)
  const client = new Dialled(t, listener.port)
  client.write('\r\n\r\n')
  await until(() => client.text === '\r\n')
  client.write(`${'\r\n\r\n'.repeat(100)}${request('1')}`)
  await inbox.count(1)
  await until(() => client.text === '\r\n\r\n')
  t.equal(listener.counters.dropped.keepAlive, 101)
  t.equal(listener.counters.sent, 0)
})

t.test('TCP opens a connection to a peer once, queues meanwhile, and reuses it', async (t) => {
  const { inbox, listener } = await serve(t)
  const { port, sockets } = await answering(t)
  for (const text of ['one ', 'two ', 'three '])
    t.ok(listener.send(text, peerAt('tcp', '127.0.0.1', port)))
  await until(() => sockets.length === 1)
  let text = ''
  sockets[0]?.on('data', (bytes) => {
    text += bytes.toString('latin1')
  })
  await until(() => text === 'one two three ')
  sockets[0]?.write(request('1'), 'latin1')
  const { from } = await inbox.count(1)
  t.match(from, { address: '127.0.0.1', port })
  t.ok(listener.send('four', from))
  t.ok(listener.send('five', peerAt('tcp', '127.0.0.1', port)))
  await until(() => text.endsWith('fourfive'))
  t.equal(sockets.length, 1)
  t.match(listener.counters, { connected: 1, accepted: 0 })
})

t.test('TCP reuses a connection that the peer opened', async (t) => {
  const { inbox, listener } = await serve(t)
  const client = new Dialled(t, listener.port)
  client.write(request('1'))
  const { from } = await inbox.count(1)
  t.ok(listener.send('to the address', peerAt('tcp', from.address, from.port)))
  await until(() => client.text === 'to the address')
  t.equal(listener.connections, 1)
})

t.test('send is false for a connection that is gone, or no address', async (t) => {
  const { inbox, listener } = await serve(t)
  const client = new Dialled(t, listener.port)
  client.write(request('1'))
  const { from } = await inbox.count(1)
  client.socket.destroy()
  await until(() => listener.connections === 0)
  t.notOk(listener.send('x', from))
  t.notOk(listener.send('x', new Peer('tcp', '127.0.0.1', 1, 999, 0)))
  t.notOk(listener.send('x', peerAt('tcp', 'example.com', 5060)))
  t.notOk(listener.send('x', peerAt('tcp', '::1', 5060)))
  t.notOk(listener.send('x', peerAt('tcp', '127.0.0.1', 0)))
  t.match(listener.counters.dropped, { closed: 2, badAddress: 3 })
})

t.test('messages for a connection that does not come about are counted', async (t) => {
  const { listener } = await serve(t)
  const { server, port } = await answering(t)
  const closed = Promise.withResolvers<void>()
  server.close(() => {
    closed.resolve()
  })
  await closed.promise
  t.ok(listener.send('one', peerAt('tcp', '127.0.0.1', port)))
  t.ok(listener.send('two', peerAt('tcp', '127.0.0.1', port)))
  await until(() => listener.counters.dropped.connectFailed === 2)
  t.equal(listener.connections, 0)
  t.equal(listener.counters.connected, 0)
})

t.test('a request that spoils the stream gets an answer, and the connection ends', async (t) => {
  const rows = [
    ['Content-Length: 4\r\nContent-Length: 5', '400 Content-Length Conflict'],
    ['Content-Length: x', '400 Bad Content-Length'],
    ['Subject: no length', '400 Content-Length Missing'],
    ['Content-Length: 2000000000', '513 Message Too Large'],
  ]
  for (const [lines, status] of rows) {
    const { inbox, listener } = await serve(t)
    const client = new Dialled(t, listener.port)
    const bad = request('2').replace('Content-Length: 0', lines ?? '')
    client.write(`${request('1')}${bad}${request('3')}`)
    await until(() => client.closed)
    t.match(client.text, new RegExp(`^SIP/2.0 ${status}\r\n`))
    t.match(client.text, /\r\nCall-ID: 2\r\n/i)
    t.match(client.text, /To: <sip:bob@example.com>;tag=[0-9a-f]{8}\r\n/)
    t.same(inbox.texts, [request('1')])
    t.equal(listener.counters.dropped.badFrame, 1)
    await until(() => listener.connections === 0)
  }
})

t.test('what is no request that can be answered ends the connection without a word', async (t) => {
  const spoilt = [
    'x'.repeat(2000),
    'OPTIONS sip:a SIP/2.0\nVia: x\n\n',
    'SIP/2.0 200 OK\r\nContent-Length: x\r\n\r\n',
    'OPTIONS sip:a SIP/2.0\r\nContent-Length: x\r\n\r\n',
    request('1').replaceAll('OPTIONS', 'ACK').replace('Length: 0', 'Length: x'),
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n',
  ]
  for (const text of spoilt) {
    const frame = {
      headerBytes: 1500,
      bodyBytes: 100,
      messageBytes: 1500,
      acceptNoContentLength: false,
      http: false,
    }
    const { listener } = await serve(t, { frame })
    const client = new Dialled(t, listener.port)
    client.write(text)
    await until(() => client.closed)
    t.equal(client.text, '')
    t.equal(listener.counters.dropped.badFrame, 1)
  }
})

t.test('connections are limited in all and for an address', async (t) => {
  const rows = [
    [{ maxConnections: 3 }, 'connectionLimit'],
    [{ maxPerAddress: 3 }, 'addressLimit'],
  ] as const
  for (const [limits, reason] of rows) {
    const { listener } = await serve(t, limits)
    const clients = Array.from({ length: 10 }, () => new Dialled(t, listener.port))
    await until(() => listener.counters.dropped[reason] === 7)
    t.equal(listener.connections, 3)
    await until(() => clients.filter((client) => client.closed).length === 7)
    for (const client of clients) client.socket.destroy()
    await until(() => listener.connections === 0)
    const late = new Dialled(t, listener.port)
    await until(() => listener.connections === 1)
    t.notOk(late.closed)
  }
})

t.test('no connection is opened beyond the limit', async (t) => {
  const { listener } = await serve(t, { maxConnections: 0 })
  t.notOk(listener.send('x', peerAt('tcp', '127.0.0.1', listener.port)))
  t.equal(listener.counters.dropped.connectionLimit, 1)
})

t.test('a connection without a byte for its lifetime is closed', async (t) => {
  const { clock, inbox, listener } = await serve(t, { lifetimeMs: 5000 })
  const client = new Dialled(t, listener.port)
  await until(() => listener.connections === 1)
  clock.move(4000)
  client.write(request('1'))
  await inbox.count(1)
  clock.move(4900)
  t.equal(listener.connections, 1)
  clock.move(1200)
  await until(() => listener.connections === 0)
  t.match(listener.counters, { idled: 1, dropped: { unfinished: 0 } })
  await until(() => client.closed)
  t.equal(clock.timers, 0)
})

t.test('a peer that drips has as long for a message as the limit says', async (t) => {
  const { clock, listener } = await serve(t, { messageTimeoutMs: 3000 })
  const client = new Dialled(t, listener.port)
  for (const char of 'OPTIONS') {
    const before = listener.counters.receivedBytes
    client.write(char)
    await until(() => listener.counters.receivedBytes > before || client.closed)
    clock.move(600)
  }
  await until(() => client.closed)
  t.equal(listener.counters.dropped.unfinished, 1)
})

t.test('a peer that reads nothing costs no more than the queue, then the connection', async (t) => {
  const { inbox, listener } = await serve(t, { writeQueueBytes: 100_000 })
  const client = new Dialled(t, listener.port)
  client.socket.pause()
  client.write(request('1'))
  const { from } = await inbox.count(1)
  const text = 'x'.repeat(10_000)
  let sent = 0
  while (sent < 10_000 && listener.send(text, from)) {
    sent++
    t.ok((listener.list()[0]?.waitingBytes ?? 0) <= 100_000)
    if (sent % 20 === 0) await until(() => true)
  }
  t.ok(sent < 10_000)
  await until(() => listener.connections === 0)
  t.equal(listener.counters.dropped.queueFull, 1)
  t.ok(listener.counters.dropped.slowPeer > 0)
})

t.test('a peer that reads nothing for too long loses its connection', async (t) => {
  const { clock, inbox, listener } = await serve(t, {
    sendTimeoutMs: 2000,
    writeQueueBytes: 50_000_000,
  })
  const client = new Dialled(t, listener.port)
  client.socket.pause()
  client.write(request('1'))
  const { from } = await inbox.count(1)
  t.ok(listener.send('x'.repeat(30_000_000), from))
  await until(() => (listener.list()[0]?.waitingBytes ?? 0) > 0)
  clock.move(2600)
  await until(() => listener.counters.dropped.slowPeer === 1)
  t.equal(listener.connections, 0)
})

t.test('connections that hold too much together are shed, the greediest first', async (t) => {
  const { clock, listener } = await serve(t, { bufferBytes: 60_000 })
  const clients = [10_000, 40_000, 20_000].map((length) => {
    const client = new Dialled(t, listener.port)
    client.write(request('1', 'x'.repeat(50_000)).slice(0, length))
    return client
  })
  await until(() => listener.counters.receivedBytes === 70_000)
  clock.move(1000)
  await until(() => clients.some((client) => client.closed))
  t.same(
    clients.map((client) => client.closed),
    [false, true, false],
  )
  t.match(listener.counters.dropped, { overMemory: 1, unfinished: 1 })
})

t.test('a connection that does not come about in time is given up', async (t) => {
  const { clock, listener } = await serve(t, { connectTimeoutMs: 3000, writeQueueBytes: 100 })
  const { port } = await answering(t)
  t.ok(listener.send('x'.repeat(60), peerAt('tcp', '127.0.0.1', port)))
  t.notOk(listener.send('x'.repeat(60), peerAt('tcp', '127.0.0.1', port)))
  t.equal(listener.counters.dropped.queueFull, 1)
  clock.move(3800)
  await until(() => listener.counters.dropped.connectFailed === 1)
  t.equal(listener.connections, 0)
})

t.test('stop lets answers leave, closes everything and can be undone', async (t) => {
  const { clock, inbox, listener } = await serve(t)
  const client = new Dialled(t, listener.port)
  const stuck = new Dialled(t, listener.port)
  stuck.socket.pause()
  stuck.write(request('0'))
  const first = await inbox.count(1)
  listener.send('x'.repeat(200_000), first.from)
  listener.send('y'.repeat(200_000), first.from)
  client.write(request('1'))
  const { from } = await inbox.count(2)
  listener.send('last words', from)
  const stopped = listener.stop()
  await until(() => client.closed)
  t.equal(client.text, 'last words')
  clock.move(1000)
  await stopped
  await listener.stop()
  t.equal(listener.connections, 0)
  t.equal(clock.timers, 0)
  t.notOk(listener.send('x', from))
  await listener.start()
  const again = new Dialled(t, listener.port)
  again.write(request('2'))
  await inbox.count(3)
})

t.test('start names the reason when it cannot listen', async (t) => {
  const { listener } = await serve(t)
  const network = new SystemNetwork({ scheduler: new HandClock() })
  const rows = [
    ['127.0.0.1', listener.port, 'net/port-in-use'],
    ['192.0.2.1', 0, 'net/no-such-address'],
    ['example.com', 0, 'net/no-such-address'],
  ] as const
  for (const [address, port, code] of rows) {
    const other = network.listen({ proto: 'tcp', address, port }, new Inbox().receive)
    await t.rejects(other.start(), { code, address, port, proto: 'tcp' })
  }
})

t.test('random bytes leave the listener working', async (t) => {
  const { inbox, listener } = await serve(t)
  let seed = 42
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) % below
  }
  const clients = Array.from({ length: 100 }, () => {
    const client = new Dialled(t, listener.port)
    const valid = Buffer.from(request('1', 'body').repeat(3), 'latin1')
    for (let change = random(6); change >= 0; change--) valid[random(valid.length)] = random(256)
    client.socket.end(valid.subarray(0, random(valid.length)))
    return client
  })
  await until(() => clients.every((client) => client.closed))
  await until(() => listener.connections === 0)
  const received = inbox.arrived.length
  const client = new Dialled(t, listener.port)
  client.write(request('fine'))
  t.equal((await inbox.count(received + 1)).text, request('fine'))
})
