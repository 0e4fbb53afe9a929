import { createServer } from 'node:net'

import t, { type Test } from 'tap'

import type { Listener } from '../listener.ts'
import type { LossCause } from '../loss.ts'
import { SystemNetwork } from '../network.ts'
import { type Peer, peerAt, type Proto } from '../peer.ts'
import { HandClock } from './support.ts'

const scheduler = new HandClock()
const ignore = (): void => {}

async function listening(
  t: Test,
  proto: Proto,
  udpBackend: 'batch' | 'dgram' | 'auto' = 'auto',
): Promise<Listener> {
  const network = new SystemNetwork({ scheduler, udpBackend })
  const listener = network.listen({ proto, address: '127.0.0.1', port: 0 }, ignore)
  await listener.start()
  t.teardown(async () => listener.stop())
  return listener
}

/** A peer, and what is heard of messages to it. */
function heard(proto: Proto, address: string, port: number) {
  const peer: Peer = peerAt(proto, address, port)
  const causes: LossCause[] = []
  const { promise, resolve } = Promise.withResolvers<LossCause>()
  peer.lost = {
    lost: (cause) => {
      causes.push(cause)
      resolve(cause)
    },
  }
  return { peer, causes, first: promise }
}

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  await new Promise((done) => server.close(done))
  return bound !== null && typeof bound === 'object' ? bound.port : 0
}

t.test('lost is told of each message for a connection that does not come about', async (t) => {
  const listener = await listening(t, 'tcp')
  const port = await closedPort()
  const one = heard('tcp', '127.0.0.1', port)
  const two = heard('tcp', '127.0.0.1', port)
  t.ok(listener.send('a', one.peer))
  t.ok(listener.send('b', two.peer))
  t.same(one.causes, [], 'not before send has returned')
  t.equal(await one.first, 'connect')
  t.equal(await two.first, 'connect')
  t.equal(listener.counters.dropped.connectFailed, 2)
})

t.test('lost is not told when this side closes', async (t) => {
  const listener = await listening(t, 'tcp')
  const one = heard('tcp', '127.0.0.1', await closedPort())
  t.ok(listener.send('a', one.peer))
  await listener.stop()
  await new Promise(setImmediate)
  t.same(one.causes, [])
})

for (const backend of process.platform === 'linux' ? (['batch', 'dgram'] as const) : []) {
  t.test(`lost is told of a datagram that the kernel refuses: ${backend}`, async (t) => {
    const listener = await listening(t, 'udp', backend)
    const fine = heard('udp', '127.0.0.1', 9)
    // A broadcast, which the socket is not allowed.
    const refused = heard('udp', '255.255.255.255', 9)
    t.ok(listener.send('a', fine.peer))
    t.ok(listener.send('b', refused.peer))
    t.ok(listener.send('c', fine.peer))
    t.same(refused.causes, [], 'not before send has returned')
    t.equal(await refused.first, 'refused')
    t.same(fine.causes, [])
    t.equal(listener.counters.dropped.refused, 1)
  })
}
