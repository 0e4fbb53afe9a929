/** A running server over TCP and over IPv6: what is written in one piece arrives in many, and the other way round. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import t from 'tap'

import { CONFIGURATION, startServer } from '../support/server-process.ts'

const DEADLINE_MS = 5000

function options(number: number, transport: string): string {
  return (
    `OPTIONS sip:probe@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/${transport} 127.0.0.1:9;branch=z9hG4bK${number};rport\r\n` +
    `Max-Forwards: 70\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <sip:probe@127.0.0.1>\r\nCall-ID: c${number}\r\n` +
    `CSeq: ${number} OPTIONS\r\nContent-Length: 0\r\n\r\n`
  )
}

/** Collects what a connection gives until a text is in it. */
async function received(socket: ReturnType<typeof connect>, done: (text: string) => boolean) {
  let text = ''
  const signal = AbortSignal.timeout(DEADLINE_MS)
  while (!done(text)) {
    const [bytes] = await once(socket, 'data', { signal })
    text += String(bytes)
  }
  return text
}

t.test('TCP', async (t) => {
  const server = await startServer(CONFIGURATION)
  t.teardown(async () => server.stop())
  const open = async () => {
    const socket = connect(server.ports.tcp, '127.0.0.1')
    t.teardown(() => socket.destroy())
    await once(socket, 'connect')
    return socket
  }

  await t.test('three requests in one piece get three replies, in order', async (t) => {
    const socket = await open()
    socket.write([1, 2, 3].map((number) => options(number, 'TCP')).join(''))
    const text = await received(socket, (all) => all.split('SIP/2.0 200 Alive').length === 4)
    t.same(text.match(/CSeq: \d/g), ['CSeq: 1', 'CSeq: 2', 'CSeq: 3'])
  })

  await t.test('a request in many pieces gets its reply', async (t) => {
    const socket = await open()
    socket.setNoDelay(true)
    for (const piece of options(7, 'TCP').match(/.{1,40}/gs) ?? []) {
      socket.write(piece)
      await pause(1)
    }
    t.match(await received(socket, (all) => all.endsWith('\r\n\r\n')), /CSeq: 7 OPTIONS/)
  })

  await t.test('a keep-alive is answered, and a request after it too', async (t) => {
    const socket = await open()
    socket.write('\r\n\r\n')
    t.equal(await received(socket, (all) => all.length >= 2), '\r\n')
    socket.write(options(9, 'TCP'))
    t.match(await received(socket, (all) => all.endsWith('\r\n\r\n')), /200 Alive/)
  })

  await t.test('a Content-Length that is no number gets 400 and the end', async (t) => {
    const socket = await open()
    socket.write(options(5, 'TCP').replace('Content-Length: 0', 'Content-Length: 1e3'))
    t.match(await received(socket, (all) => all.endsWith('\r\n\r\n')), /^SIP\/2\.0 400 /)
    await once(socket, 'close', { signal: AbortSignal.timeout(DEADLINE_MS) })
  })

  await t.test('a body is not read as a request', async (t) => {
    const socket = await open()
    const body = options(66, 'TCP')
    const carrier = options(6, 'TCP').replace('Content-Length: 0', `Content-Length: ${body.length}`)
    socket.write(carrier + body + options(8, 'TCP'))
    const text = await received(socket, (all) => all.includes('CSeq: 8'))
    t.notMatch(text, /CSeq: 66/)
  })
})

t.test('IPv6, UDP and TCP', async (t) => {
  const listen = 'listen = udp:[::1]:0\nlisten = tcp:[::1]:0\n'
  const server = await startServer(listen + CONFIGURATION, {}, [])
  t.teardown(async () => server.stop())
  const port = (proto: string) =>
    Number(new RegExp(`${proto}:\\[::1\\]:(\\d+)`).exec(server.log())?.[1])
  const udp = createSocket('udp6')
  t.teardown(() => udp.close())
  udp.connect(port('udp'), '::1')
  await once(udp, 'connect')
  const request = options(1, 'UDP').replaceAll('127.0.0.1', '[::1]')
  const answer = once(udp, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
  udp.send(request)
  const [bytes] = await answer
  t.match(String(bytes), /^SIP\/2\.0 200 Alive\r\nVia: SIP\/2\.0\/UDP \[::1\]:9;.*received=::1/)

  const tcp = connect(port('tcp'), '::1')
  t.teardown(() => tcp.destroy())
  tcp.write(request.replace('UDP', 'TCP'))
  t.match(await received(tcp, (all) => all.endsWith('\r\n\r\n')), /200 Alive/)
})
