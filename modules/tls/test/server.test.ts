import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'

import t from 'tap'

import { Certificates } from './support/certificates.ts'
import { Client, serve, shows, until } from './support/served.ts'

const certificates = new Certificates(t)
certificates.authority('ca')
certificates.authority('other')
certificates.make('a.example.com')
certificates.make('b.example.com')
certificates.make('c.example.com')
certificates.make('phone')
certificates.make('stranger', { by: 'other' })
certificates.make('itself', { by: null })
certificates.make('expired', { from: '20200101000000Z', to: '20200201000000Z' })

const answer = 'request_route { sl_send_reply("200", "$tls_version $tls_peer_subject_cn"); }\n'
const listen = 'listen = tls:127.0.0.1:0\n'
const own = `modparam("tls", "certificate", "a.example.com.pem")
modparam("tls", "private_key", "a.example.com.key")
modparam("tls", "ca_list", "ca.pem")\n`

t.test('a client over TLS is answered on its connection', async (t) => {
  const { ports, command } = await serve(t, certificates, `${listen}${own}${answer}`)
  const client = new Client(t, ports[0] ?? 0, {
    ca: readFileSync(certificates.path('ca.pem')),
    servername: 'a.example.com',
  })
  t.equal(await client.ask(), 'SIP/2.0 200 TLSv1.3 <null>')
  t.equal(client.socket.authorized, true)
  t.match(await command('tls.list'), [
    { src_port: client.socket.localPort, dst_port: ports[0], state: 'established' },
  ])
  t.match(await command('tls.info'), { opened_connections: 1, max_connections: 2048 })
})

t.test('verify_client decides who may come in', async (t) => {
  const rows = [
    ['off', null, '200 TLSv1.3 <null>'],
    ['off', 'stranger', '200 TLSv1.3 <null>'],
    ['optional', null, '200 TLSv1.3 <null>'],
    ['optional', 'phone', '200 TLSv1.3 phone'],
    ['optional', 'stranger', ''],
    ['on', null, ''],
    ['on', 'phone', '200 TLSv1.3 phone'],
    ['on', 'stranger', ''],
    ['on', 'itself', ''],
    ['on', 'expired', ''],
    ['optional_no_ca', null, '200 TLSv1.3 <null>'],
    ['optional_no_ca', 'itself', '200 TLSv1.3 itself'],
    ['optional_no_ca', 'expired', '200 TLSv1.3 expired'],
  ] as const
  for (const [verify, name, wanted] of rows) {
    const { ports, server } = await serve(
      t,
      certificates,
      `${listen}${own}modparam("tls", "verify_client", "${verify}")\n${answer}`,
    )
    const client = new Client(t, ports[0] ?? 0, name === null ? {} : shows(certificates, name))
    const line = await client.ask()
    t.equal(line, wanted === '' ? '' : `SIP/2.0 ${wanted}`, `${verify} ${name ?? 'nothing'}`)
    t.equal(server.listeners[0]?.counters.dropped.handshakeFailed, wanted === '' ? 1 : 0)
    t.equal(server.listeners[0]?.counters.received, wanted === '' ? 0 : 1)
  }
})

