import { connect as connectPlain } from 'node:net'
import { connect } from 'node:tls'

import t from 'tap'

import { Certificates } from './support/certificates.ts'
import { options, serve, until } from './support/served.ts'

const certificates = new Certificates(t)
certificates.authority('ca')
certificates.make('a.example.com')

const configuration = `listen = tls:127.0.0.1:0
tcp_accept_haproxy = yes
modparam("tls", "certificate", "a.example.com.pem")
modparam("tls", "private_key", "a.example.com.key")
request_route { sl_send_reply("200", "$si $sp $tls_version"); }
`

t.test('a balancer announces who is behind it before the handshake', async (t) => {
  const { ports } = await serve(t, certificates, configuration)
  for (const together of [true, false]) {
    const plain = connectPlain(ports[0] ?? 0, '127.0.0.1')
    t.teardown(() => plain.destroy())
    await until(() => !plain.connecting)
    if (together) plain.cork()
    plain.write('PROXY TCP4 198.51.100.7 192.0.2.1 40001 5061\r\n')
    if (!together) await until(() => plain.writableLength === 0)
    const socket = connect({ socket: plain, rejectUnauthorized: false })
    let text = ''
    socket.on('data', (bytes) => {
      text += String(bytes)
    })
    if (together) plain.uncork()
    socket.write(options('1'))
    await until(() => text.includes('\r\n\r\n') || plain.destroyed)
    t.match(text, /^SIP\/2\.0 200 198\.51\.100\.7 40001 TLSv1\.3\r\n/)
  }
})

t.test('a handshake without an announcement is refused', async (t) => {
  const { ports, server } = await serve(t, certificates, configuration)
  const socket = connect({ port: ports[0] ?? 0, host: '127.0.0.1', rejectUnauthorized: false })
  let over = false
  socket.on('error', () => undefined)
  socket.on('close', () => {
    over = true
  })
  await until(() => over)
  t.equal(server.listeners[0]?.counters.dropped.unannounced, 1)
})
