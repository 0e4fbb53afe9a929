/** RFC 3581: replies go back through the NAT that a request has come through. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'

import t from 'tap'

import { parseMessageText } from '../../src/sip/message.ts'
import { startServer } from '../support/server-process.ts'

const DEADLINE_MS = 5000

const CONFIGURATION = `
loadmodule "sl.so"
loadmodule "pv.so"
request_route {
    if ($rU == "forced") force_rport();
    if ($rU == "on") { $du = "sip:127.0.0.1:" + $hdr(X-Port); forward(); exit; }
    sl_send_reply("200", "OK");
}
`

async function socketAt(address: string) {
  const socket = createSocket('udp4').bind(0, address)
  await once(socket, 'listening')
  const { port } = socket.address()
  const next = async (): Promise<string> => {
    const [bytes] = await once(socket, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
    return String(bytes)
  }
  return { socket, port, next }
}

function request(user: string, via: string, more = ''): string {
  return (
    `OPTIONS sip:${user}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP ${via};branch=z9hG4bK${user}\r\nMax-Forwards: 70\r\n` +
    `From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\nCall-ID: ${user}\r\nCSeq: 1 OPTIONS\r\n${more}Content-Length: 0\r\n\r\n`
  )
}

const viaOf = (text: string) => parseMessageText(text).via

t.test('RFC 3581', async (t) => {
  const server = await startServer(CONFIGURATION, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => server.stop())
  const phone = await socketAt('127.0.0.1')
  const listening = await socketAt('127.0.0.1')
  t.teardown(() => {
    phone.socket.close()
    listening.socket.close()
  })
  const send = (text: string): void => {
    phone.socket.send(text, server.ports.udp, '127.0.0.1')
  }

  await t.test('4: rport is filled with the source port, and received is there too', async (t) => {
    send(request('asked', `127.0.0.1:${listening.port};rport`))
    const via = viaOf(await phone.next())
    t.equal(via?.rport, phone.port)
    t.equal(via?.received, '127.0.0.1')
  })

  await t.test('4: the reply goes to the source address and port, whatever Via says', async (t) => {
    send(request('seen', '10.0.0.7:9;rport'))
    const via = viaOf(await phone.next())
    t.same(
      [via?.host, via?.port, via?.received, via?.rport],
      ['10.0.0.7', 9, '127.0.0.1', phone.port],
    )
  })

  await t.test('4: without rport the reply goes to the port in Via', async (t) => {
    send(request('unasked', `10.0.0.7:${listening.port}`))
    const via = viaOf(await listening.next())
    t.same([via?.received, via?.rport], ['127.0.0.1', null])
  })

  await t.test('4: a value that rport came with is not believed', async (t) => {
    send(request('liar', `10.0.0.7:9;rport=${listening.port};received=198.51.100.7`))
    const via = viaOf(await phone.next())
    t.same([via?.received, via?.rport], ['127.0.0.1', phone.port])
  })

  await t.test('force_rport treats a request as if it had asked', async (t) => {
    send(request('forced', `127.0.0.1:${listening.port}`))
    t.equal(viaOf(await phone.next())?.rport, phone.port)
  })

  await t.test(
    '4: a proxy notes both in the Via that it forwards, and sends the reply there',
    async (t) => {
      const onward = await socketAt('127.0.0.1')
      t.teardown(() => onward.socket.close())
      send(request('on', '10.0.0.7:9;rport', `X-Port: ${onward.port}\r\n`))
      const forwarded = await onward.next()
      t.match(
        forwarded,
        new RegExp(`Via: SIP/2\\.0/UDP 10\\.0\\.0\\.7:9;[^\\r]*rport=${phone.port}`),
      )
      t.match(forwarded, /Via: SIP\/2\.0\/UDP 10\.0\.0\.7:9;[^\r]*received=127\.0\.0\.1/)
      const vias = forwarded.match(/Via: [^\r]*\r\n/g) ?? []
      onward.socket.send(
        `SIP/2.0 200 OK\r\n${vias.join('')}From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>;tag=2\r\n` +
          `Call-ID: on\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`,
        server.ports.udp,
        '127.0.0.1',
      )
      t.match(await phone.next(), /^SIP\/2\.0 200 OK/)
    },
  )
})
