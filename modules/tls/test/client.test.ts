import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { createServer, type Server, type TLSSocket } from 'node:tls'

import t, { type Test } from 'tap'

import { Certificates } from './support/certificates.ts'
import { serve, until } from './support/served.ts'

const certificates = new Certificates(t)
certificates.authority('ca')
certificates.authority('other')
certificates.make('us')
certificates.make('sip.example.com')
certificates.make('uri', { names: 'URI:sip:sip.example.com,DNS:www.example.com' })
certificates.make('wild', { names: 'DNS:*.example.com' })
certificates.make('user', { names: 'URI:sip:bob@sip.example.com' })
certificates.make('elsewhere.example.net')
certificates.make('stranger', { by: 'other', names: 'DNS:sip.example.com' })
certificates.make('old', {
  names: 'DNS:sip.example.com',
  from: '20200101000000Z',
  to: '20200201000000Z',
})

/** A SIP server of somebody else: what came to it, and from whom. */
interface Other {
  readonly port: number
  readonly sockets: TLSSocket[]
  readonly names: (string | false)[]
  text: string
}

async function other(t: Test, certificate: string): Promise<Other> {
  const options = {
    cert: readFileSync(certificates.path(`${certificate}.pem`)),
    key: readFileSync(certificates.path(`${certificate}.key`)),
    ca: readFileSync(certificates.path('ca.pem')),
    requestCert: true,
    rejectUnauthorized: false,
  }
  const seen = { port: 0, sockets: [] as TLSSocket[], names: [] as (string | false)[], text: '' }
  const server: Server = createServer(options, (socket) => {
    seen.sockets.push(socket)
    seen.names.push(
      'servername' in socket && typeof socket.servername === 'string' ? socket.servername : false,
    )
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      seen.text += text
    })
    socket.on('error', () => socket.destroy())
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    for (const socket of seen.sockets) socket.destroy()
    server.close()
  })
  const bound = server.address()
  seen.port = bound !== null && typeof bound === 'object' ? bound.port : 0
  return seen
}

const head = `listen = udp:127.0.0.1:0
listen = tls:127.0.0.1:0
modparam("tls", "certificate", "us.pem")
modparam("tls", "private_key", "us.key")
modparam("tls", "ca_list", "ca.pem")
`
const verifying = `${head}modparam("tls", "verify_certificate", 1)\n`

/** Sends a request by UDP, to be forwarded. */
function send(t: Test, port: number, uri: string): void {
  const socket = createSocket('udp4')
  t.teardown(() => socket.close())
  socket.send(
    `MESSAGE ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\nFrom: <sip:a@example.com>;tag=1\r\n` +
      `To: <sip:b@example.com>\r\nCall-ID: 1\r\nCSeq: 1 MESSAGE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n`,
    port,
    '127.0.0.1',
  )
}

t.test(
  'a request to transport=tls leaves over TLS, with the name asked for and our certificate',
  async (t) => {
    const there = await other(t, 'sip.example.com')
    const { ports } = await serve(t, certificates, `${verifying}request_route { forward(); }`)
    send(t, ports[0] ?? 0, `sip:b@sip.example.com:${there.port};transport=tls`)
    await until(() => there.text.includes('\r\n\r\n'))
    t.match(there.text, new RegExp(`^MESSAGE .*\r\nVia: SIP/2.0/TLS 127.0.0.1:${ports[1]};branch=`))
    t.same(there.names, ['sip.example.com'])
    t.equal(there.sockets[0]?.authorized, true)
  },
)

