import { createSocket } from 'node:dgram'
import { existsSync, readdirSync } from 'node:fs'

import t, { type Test } from 'tap'

import { NetError } from '../listener.ts'
import type { Listener } from '../listener.ts'
import { SystemNetwork } from '../network.ts'
import { peerAt } from '../peer.ts'
import { HandClock, Inbox, until } from './support.ts'

const DESCRIPTORS = '/proc/self/fd'

const sockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'UDPWRAP').length +
  readdirSync(DESCRIPTORS).length

const scheduler = new HandClock()

async function pair(
  t: Test,
  network: SystemNetwork,
  address: string,
): Promise<{ a: Listener; b: Listener; toA: Inbox; toB: Inbox }> {
  const toA = new Inbox()
  const toB = new Inbox()
  const a = network.listen({ proto: 'udp', address, port: 0 }, toA.receive)
  const b = network.listen({ proto: 'udp', address, port: 0 }, toB.receive)
  await a.start()
  await b.start()
  t.teardown(async () => {
    await a.stop()
    await b.stop()
  })
  return { a, b, toA, toB }
}

const backends = process.platform === 'linux' ? (['batch', 'dgram'] as const) : (['dgram'] as const)

for (const udpBackend of backends) {
  t.test(`UDP by ${udpBackend}`, async (t) => {
    const network = new SystemNetwork({ scheduler, udpBackend })

    for (const address of ['127.0.0.1', '::1']) {
      t.test(`a message and its answer over ${address}`, async (t) => {
        const { a, b, toA, toB } = await pair(t, network, address)
        t.ok(a.send('one \xe9\xff\x00 byte a char', peerAt('udp', address, b.port)))
        const { text, from, on } = await toB.count(1)
        t.equal(text, 'one \xe9\xff\x00 byte a char')
        t.equal(on, b)
        t.match(from, { proto: 'udp', address, port: a.port, connection: 0 })
        t.equal(from.key, address === '::1' ? 0 : 0x7f000001)
        t.ok(b.send('back', from))
        t.equal((await toA.count(1)).text, 'back')
        t.match(b.counters, { received: 1, receivedBytes: 19, sent: 1, sentBytes: 4 })
      })

      t.test(`the longest datagram over ${address}`, async (t) => {
        const { a, b, toB } = await pair(t, network, address)
        const text = 'x'.repeat(65507)
        t.ok(a.send(text, peerAt('udp', address, b.port)))
        t.equal((await toB.count(1)).text, text)
        t.notOk(a.send(`${text}x`, peerAt('udp', address, b.port)))
        t.equal(a.counters.dropped.tooLong, 1)
      })
    }

    t.test('hundreds of messages sent in one turn all arrive, in order', async (t) => {
      const { a, b, toB } = await pair(t, network, '127.0.0.1')
      const to = peerAt('udp', '127.0.0.1', b.port)
      const texts = Array.from({ length: 300 }, (_, at) => `message ${at}`)
      for (const text of texts) a.send(text, to)
      await toB.count(300)
      t.same(toB.texts, texts)
      t.equal(a.counters.sent, 300)
    })

    t.test('messages are not mixed when each differs in length', async (t) => {
      const { a, b, toB } = await pair(t, network, '127.0.0.1')
      const to = peerAt('udp', '127.0.0.1', b.port)
      const texts = Array.from({ length: 130 }, (_, at) => 'y'.repeat(1 + ((at * 37) % 700)))
      for (const text of texts) a.send(text, to)
      await toB.count(130)
      t.same(toB.texts, texts)
    })

    t.test(
      'keep-alives are counted and not delivered, line ends before a message skipped',
      async (t) => {
        const { a, b, toB } = await pair(t, network, '127.0.0.1')
        const to = peerAt('udp', '127.0.0.1', b.port)
        for (const text of ['\r\n\r\n', '\0\0\0\0', '\r\n\0', '\r\n\r\nINVITE', '\0X'])
          a.send(text, to)
        const socket = createSocket('udp4')
        t.teardown(() => socket.close())
        socket.send(Buffer.alloc(0), b.port, '127.0.0.1')
        await toB.count(2)
        await until(() => b.counters.dropped.keepAlive === 4)
        t.same(toB.texts, ['INVITE', '\0X'])
      },
    )

    t.test('send is false for what is no address of the family', async (t) => {
      const { a } = await pair(t, network, '127.0.0.1')
      t.notOk(a.send('x', peerAt('udp', '::1', 5060)))
      t.notOk(a.send('x', peerAt('udp', 'example.com', 5060)))
      t.notOk(a.send('x', peerAt('udp', '127.0.0.1', 0)))
      t.notOk(a.send('x', peerAt('udp', '127.0.0.1', 65536)))
      t.equal(a.counters.dropped.badAddress, 4)
    })

    t.test('what the kernel refuses is counted, and the next message leaves', async (t) => {
      const { a, b, toB } = await pair(t, network, '127.0.0.1')
      a.send('forbidden', peerAt('udp', '255.255.255.255', 9))
      a.send('fine', peerAt('udp', '127.0.0.1', b.port))
      t.equal((await toB.count(1)).text, 'fine')
      await until(() => a.counters.dropped.refused === 1)
    })

    t.test('a receiver may send to another listener, and stop its own', async (t) => {
      const { a, b, toB } = await pair(t, network, '127.0.0.1')
      const stopped = Promise.withResolvers<void>()
      const relay = network.listen(
        { proto: 'udp', address: '127.0.0.1', port: 0 },
        (bytes, start, end) => {
          a.send(bytes.toString('latin1', start, end), peerAt('udp', '127.0.0.1', b.port))
          stopped.resolve(relay.stop())
        },
      )
      await relay.start()
      a.send('through', peerAt('udp', '127.0.0.1', relay.port))
      t.equal((await toB.count(1)).text, 'through')
      await stopped.promise
      t.notOk(relay.send('late', peerAt('udp', '127.0.0.1', b.port)))
      t.equal(relay.counters.dropped.closed, 1)
    })

    t.test('a stopped listener starts again', async (t) => {
      const { a, b, toB } = await pair(t, network, '127.0.0.1')
      await b.stop()
      await b.stop()
      await b.start()
      await b.start()
      a.send('again', peerAt('udp', '127.0.0.1', b.port))
      t.equal((await toB.count(1)).text, 'again')
    })

    t.test('start names the reason when it cannot listen', async (t) => {
      const { a } = await pair(t, network, '127.0.0.1')
      const rows = [
        [
          '127.0.0.1',
          a.port,
          'net/port-in-use',
          `\`udp:127.0.0.1:${a.port}\` is in use by another socket`,
        ],
        [
          '192.0.2.1',
          0,
          'net/no-such-address',
          '`udp:192.0.2.1:0` is not an address of this machine',
        ],
        [
          '2001:db8::1',
          0,
          'net/no-such-address',
          '`udp:[2001:db8::1]:0` is not an address of this machine',
        ],
        [
          'example.com',
          0,
          'net/no-such-address',
          '`udp:example.com:0` is not an address of this machine',
        ],
      ] as const
      for (const [address, port, code, message] of rows) {
        const listener = network.listen({ proto: 'udp', address, port }, new Inbox().receive)
        await t.rejects(listener.start(), { code, message, address, port, proto: 'udp' })
      }
    })

    t.test('IPv4 and IPv6 may have the same port on all addresses', async (t) => {
      const four = network.listen(
        { proto: 'udp', address: '0.0.0.0', port: 0 },
        new Inbox().receive,
      )
      await four.start()
      t.teardown(() => four.stop())
      const six = network.listen(
        { proto: 'udp', address: '[::]', port: four.port },
        new Inbox().receive,
      )
      await six.start()
      t.teardown(() => six.stop())
      t.match(six, { family: 6, address: '::', port: four.port })
    })

    t.test('reusePort lets two listeners share a port', async (t) => {
      const spec = { proto: 'udp', address: '127.0.0.1', reusePort: true } as const
      const one = network.listen({ ...spec, port: 0 }, new Inbox().receive)
      await one.start()
      t.teardown(() => one.stop())
      const two = network.listen({ ...spec, port: one.port }, new Inbox().receive)
      await two.start()
      t.teardown(() => two.stop())
      t.equal(two.port, one.port)
    })

    t.test(
      'many starts and stops leak no descriptor',
      { skip: !existsSync(DESCRIPTORS) },
      async (t) => {
        const before = sockets()
        for (let round = 0; round < 50; round++) {
          const listener = network.listen(
            { proto: 'udp', address: '127.0.0.1', port: 0 },
            new Inbox().receive,
          )
          await listener.start()
          await listener.stop()
        }
        await until(() => sockets() <= before)
        t.ok(sockets() <= before)
      },
    )
  })
}

