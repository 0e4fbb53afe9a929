import { createSocket } from 'node:dgram'
import { connect as connectTcp, type Socket } from 'node:net'

import t, { type Test } from 'tap'

import { Certificates } from './support/certificates.ts'
import { Client, options, serve, until } from './support/served.ts'

const certificates = new Certificates(t)
certificates.authority('ca')
certificates.make('us')

const head = `tls_handshake_timeout = 2
listen = tls:127.0.0.1:0
listen = udp:127.0.0.1:0
modparam("tls", "certificate", "us.pem")
modparam("tls", "private_key", "us.key")
request_route { sl_send_reply("200", "OK"); }
`

const HALF_OPEN = 500
const QUESTIONS = 2000

/** The first bytes of a handshake: a record that is announced as long, and a little of it. */
const HELLO = Buffer.from('16030102000100', 'hex')

function dial(t: Test, port: number): Socket {
  const socket = connectTcp({ port, host: '127.0.0.1' })
  socket.on('error', () => socket.destroy())
  t.teardown(() => socket.destroy())
  return socket
}

/** Asks over UDP, one question at a time in flight for each of 20, and counts the answers. */
async function askByUdp(t: Test, port: number, questions: number): Promise<number> {
  const socket = createSocket('udp4')
  t.teardown(() => socket.close())
  let asked = 0
  let answers = 0
  const ask = (): void => {
    if (asked >= questions) return
    asked++
    socket.send(options(`udp${asked}`).replace('SIP/2.0/TLS', 'SIP/2.0/UDP'), port, '127.0.0.1')
  }
  socket.on('message', () => {
    answers++
    ask()
  })
  for (let at = 0; at < 20; at++) ask()
  const deadline = Date.now() + 60_000
  await until(() => answers >= questions || Date.now() > deadline)
  return answers
}

t.test('500 handshakes that never end cost no UDP message, and have their time', async (t) => {
  const { server, ports } = await serve(t, certificates, head)
  const [tls = 0, udp = 0] = ports
  const sockets = Array.from({ length: HALF_OPEN }, (_, at) => {
    const socket = dial(t, tls)
    // A third sends nothing, a third the beginning of a hello, a third byte after byte of it.
    if (at % 3 === 1) socket.write(HELLO)
    return socket
  })
  const dripping = setInterval(() => {
    for (const [at, socket] of sockets.entries())
      if (at % 3 === 2 && socket.writable) socket.write('\x16')
  }, 100)
  t.teardown(() => clearInterval(dripping))
  await until(() => server.listeners[0]?.counters.accepted === HALF_OPEN)
  t.equal(await askByUdp(t, udp, QUESTIONS), QUESTIONS)
  const client = new Client(t, tls)
  t.equal(await client.ask(), 'SIP/2.0 200 OK')
  await until(() => server.listeners[0]?.counters.dropped.handshakeFailed === HALF_OPEN)
  clearInterval(dripping)
  t.equal(await client.ask('2'), 'SIP/2.0 200 OK')
  await until(() => server.listeners[0]?.list?.().length === 1)
})

t.test('a trunk that sends 5000 requests in one go has each answered', async (t) => {
  const { ports, server } = await serve(t, certificates, head)
  const client = new Client(t, ports[0] ?? 0)
  client.socket.write(Array.from({ length: 5000 }, (_, at) => options(String(at))).join(''))
  await until(() => client.text.split('SIP/2.0 200').length === 5001 || client.closed)
  t.equal(client.text.split('SIP/2.0 200').length, 5001)
  t.match(server.listeners[0]?.counters, { received: 5000, sent: 5000, dropped: { queueFull: 0 } })
})

t.test('a peer that reads nothing is read no further, and then let go', async (t) => {
  const { ports, server } = await serve(t, certificates, `tls_send_timeout = 1\n${head}`)
  const client = new Client(t, ports[0] ?? 0)
  await until(() => client.secure)
  client.socket.pause()
  client.socket.write(Array.from({ length: 50_000 }, (_, at) => options(String(at))).join(''))
  const counters = server.listeners[0]?.counters
  await until(() => counters?.sendTimeout === 1 || counters?.dropped.queueFull === 1)
  t.equal(counters?.sendTimeout, 1)
  t.ok((counters?.received ?? 0) < 50_000)
})

t.test('a handshake that drips a byte a second ends when its time is over', async (t) => {
  const { server, ports, log } = await serve(t, certificates, head)
  const socket = dial(t, ports[0] ?? 0)
  const begin = Date.now()
  let sent = 0
  const dripping = setInterval(() => {
    if (socket.writable)
      socket.write(HELLO.subarray(sent % HELLO.length, (sent++ % HELLO.length) + 1))
  }, 1000)
  t.teardown(() => clearInterval(dripping))
  await until(() => server.listeners[0]?.counters.dropped.handshakeFailed === 1)
  const took = Date.now() - begin
  t.ok(took >= 1900 && took < 20_000, `${took} ms`)
  t.ok(log.some((line) => line.includes('it was not over within 2 s')))
})

t.test('more than tls_max_connections are turned away, before their handshake', async (t) => {
  const { server, ports } = await serve(t, certificates, `tls_max_connections = 20\n${head}`)
  const sockets = Array.from({ length: 50 }, () => dial(t, ports[0] ?? 0))
  await until(() => server.listeners[0]?.counters.dropped.connectionLimit === 30)
  for (const socket of sockets) socket.destroy()
  await until(() => (server.listeners[0]?.list?.().length ?? 1) === 0)
  t.equal(await new Client(t, ports[0] ?? 0).ask(), 'SIP/2.0 200 OK')
})

t.test('another handshake on a connection is refused, unless it is allowed', async (t) => {
  for (const [allowed, text] of [
    [false, ''],
    [true, 'modparam("tls", "renegotiation", 1)\n'],
  ] as const) {
    const { ports } = await serve(t, certificates, text + head)
    const client = new Client(t, ports[0] ?? 0, { maxVersion: 'TLSv1.2' })
    await until(() => client.secure)
    const done = Promise.withResolvers<boolean>()
    client.socket.renegotiate({ rejectUnauthorized: false }, (error) => {
      done.resolve(error === null)
    })
    client.socket.once('close', () => {
      done.resolve(false)
    })
    t.equal(await done.promise, allowed)
  }
})

t.test('a connection on which nothing ever passes closes at connection_timeout', async (t) => {
  const { ports } = await serve(
    t,
    certificates,
    `modparam("tls", "connection_timeout", 1)\n${head}`,
  )
  const silent = new Client(t, ports[0] ?? 0)
  const used = new Client(t, ports[0] ?? 0)
  await used.ask()
  await until(() => silent.closed)
  t.notOk(used.closed)
})
