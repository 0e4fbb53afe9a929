/** A server that hears a group, on the loopback interface. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

import t from 'tap'

import { startServer } from '../support/server-process.ts'

const GROUP = '239.255.77.2'

function configuration(port: number): string {
  return `
log_stderror = yes
disable_tcp = yes
mcast = "lo"
mcast_loopback = yes
loadmodule "sl.so"
listen = udp:${GROUP}:${port}
listen = udp:127.0.0.1:${port}
request_route {
    if (method == "OPTIONS") { sl_send_reply("200", "OK"); exit; }
    forward();
}
`
}

function request(method: string, to: number, from: number): string {
  return (
    `${method} sip:bob@127.0.0.1:${to} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bK${method}\r\n` +
    `From: <sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>\r\nCall-ID: g\r\nCSeq: 1 ${method}\r\n` +
    'Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n'
  )
}

function bound(): Socket {
  const socket = createSocket('udp4')
  socket.bindSync({ address: '127.0.0.1', port: 0 })
  return socket
}

for (const backend of ['batch', 'dgram']) {
  t.test(`a group, UDP by ${backend}`, async (t) => {
    const [free, alice, bob] = [bound(), bound(), bound()]
    const { port } = free.address()
    free.close()
    await once(free, 'close')
    t.teardown(() => {
      alice.close()
      bob.close()
    })
    const server = await startServer(configuration(port), { SIPROSE_UDP: backend }, [])
    t.teardown(async () => server.stop())
    alice.setMulticastInterface('127.0.0.1')
    alice.setMulticastLoopback(true)

    alice.send(request('OPTIONS', port, alice.address().port), port, GROUP)
    const [answer, from] = await once(alice, 'message')
    t.match(String(answer), /^SIP\/2.0 200 OK/)
    t.equal(from.port, port, 'the answer has the port of the group')
    t.not(from.address, GROUP, 'nothing has the address of a group')

    alice.send(request('MESSAGE', bob.address().port, alice.address().port), port, GROUP)
    const [forwarded] = await once(bob, 'message')
    t.match(
      String(forwarded),
      new RegExp(`\r\nVia: SIP/2.0/UDP 127.0.0.1:${port};`),
      'what is sent on leaves from a socket of its own',
    )
  })
}
