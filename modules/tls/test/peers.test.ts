import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

import t, { type Test } from 'tap'

import { Certificates } from './support/certificates.ts'
import { installed, run, sClient } from './support/programs.ts'
import { options, serve } from './support/served.ts'

const SIPP_OPTIONS = fileURLToPath(
  new URL('../../../test/end-to-end/fixtures/options.xml', import.meta.url),
)

const certificates = new Certificates(t)
certificates.authority('ca')
certificates.make('example.com')
certificates.make('phone')

const head = `listen = tls:127.0.0.1:0
modparam("tls", "certificate", "example.com.pem")
modparam("tls", "private_key", "example.com.key")
modparam("tls", "ca_list", "ca.pem")
`
const answer = 'request_route { sl_send_reply("200", "$tls_version $tls_peer_subject_cn"); }\n'

t.test('openssl s_client verifies the server, and is answered', async (t) => {
  const { ports } = await serve(
    t,
    certificates,
    `${head}modparam("tls", "verify_client", "optional")\n${answer}`,
  )
  const [port = 0] = ports
  const ca = ['-CAfile', certificates.path('ca.pem'), '-verify_return_error']
  t.same(await sClient(port, [...ca, '-verify_hostname', 'example.com']), {
    protocol: 'TLSv1.3',
    certificate: 'example.com',
    verify: '0',
  })
  t.same(await sClient(port, [...ca, '-tls1_2']), {
    protocol: 'TLSv1.2',
    certificate: 'example.com',
    verify: '0',
  })
  t.match(await sClient(port, ['-tls1_1']), { protocol: '' })
  const client = ['-cert', certificates.path('phone.pem'), '-key', certificates.path('phone.key')]
  const { output } = await run('sh', [
    '-c',
    `(printf '%s' "$0"; sleep 1) | openssl s_client -connect 127.0.0.1:${port} "$@"`,
    options('1'),
    ...ca,
    ...client,
  ])
  t.match(output, /SIP\/2\.0 200 TLSv1\.3 phone/)
})

/** The port of a TCP socket that leads into TLS to another: sipp of the distributions speaks no TLS itself. */
async function tunnel(t: Test, port: number): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const bound = probe.address()
  const free = bound !== null && typeof bound === 'object' ? bound.port : 0
  probe.close()
  await once(probe, 'close')
  const child = spawn('socat', [
    '-d',
    '-d',
    `TCP-LISTEN:${free},bind=127.0.0.1,fork,reuseaddr`,
    `OPENSSL:127.0.0.1:${port},cafile=${certificates.path('ca.pem')},commonname=example.com`,
  ])
  t.teardown(async () => {
    child.kill()
    await once(child, 'close')
  })
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (bytes: Buffer) => {
      if (bytes.includes('listening on')) resolve()
    })
  })
  return free
}

const tools = installed('sipp') && installed('socat')
t.test(
  'sipp has 2000 of 2000 OPTIONS answered over TLS',
  { skip: !tools && 'no sipp or no socat' },
  async (t) => {
    const { ports, server } = await serve(t, certificates, `${head}${answer}`)
    const port = await tunnel(t, ports[0] ?? 0)
    const args = `-sf ${SIPP_OPTIONS} -t t1 -i 127.0.0.1 -m 2000 -r 1000 -l 200 -nostdin 127.0.0.1:${port}`
    const { code, output } = await run('sipp', args.split(' '))
    t.equal(code, 0, output.slice(-2000))
    t.match(server.listeners[0]?.counters, {
      received: 2000,
      sent: 2000,
      accepted: 1,
      dropped: { handshakeFailed: 0 },
    })
  },
)
