import t from 'tap'

import { Certificates } from './support/certificates.ts'
import { Client, serve, until } from './support/served.ts'

const certificates = new Certificates(t)
certificates.authority('ca')
certificates.make('first.example.com')
certificates.make('second.example.com')

const CONNECTIONS = 50
const text = `listen = tls:127.0.0.1:0
modparam("tls", "config", "tls.cfg")
request_route { sl_send_reply("200", "OK"); }
`

function profiles(name: string, more = ''): void {
  certificates.write(
    'tls.cfg',
    `[server:default]\ncertificate = ${name}.pem\nprivate_key = ${name}.key\n${more}`,
  )
}

t.test('reload gives new connections the new certificate, and loses none', async (t) => {
  profiles('first.example.com')
  const { ports, command, server } = await serve(t, certificates, text)
  const [port = 0] = ports
  const clients = Array.from({ length: CONNECTIONS }, () => new Client(t, port))
  await until(() => clients.every((client) => client.secure))
  profiles('second.example.com')
  t.equal(await command('tls.reload'), 'Ok. TLS configuration reloaded.')
  const late = new Client(t, port)
  await until(() => late.secure)
  t.equal(late.shown, 'second.example.com')
  const lines = await Promise.all(clients.map((client, at) => client.ask(String(at))))
  t.equal(lines.filter((line) => line === 'SIP/2.0 200 OK').length, CONNECTIONS)
  t.equal(clients.filter((client) => client.shown === 'first.example.com').length, CONNECTIONS)
  t.equal(clients.filter((client) => client.closed).length, 0)
  t.match(server.listeners[0]?.counters, {
    accepted: CONNECTIONS + 1,
    dropped: { handshakeFailed: 0 },
  })
})

t.test('a handshake that is under way during a reload ends as it began', async (t) => {
  profiles('first.example.com')
  const { ports, command } = await serve(t, certificates, text)
  const clients = Array.from({ length: CONNECTIONS }, () => new Client(t, ports[0] ?? 0))
  profiles('second.example.com')
  await command('tls.reload')
  const lines = await Promise.all(clients.map((client) => client.ask()))
  t.equal(lines.filter((line) => line === 'SIP/2.0 200 OK').length, CONNECTIONS)
})

t.test('what does not fit leaves all as it was, and says why', async (t) => {
  profiles('first.example.com')
  const { ports, command, log } = await serve(t, certificates, text)
  certificates.write('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
  certificates.write('empty.pem', '')
  const rows = [
    [
      () => profiles('no-such-file'),
      /tls\.cfg:1:2: certificate of \[server:default\] is `.*no-such-file\.pem`, which cannot be read: ENOENT/,
    ],
    [
      () => profiles('first.example.com', '[server:any]\nserver_name = x\nfoo = bar\n'),
      /tls\.cfg:6:1: there is no key `foo`/,
    ],
    [
      () =>
        profiles(
          'first.example.com',
          '[client:default]\ncertificate = second.example.com.pem\nprivate_key = first.example.com.key\n',
        ),
      /tls\.cfg:4:2: \[client:default\] cannot be used with .*key values mismatch/,
    ],
    [
      () => profiles('first.example.com', 'ca_list = broken.pem\n'),
      /tls\.cfg:1:2: \[server:default\] cannot be used with .*broken\.pem/,
    ],
    [() => profiles('first.example.com', 'cipher_list = NO-SUCH\n'), /tls\.cfg:1:2: .*no cipher/],
    [
      () => certificates.write('tls.cfg', '[server:default]\ncertificate = empty.pem\n'),
      /tls\.cfg:1:2: /,
    ],
  ] as const
  for (const [breakIt, why] of rows) {
    breakIt()
    await t.rejects(command('tls.reload'), { message: why })
    t.match(log.at(-1), /^-1 tls: not reloaded, all stays as it was: /)
    const client = new Client(t, ports[0] ?? 0)
    t.equal(await client.ask(), 'SIP/2.0 200 OK')
    t.equal(client.shown, 'first.example.com')
  }
  t.notOk(log.some((line) => line.includes('PRIVATE KEY')))
})

t.test(
  'certificates that parameters name are read again too, and a second reload waits its turn',
  async (t) => {
    const { copyFileSync } = await import('node:fs')
    const copy = (name: string): void => {
      for (const kind of ['pem', 'key'])
        copyFileSync(certificates.path(`${name}.${kind}`), certificates.path(`live.${kind}`))
    }
    copy('first.example.com')
    const { ports, command } = await serve(
      t,
      certificates,
      `listen = tls:127.0.0.1:0
modparam("tls", "certificate", "live.pem")
modparam("tls", "private_key", "live.key")
request_route { sl_send_reply("200", "OK"); }`,
    )
    copy('second.example.com')
    const both = await Promise.allSettled([command('tls.reload'), command('tls.reload')])
    t.same(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    )
    const client = new Client(t, ports[0] ?? 0)
    await until(() => client.secure)
    t.equal(client.shown, 'second.example.com')
  },
)

t.test(
  'the server does not start with what does not fit, nor with a tls socket and TLS off',
  async (t) => {
    profiles('no-such-file')
    await t.rejects(serve(t, certificates, text), { code: 'tls/file-unreadable' })
    profiles('first.example.com')
    await t.rejects(serve(t, certificates, `enable_tls = no\n${text}`), {
      code: 'net/no-transport',
      message: /enable_tls = yes/,
    })
    await t.rejects(serve(t, certificates, `modparam("tls", "tls_method", "SSLv3")\n${text}`), {
      message: /`tls_method` is `SSLv3`; it can be/,
    })
  },
)
