import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

import t, { type Test } from 'tap'

import { SystemNetwork } from '../network.ts'
import { peerAt } from '../peer.ts'
import type { Peer } from '../peer.ts'
import type { SecureSession } from '../stream/secure-session.ts'
import type { Handshake, Meeting, StreamSecurity } from '../stream/stream-security.ts'
import type { TcpLimits } from '../stream/tcp-limits.ts'
import { TcpListener } from '../stream/tcp.ts'
import { HandClock, Inbox, request, until } from './support.ts'

const session: SecureSession = {
  protocol: 'TLSv1.3',
  cipher: { name: 'TLS_AES_256_GCM_SHA384', version: 'TLSv1.3' },
  serverName: null,
  peerCertificate: null,
  ownCertificate: null,
  distrust: null,
}

interface Shaking {
  readonly socket: Socket
  readonly peer: Peer
  readonly handshake: Handshake
}

/** A security whose handshakes end when the test says so, and which changes no byte. */
class ByHand implements StreamSecurity {
  readonly limits = {}
  readonly accepted: Shaking[] = []
  readonly connected: Shaking[] = []
  readonly failures: { accepted: boolean; why: string }[] = []
  share = ''

  secure(socket: Socket, { peer, accepted }: Meeting, handshake: Handshake): void {
    socket.pause()
    const list = accepted ? this.accepted : this.connected
    list.push({ socket, peer, handshake })
  }

  settle(): SecureSession {
    return session
  }

  shareKey(): string {
    return this.share
  }

  failed({ accepted }: Meeting, why: string): void {
    this.failures.push({ accepted, why })
  }
}

interface Served {
  readonly clock: HandClock
  readonly inbox: Inbox
  readonly security: ByHand
  readonly listener: TcpListener
}

async function serve(t: Test, tcp: Partial<TcpLimits> = {}): Promise<Served> {
  const clock = new HandClock()
  const inbox = new Inbox()
  const security = new ByHand()
  const listener = new SystemNetwork({ scheduler: clock }).listen(
    { proto: 'tls', address: '127.0.0.1', port: 0, tcp, security },
    inbox.receive,
  )
  if (!(listener instanceof TcpListener)) throw new Error('not a stream')
  await listener.start()
  t.teardown(() => listener.stop())
  return { clock, inbox, security, listener }
}

function dial(t: Test, port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => socket.destroy())
  t.teardown(() => socket.destroy())
  return socket
}

/** A listening socket of bytes, with what came to it. */
async function answering(t: Test): Promise<{ port: number; texts: string[]; sockets: Socket[] }> {
  const sockets: Socket[] = []
  const texts: string[] = []
  const server = createServer((socket) => {
    const at = sockets.push(socket) - 1
    texts[at] = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      texts[at] += bytes.toString('latin1')
    })
  })
  const listening = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', listening.resolve)
  await listening.promise
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const bound = server.address()
  return { port: bound !== null && typeof bound === 'object' ? bound.port : 0, texts, sockets }
}

t.test('tls is listened on only with something that secures it', async (t) => {
  const network = new SystemNetwork({ scheduler: new HandClock() })
  const spec = { proto: 'tls', address: '127.0.0.1', port: 5061 } as const
  t.throws(() => network.listen(spec, new Inbox().receive), {
    code: 'net/no-transport',
    message: /`tls:127.0.0.1:5061` .* needs module `tls`/,
  })
})

t.test('messages pass once the handshake is over, and the session is known', async (t) => {
  const { inbox, security, listener } = await serve(t)
  const client = dial(t, listener.port)
  client.write(request('1'))
  await until(() => security.accepted.length === 1)
  const { socket, peer, handshake } = security.accepted[0] ?? never()
  t.match(peer, { proto: 'tls', address: '127.0.0.1', port: client.localPort })
  t.equal(listener.session(peer.connection), null)
  t.notOk(listener.send('too soon', peer))
  t.equal(listener.counters.received, 0)
  handshake.done(socket, session)
  socket.resume()
  const { from } = await inbox.count(1)
  t.equal(from, peer)
  t.equal(listener.session(peer.connection), session)
  t.equal(listener.session(0), null)
})

t.test('what is sent before the handshake is over leaves after it, in order', async (t) => {
  const { security, listener } = await serve(t, { writeQueueBytes: 10 })
  const { port, texts } = await answering(t)
  const to = peerAt('tls', '127.0.0.1', port)
  to.wish = { host: 'example.com', serverName: null, profile: null }
  t.ok(listener.send('one ', to))
  t.ok(listener.send('two ', to))
  t.notOk(listener.send('three ', to))
  t.equal(listener.counters.dropped.queueFull, 1)
  await until(() => security.connected.length === 1)
  const { socket, peer, handshake } = security.connected[0] ?? never()
  t.equal(peer.wish?.host, 'example.com')
  t.equal(listener.counters.connected, 0)
  handshake.done(socket, session)
  t.ok(listener.send('four', to))
  await until(() => texts[0] === 'one two four')
  t.equal(listener.counters.connected, 1)
})