t.test('tls_method says which versions there are', async (t) => {
  const rows = [
    ['TLSv1.2+', 'TLSv1.3', 'TLSv1.3'],
    ['TLSv1.2+', 'TLSv1.2', 'TLSv1.2'],
    ['TLSv1.2+', 'TLSv1.1', ''],
    ['TLSv1.2', 'TLSv1.3', ''],
    ['TLSv1.2', 'TLSv1.2', 'TLSv1.2'],
    ['TLSv1.3', 'TLSv1.2', ''],
    ['TLSv1.3', 'TLSv1.3', 'TLSv1.3'],
    ['TLSv1.1+', 'TLSv1.1', 'TLSv1.1'],
    ['SSLv23', 'TLSv1', 'TLSv1'],
  ] as const
  for (const [method, version, wanted] of rows) {
    const { ports, log } = await serve(
      t,
      certificates,
      `${listen}${own}modparam("tls", "tls_method", "${method}")\n${answer}`,
    )
    const client = new Client(t, ports[0] ?? 0, {
      minVersion: version,
      maxVersion: version,
      ciphers: 'DEFAULT:@SECLEVEL=0',
    })
    await until(() => client.secure || client.closed)
    t.equal(client.secure ? client.socket.getProtocol() : '', wanted, `${method} ${version}`)
    if (wanted === '')
      await until(() =>
        log.some((line) =>
          /^2 tls: no connection from 127.0.0.1:\d+: .*(protocol|version)/.test(line),
        ),
      )
  }
})

t.test('the certificate is chosen by address and by name', async (t) => {
  certificates.write(
    'tls.cfg',
    `
[server:default]
certificate = a.example.com.pem
private_key = a.example.com.key
[server:any]
server_name = c.example.com
server_name_mode = 1
certificate = c.example.com.pem
private_key = c.example.com.key
`,
  )
  const { ports } = await serve(
    t,
    certificates,
    `${listen}modparam("tls", "config", "tls.cfg")\n${answer}`,
  )
  const rows = [
    [undefined, 'a.example.com'],
    ['b.example.com', 'a.example.com'],
    ['c.example.com', 'c.example.com'],
    ['C.Example.COM', 'c.example.com'],
    ['x.c.example.com', 'c.example.com'],
  ] as const
  for (const [servername, wanted] of rows) {
    const client = new Client(t, ports[0] ?? 0, servername === undefined ? {} : { servername })
    await until(() => client.secure)
    t.equal(client.shown, wanted)
  }
})

t.test('what is no handshake is a figure and a line, and the server goes on', async (t) => {
  const { ports, log, server } = await serve(t, certificates, `${listen}${own}${answer}`)
  const [port = 0] = ports
  const texts = [
    'OPTIONS sip:a SIP/2.0\r\n\r\n',
    '\x16\x03\x01\xff\xff',
    '\x16\x03\x01\x00\x05\x01\x00\xff\xff\xff',
    '\0'.repeat(50),
    '\x15\x03\x01\x00\x02\x02\x28',
  ]
  for (const [count, text] of texts.entries()) {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => socket.destroy())
    socket.end(text, 'latin1')
    await until(() => server.listeners[0]?.counters.dropped.handshakeFailed === count + 1)
  }
  t.equal(log.filter((line) => line.startsWith('2 tls: no connection from')).length, texts.length)
  const client = new Client(t, port)
  t.equal(await client.ask(), 'SIP/2.0 200 TLSv1.3 <null>')
})

t.test('a revoked certificate is turned away', async (t) => {
  certificates.make('lost')
  certificates.revoke('lost')
  const text = `${listen}${own}modparam("tls", "verify_client", "on")\nmodparam("tls", "crl", "crl.pem")\n${answer}`
  const { ports, log } = await serve(t, certificates, text)
  t.equal(
    await new Client(t, ports[0] ?? 0, shows(certificates, 'phone')).ask(),
    'SIP/2.0 200 TLSv1.3 phone',
  )
  t.equal(await new Client(t, ports[0] ?? 0, shows(certificates, 'lost')).ask(), '')
  t.match(log.join('\n'), /not trusted: CERT_REVOKED/)
})

t.test('verify_depth counts the authorities between', async (t) => {
  certificates.authority('middle', 'ca')
  certificates.make('deep', { by: 'middle' })
  const chain = Buffer.concat(
    ['deep.pem', 'middle.pem'].map((name) => readFileSync(certificates.path(name))),
  )
  const client = { cert: chain, key: readFileSync(certificates.path('deep.key')) }
  for (const [depth, wanted] of [
    [1, 'SIP/2.0 200 TLSv1.3 deep'],
    [0, ''],
  ] as const) {
    const text = `${listen}${own}modparam("tls", "verify_client", "on")\nmodparam("tls", "verify_depth", ${depth})\n${answer}`
    const { ports } = await serve(t, certificates, text)
    t.equal(await new Client(t, ports[0] ?? 0, client).ask(), wanted)
  }
})

