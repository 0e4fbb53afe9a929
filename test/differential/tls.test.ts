/** The same profiles in Kamailio and in this server: `openssl s_client` sees the same. */

import t from 'tap'

import { Certificates } from '../../modules/tls/test/support/certificates.ts'
import { run, sClient } from '../../modules/tls/test/support/programs.ts'
import { options, serve } from '../../modules/tls/test/support/served.ts'
import { freePort } from '../support/free-port.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed } from '../support/server-process.ts'

const certificates = new Certificates(t)
certificates.authority('ca')
for (const name of ['default', 'any', 'sub', 'both', 'two', 'phone', 'old']) certificates.make(name)
certificates.make('itself', { by: null })

const pair = (name: string): string =>
  `certificate = ${certificates.path(`${name}.pem`)}\nprivate_key = ${certificates.path(`${name}.key`)}\n`

/** The profiles; two sockets. */
function profiles(two: number, three: number): string {
  const ca = `ca_list = ${certificates.path('ca.pem')}\n`
  return `[server:default]
method = TLSv1.2+
${pair('default')}
[client:default]
verify_certificate = no
[server:any]
method = TLSv1.2+
server_name = any.example.com
${pair('any')}
[server:any]
method = TLSv1.2+
server_name = sub.example.com
server_name_mode = 2
${pair('sub')}
[server:any]
method = TLSv1.2+
server_name = both.example.com
server_name_mode = 1
${pair('both')}
[server:127.0.0.1:${two}]
method = TLSv1.2
${pair('two')}
[server:127.0.0.1:${three}]
method = TLSv1.2+
verify_certificate = yes
require_certificate = yes
${ca}${pair('default')}`
}

const shows = (name: string): string[] => [
  '-cert',
  certificates.path(`${name}.pem`),
  '-key',
  certificates.path(`${name}.key`),
]

/** The socket, and the arguments of the client. */
const rows: readonly (readonly ['one' | 'two' | 'three', readonly string[]])[] = [
  ['one', []],
  ['one', ['-noservername']],
  ['one', ['-servername', 'any.example.com']],
  ['one', ['-servername', 'ANY.example.com']],
  ['one', ['-servername', 'x.any.example.com']],
  ['one', ['-servername', 'sub.example.com']],
  ['one', ['-servername', 'x.sub.example.com']],
  ['one', ['-servername', 'x.y.sub.example.com']],
  ['one', ['-servername', 'both.example.com']],
  ['one', ['-servername', 'x.both.example.com']],
  ['one', ['-servername', 'nobody.example.com']],
  ['one', ['-tls1_3']],
  ['one', ['-tls1_2']],
  ['one', ['-tls1_1', '-cipher', 'DEFAULT:@SECLEVEL=0']],
  ['one', ['-tls1', '-cipher', 'DEFAULT:@SECLEVEL=0']],
  ['two', []],
  ['two', ['-servername', 'any.example.com']],
  ['two', ['-tls1_3']],
  ['two', ['-tls1_1', '-cipher', 'DEFAULT:@SECLEVEL=0']],
]

const configuration = (config: string, sockets: readonly number[], udp: number): string =>
  `enable_tls = yes
listen = udp:127.0.0.1:${udp}
${sockets.map((port) => `listen = tls:127.0.0.1:${port}\n`).join('')}
modparam("tls", "config", "${config}")
request_route {
    if (proto == TLS) xlog("L_WARN", "seen: $tls_version $tls_cipher_info $tls_cipher_bits $tls_peer_subject_cn $tls_peer_issuer_cn $tls_peer_subject_organization $tls_peer_verified $tls_peer_expired $tls_peer_revoked $tls_peer_selfsigned $tls_peer_server_name $tls_my_subject_cn $tls_my_san_hostname $tls_peer_version $tls_peer_serial $tls_peer_notBefore $tls_peer_notAfter $tls_my_urlencoded_cert $(tls_peer_raw_cert{s.len})\\n");
    sl_send_reply("200", "OK");
}
`

t.test(
  'openssl s_client sees the same of Kamailio and of us',
  { skip: !installed('kamailio') && 'no kamailio' },
  async (t) => {
    const theirs = { one: await freePort(), two: await freePort(), three: await freePort() }
    const own = { one: await freePort(), two: await freePort(), three: await freePort() }
    const udp = await freePort()
    const modules = ['tls', 'sl', 'pv', 'xlog'].map((name) => `loadmodule "${name}.so"\n`).join('')
    const config = certificates.write('theirs.cfg', profiles(theirs.two, theirs.three))
    const kamailio = await startKamailio(
      `enable_tls = yes\n${modules}` + configuration(config, Object.values(theirs), udp),
      udp,
    )
    t.teardown(() => kamailio.stop())
    certificates.write('own.cfg', profiles(own.two, own.three))
    const { log } = await serve(t, certificates, configuration('own.cfg', Object.values(own), 0))
    for (const [socket, args] of rows) {
      t.same(
        await sClient(own[socket], args),
        await sClient(theirs[socket], args),
        `${socket} ${args.join(' ')}`,
      )
    }
    /** What a server's script saw of a client, by the line in its log; nothing where the client was turned away. */
    const ask = async (
      port: number,
      args: readonly string[],
      log: () => string,
    ): Promise<string> => {
      const before = log().length
      const script = `(printf '%s' "$0"; sleep 1) | openssl s_client -connect 127.0.0.1:${port} "$@"`
      await run('sh', ['-c', script, options('1'), ...args])
      return /seen: (.*)/.exec(log().slice(before))?.[1] ?? ''
    }
    const ours = (): string => log.join('\n')
    const kamailios = (): string => kamailio.log()
    for (const args of [[], shows('phone'), shows('itself'), [...shows('phone'), '-tls1_2']]) {
      t.equal(
        await ask(own.three, args, ours),
        await ask(theirs.three, args, kamailios),
        `verified ${args.join(' ')}`,
      )
    }
    for (const args of [[], ['-servername', 'any.example.com'], ['-tls1_2']]) {
      t.equal(
        await ask(own.one, args, ours),
        await ask(theirs.one, args, kamailios),
        args.join(' '),
      )
    }
  },
)
