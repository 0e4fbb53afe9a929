/** Pings to registered phones on real sockets: by the socket and the connection that each has registered over. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'

import t from 'tap'

import { startServer } from '../support/server-process.ts'

const DEADLINE_MS = 8000

const configuration = (asked: string): string => `
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "nathelper.so"
modparam("nathelper|registrar", "received_avp", "$avp(received)")
modparam("nathelper", "natping_interval", 1)
${asked}
request_route {
    if (method == "OPTIONS") { sl_send_reply("200", "Alive"); exit; }
    fix_nated_register();
    save("location");
}
`

function register(user: string, transport: string, contact: string): string {
  return (
    `REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/${transport} 10.0.0.7:9;branch=z9hG4bK${user};rport\r\n` +
    `Max-Forwards: 70\r\nFrom: <sip:${user}@example.com>;tag=1\r\nTo: <sip:${user}@example.com>\r\n` +
    `Call-ID: ${user}\r\nCSeq: 1 REGISTER\r\nContact: <${contact}>\r\nExpires: 60\r\nContent-Length: 0\r\n\r\n`
  )
}

const signal = (): AbortSignal => AbortSignal.timeout(DEADLINE_MS)

async function phone(port: number) {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const next = async (): Promise<string> => {
    const [bytes, from] = await once(socket, 'message', { signal: signal() })
    return `${from.port === port ? '' : 'another socket: '}${String(bytes)}`
  }
  const send = (text: string): void => {
    socket.send(text, port, '127.0.0.1')
  }
  return { socket, next, send }
}

t.test('a phone is sent four zero bytes, a connection an empty line', async (t) => {
  const server = await startServer(configuration(''))
  t.teardown(async () => server.stop())
  const { socket, next, send } = await phone(server.ports.udp)
  const stream = connect(server.ports.tcp, '127.0.0.1')
  await once(stream, 'connect')
  t.teardown(() => {
    socket.close()
    stream.destroy()
  })
  send(register('bob', 'UDP', 'sip:bob@10.0.0.7:9'))
  t.match(await next(), /^SIP\/2\.0 200 /)
  t.equal(await next(), '\0\0\0\0')
  stream.write(register('dave', 'TCP', 'sip:dave@10.0.0.8:9;transport=tcp'))
  let text = ''
  while (!text.endsWith('\r\n\r\n\r\n\r\n')) {
    const [bytes] = await once(stream, 'data', { signal: signal() })
    text += String(bytes)
  }
  t.match(text, /^SIP\/2\.0 200 /)
})

t.test('a phone is asked, and its answer is taken away', async (t) => {
  const asked =
    'modparam("nathelper", "sipping_from", "sip:ping@example.com")\nmodparam("nathelper", "sipping_bflag", 7)'
  const server = await startServer(configuration(asked))
  t.teardown(async () => server.stop())
  const { socket, next, send } = await phone(server.ports.udp)
  t.teardown(() => socket.close())
  send(register('bob', 'UDP', 'sip:bob@10.0.0.7:9'))
  t.match(await next(), /^SIP\/2\.0 200 /)
  for (const time of ['once', 'again']) {
    const request = await next()
    t.match(request, /^OPTIONS sip:bob@10\.0\.0\.7:9 SIP\/2\.0\r\n/, time)
    t.match(request, `Via: SIP/2.0/UDP 127.0.0.1:${server.ports.udp};branch=`)
    send(request.replace(/^OPTIONS .*\r\n/, 'SIP/2.0 200 OK\r\n').replace(/^To: .*$/m, '$&;tag=2'))
  }
})