t.test('cipher_list says which ciphers there are before TLS 1.3', async (t) => {
  const text = `${listen}${own}modparam("tls", "cipher_list", "ECDHE-ECDSA-AES128-GCM-SHA256")\n${answer}`
  const { ports } = await serve(t, certificates, text)
  const old = new Client(t, ports[0] ?? 0, { maxVersion: 'TLSv1.2' })
  const modern = new Client(t, ports[0] ?? 0)
  await until(() => old.secure && modern.secure)
  t.equal(old.socket.getCipher().name, 'ECDHE-ECDSA-AES128-GCM-SHA256')
  t.equal(modern.socket.getProtocol(), 'TLSv1.3')
})

t.test('authorities can stand in a directory, and a key behind a password', async (t) => {
  mkdirSync(certificates.path('authorities'))
  copyFileSync(certificates.path('ca.pem'), certificates.path('authorities/ca.pem'))
  writeFileSync(certificates.path('authorities/README'), 'no certificate')
  certificates.run(
    'ec',
    '-in',
    'a.example.com.key',
    '-aes256',
    '-passout',
    'pass:correct horse',
    '-out',
    'locked.key',
  )
  const text = (
    password: string,
  ): string => `${listen}modparam("tls", "certificate", "a.example.com.pem")
modparam("tls", "private_key", "locked.key")
modparam("tls", "private_key_password", "${password}")
modparam("tls", "ca_path", "authorities")
modparam("tls", "verify_client", "on")
${answer}`
  const { ports, command } = await serve(t, certificates, text('correct horse'))
  const phone = new Client(t, ports[0] ?? 0, shows(certificates, 'phone'))
  t.equal(await phone.ask(), 'SIP/2.0 200 TLSv1.3 phone')
  t.notMatch(JSON.stringify(await command('tls.options')), /horse/)
  const failure = serve(t, certificates, text('wrong'))
  await t.rejects(failure, { message: /locked\.key/ })
  t.notMatch(String(await failure.catch((error: unknown) => error)), /wrong\b/)
})

t.test('session_cache lets clients take up a session, and nothing else does', async (t) => {
  for (const cache of [0, 1]) {
    const { ports } = await serve(
      t,
      certificates,
      `${listen}${own}modparam("tls", "session_cache", ${cache})\n${answer}`,
    )
    const first = new Client(t, ports[0] ?? 0, { maxVersion: 'TLSv1.2' })
    await first.ask()
    const session = first.socket.getSession()
    const second = new Client(t, ports[0] ?? 0, { maxVersion: 'TLSv1.2', session })
    t.equal(await second.ask(), 'SIP/2.0 200 TLSv1.2 <null>')
    t.equal(second.socket.isSessionReused(), cache === 1)
  }
})

t.test('tls.kill closes one connection', async (t) => {
  const { ports, command } = await serve(t, certificates, `${listen}${own}${answer}`)
  const clients = [new Client(t, ports[0] ?? 0), new Client(t, ports[0] ?? 0)]
  for (const client of clients) await client.ask()
  const found = (await command('tls.list')) as { readonly id: number; readonly src_port: number }[]
  const id = found.find((one) => one.src_port === clients[0]?.socket.localPort)?.id ?? 0
  t.equal(await command('tls.kill', id), 'Ok. Connection closed.')
  await until(() => clients[0]?.closed === true)
  t.equal(await clients[1]?.ask('2'), 'SIP/2.0 200 TLSv1.3 <null>')
  await t.rejects(command('tls.kill', id), { code: 'tls/no-connection' })
})