t.test('SystemNetwork says which UDP it uses, and refuses a transport it has not', async (t) => {
  const batched = process.platform === 'linux'
  t.match(new SystemNetwork({ scheduler }).udpBackend, batched ? 'batch' : 'dgram')
  t.match(new SystemNetwork({ scheduler, udpBackend: 'dgram' }), {
    udpBackend: 'dgram',
    udpFallback: null,
  })
  const network = new SystemNetwork({ scheduler })
  const listen = (): Listener =>
    network.listen({ proto: 'sctp', address: '127.0.0.1', port: 5060 }, new Inbox().receive)
  t.throws(listen, { code: 'net/no-transport' })
  t.throws(listen, NetError)
})

t.test('a listener keeps what it advertises', async (t) => {
  const network = new SystemNetwork({ scheduler })
  const advertised = { address: '203.0.113.1', port: 5080 }
  const listener = network.listen(
    { proto: 'udp', address: '127.0.0.1', port: 0, advertised },
    new Inbox().receive,
  )
  t.same(listener.advertised, advertised)
  const own = network.listen(
    {
      proto: 'udp',
      address: '127.0.0.1',
      port: 0,
      advertised: { address: '203.0.113.1', port: 0 },
    },
    new Inbox().receive,
  )
  await own.start()
  t.teardown(() => own.stop())
  t.same(own.advertised, { address: '203.0.113.1', port: own.port })
})