t.test('a server is verified by its chain, and by its name as RFC 5922 has it', async (t) => {
  const rows = [
    ['sip.example.com', 'sip.example.com', ''],
    ['uri', 'sip.example.com', ''],
    ['uri', 'www.example.com', 'not for www.example.com but for sip.example.com'],
    ['wild', 'sip.example.com', 'not for sip.example.com but for \\*.example.com'],
    ['user', 'sip.example.com', 'not for sip.example.com but for no domain'],
    [
      'elsewhere.example.net',
      'sip.example.com',
      'not for sip.example.com but for elsewhere.example.net',
    ],
    ['stranger', 'sip.example.com', 'not trusted: UNABLE_TO_'],
    ['old', 'sip.example.com', 'not trusted: CERT_HAS_EXPIRED'],
    ['elsewhere.example.net', '127.0.0.1', ''],
  ] as const
  for (const [certificate, host, why] of rows) {
    const there = await other(t, certificate)
    const { ports, log, server } = await serve(
      t,
      certificates,
      `${verifying}request_route { forward(); }`,
    )
    send(t, ports[0] ?? 0, `sip:b@${host}:${there.port};transport=tls`)
    if (why === '') {
      await until(() => there.text.includes('\r\n\r\n'))
      continue
    }
    await until(() => log.some((line) => line.includes('no connection to')))
    t.match(
      log.find((line) => line.includes('no connection to')),
      new RegExp(why),
      `${certificate} as ${host}`,
    )
    t.match(server.listeners[1]?.counters.dropped, { handshakeFailed: 1, connectFailed: 1 })
    t.equal(there.text, '')
  }
})

t.test('without verify_certificate any server will do', async (t) => {
  const there = await other(t, 'stranger')
  const { ports } = await serve(t, certificates, `${head}request_route { forward(); }`)
  send(t, ports[0] ?? 0, `sip:b@www.example.com:${there.port};transport=tls`)
  await until(() => there.text.includes('\r\n\r\n'))
})

t.test('a profile is found by address, by id and by name', async (t) => {
  const there = await other(t, 'elsewhere.example.net')
  certificates.write(
    'clients.cfg',
    `
[server:default]
certificate = us.pem
private_key = us.key
[client:default]
verify_certificate = yes
[client:127.0.0.1:${there.port}]
verify_certificate = yes
ca_list = ca.pem
server_name = elsewhere.example.net
[client:any]
server_id = wrong
verify_certificate = yes
ca_list = other.pem
`,
  )
  const config = `listen = udp:127.0.0.1:0\nlisten = tls:127.0.0.1:0\nmodparam("tls", "config", "clients.cfg")\n`
  const one = await serve(t, certificates, `${config}request_route { forward(); }`)
  send(t, one.ports[0] ?? 0, `sip:b@sip.example.com:${there.port};transport=tls`)
  await until(() => there.text.includes('\r\n\r\n'))
  t.same(there.names, ['elsewhere.example.net'])
  const two = await serve(
    t,
    certificates,
    `${config}request_route { tls_set_connect_server_id("wrong"); forward(); }`,
  )
  send(t, two.ports[0] ?? 0, `sip:b@sip.example.com:${there.port};transport=tls`)
  await until(() => two.log.some((line) => /no connection to .*not trusted/.test(line)))
})

t.test('tls_connection_match_domain keeps names apart', async (t) => {
  const there = await other(t, 'sip.example.com')
  for (const [match, count] of [
    ['no', 1],
    ['yes', 2],
  ] as const) {
    there.sockets.length = 0
    there.text = ''
    const { ports } = await serve(
      t,
      certificates,
      `tls_connection_match_domain = ${match}\n${head}request_route { forward(); }`,
    )
    for (const host of ['sip.example.com', 'www.example.com', 'sip.example.com'])
      send(t, ports[0] ?? 0, `sip:b@${host}:${there.port};transport=tls`)
    await until(() => there.text.split('\r\n\r\n').length === 4)
    t.equal(there.sockets.length, count)
  }
})

t.test('the event route sees the peer, and can drop the connection', async (t) => {
  const there = await other(t, 'sip.example.com')
  const { ports, log } = await serve(
    t,
    certificates,
    `loadmodule "xlog.so"\n${head}request_route { forward(); }
event_route[tls:connection-out] { xlog("L_WARN", "to $si:$sp $tls_peer_subject_cn\n"); drop; }`,
  )
  send(t, ports[0] ?? 0, `sip:b@127.0.0.1:${there.port};transport=tls`)
  await until(() => log.some((line) => line.includes('the event route dropped it')))
  t.ok(log.some((line) => line.includes(`to 127.0.0.1:${there.port} sip.example.com`)))
  t.equal(there.text, '')
})