t.test('connections are shared as their security says', async (t) => {
  const { security, listener } = await serve(t)
  const { port, sockets } = await answering(t)
  const to = peerAt('tls', '127.0.0.1', port)
  for (const share of ['a', 'b', 'a']) {
    security.share = share
    t.ok(listener.send(share, to))
  }
  await until(() => sockets.length === 2 && security.connected.length === 2)
  t.equal(listener.connections, 2)
})

t.test('a handshake that is refused is counted, and reported once', async (t) => {
  const { security, listener } = await serve(t)
  const { port } = await answering(t)
  t.ok(listener.send('lost', peerAt('tls', '127.0.0.1', port)))
  await until(() => security.connected.length === 1)
  const { handshake } = security.connected[0] ?? never()
  handshake.failed('the name is another')
  handshake.failed('twice')
  handshake.done(dial(t, port), session)
  await until(() => listener.connections === 0)
  t.match(listener.counters.dropped, { handshakeFailed: 1, connectFailed: 1 })
  t.match(security.failures, [{ accepted: false, why: 'the name is another' }])
  t.equal(security.failures.length, 1)
})

t.test('a handshake has a time for all of it, whatever comes meanwhile', async (t) => {
  const { clock, security, listener } = await serve(t, { handshakeTimeoutMs: 3000 })
  const client = dial(t, listener.port)
  await until(() => security.accepted.length === 1)
  security.accepted[0]?.socket.resume()
  for (let second = 0; second < 4; second++) {
    client.write('x')
    clock.move(900)
  }
  await until(() => listener.connections === 0)
  t.equal(listener.counters.dropped.handshakeFailed, 1)
  t.match(security.failures, [{ accepted: true, why: /3 s/ }])
})

t.test(
  'a peer that hangs up within the handshake is counted; one we never reach is not',
  async (t) => {
    const { security, listener } = await serve(t)
    const client = dial(t, listener.port)
    await until(() => security.accepted.length === 1)
    security.accepted[0]?.socket.resume()
    client.destroy()
    await until(() => listener.connections === 0)
    t.equal(listener.counters.dropped.handshakeFailed, 1)
    t.ok(listener.send('x', peerAt('tls', '127.0.0.1', 1)))
    await until(() => listener.counters.dropped.connectFailed === 1)
    t.equal(listener.counters.dropped.handshakeFailed, 1)
    t.equal(security.failures.length, 1)
  },
)

t.test('connections count before their handshake is over', async (t) => {
  const rows = [
    [{ maxConnections: 3 }, 'connectionLimit'],
    [{ maxSecured: 3 }, 'connectionLimit'],
    [{ maxPerAddress: 3 }, 'addressLimit'],
  ] as const
  for (const [limits, reason] of rows) {
    const { security, listener } = await serve(t, limits)
    const clients = Array.from({ length: 10 }, () => dial(t, listener.port))
    await until(() => listener.counters.dropped[reason] === 7)
    t.equal(security.accepted.length, 3)
    for (const client of clients) client.destroy()
    for (const { socket } of security.accepted) socket.resume()
    await until(() => listener.connections === 0)
    dial(t, listener.port)
    await until(() => listener.connections === 1)
  }
})

t.test('a peer that sends in bursts is read no faster than it can be answered', async (t) => {
  const network = new SystemNetwork({ scheduler: new HandClock() })
  const security = new ByHand()
  const answer = 'x'.repeat(500)
  const taken: boolean[] = []
  const listener = network.listen(
    { proto: 'tls', address: '127.0.0.1', port: 0, tcp: { writeQueueBytes: 20_000 }, security },
    (_bytes, _start, _end, from, on) => {
      taken.push(on.send(answer, from))
    },
  )
  await listener.start()
  t.teardown(() => listener.stop())
  const client = dial(t, listener.port)
  let read = 0
  client.on('data', (bytes) => {
    read += bytes.length
  })
  await until(() => security.accepted.length === 1)
  const { socket, handshake } = security.accepted[0] ?? never()
  // As with a cipher: what is written leaves in the next turn, and what was read comes in pieces of a turn.
  const late = new Duplex({
    read: () => {},
    write: (chunk, _encoding, done) => {
      socket.write(chunk)
      setImmediate(done)
    },
  })
  socket.on('data', (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += 4000) late.push(bytes.subarray(at, at + 4000))
  })
  socket.resume()
  // It has all that a connection uses of a socket.
  handshake.done(late as unknown as Socket, session)
  client.write(Array.from({ length: 2000 }, (_, at) => request(String(at))).join(''))
  await until(() => read === 2000 * answer.length || listener.counters.dropped.queueFull > 0)
  t.equal(taken.filter(Boolean).length, 2000)
  t.equal(listener.counters.dropped.queueFull, 0)
})

t.test('stop ends handshakes that are under way without calling them failed', async (t) => {
  const { clock, security, listener } = await serve(t)
  dial(t, listener.port)
  await until(() => security.accepted.length === 1)
  await listener.stop()
  t.equal(listener.connections, 0)
  t.equal(listener.counters.dropped.handshakeFailed, 0)
  t.equal(clock.timers, 0)
})

function never(): never {
  throw new Error('nothing to look at')
}
