/** Requests that are too long for UDP, over real sockets. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

import t, { type Test } from 'tap'

import { freePort } from '../support/free-port.ts'
import { startServer } from '../support/server-process.ts'

const CONFIGURATION = `
log_stderror = yes
udp_mtu = 1300
udp_mtu_try_proto = TCP
request_route { forward(); }
`

function message(port: number, body: string): string {
  return (
    `MESSAGE sip:bob@127.0.0.1:${port} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bK${body.length}\r\n` +
    'From: <sip:alice@example.com>;tag=1\r\nTo: <sip:bob@example.com>\r\nCall-ID: long\r\nCSeq: 1 MESSAGE\r\n' +
    `Max-Forwards: 70\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  )
}

/** A peer on UDP, and on TCP at the same port where that is wished for. */
async function peer(
  t: Test,
  withTcp: boolean,
): Promise<{ udp: Socket; port: number; tcp: Promise<string> }> {
  const udp = createSocket('udp4')
  udp.bind(await freePort(), '127.0.0.1')
  await once(udp, 'listening')
  t.teardown(() => udp.close())
  const { port } = udp.address()
  const { promise: tcp, resolve } = Promise.withResolvers<string>()
  if (withTcp) {
    let got = ''
    const server = createServer((socket) => {
      socket.on('data', (bytes) => {
        got += bytes.toString('latin1')
        if (got.endsWith('END')) resolve(got)
      })
      t.teardown(() => socket.destroy())
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    t.teardown(() => server.close())
  }
  return { udp, port, tcp }
}

const LONG = `${'x'.repeat(1500)}END`

for (const backend of ['batch', 'dgram']) {
  t.test(`long requests, UDP by ${backend}`, async (t) => {
    const server = await startServer(CONFIGURATION, { SIPROSE_UDP: backend })
    t.teardown(async () => server.stop())
    const alice = createSocket('udp4')
    t.teardown(() => alice.close())

    t.test(
      'a long one leaves over TCP with a Via that says so, a short one over UDP',
      async (t) => {
        const { udp, port, tcp } = await peer(t, true)
        alice.send(message(port, 'short'), server.ports.udp, '127.0.0.1')
        const [short] = (await once(udp, 'message')) as [Buffer]
        t.match(short.toString(), /^MESSAGE .*\r\nVia: SIP\/2.0\/UDP 127.0.0.1:\d+;/)
        alice.send(message(port, LONG), server.ports.udp, '127.0.0.1')
        const text = await tcp
        t.match(text, /^MESSAGE .*\r\nVia: SIP\/2.0\/TCP 127.0.0.1:\d+;/)
        t.ok(text.endsWith(LONG))
      },
    )

    t.test('a long one leaves over UDP where nobody takes the connection', async (t) => {
      const { udp, port } = await peer(t, false)
      alice.send(message(port, LONG), server.ports.udp, '127.0.0.1')
      const [bytes] = (await once(udp, 'message')) as [Buffer]
      const text = bytes.toString()
      t.match(text, /^MESSAGE .*\r\nVia: SIP\/2.0\/UDP 127.0.0.1:\d+;/)
      t.ok(text.endsWith(LONG))
    })
  })
}
