import t from 'tap'

import { methodOf } from '../profiles/method.ts'
import { type Profile, profileName, type ProfileValues } from '../profiles/profile.ts'
import { type LoadedProfile, ProfileSet } from '../profiles/profile-set.ts'
import { parseTlsCfg } from '../profiles/tls-cfg.ts'

const method = methodOf('TLSv1.2+')
if (method === null) throw new TypeError('no such method')
const usual: ProfileValues = {
  method,
  verify: 'off',
  verifyDepth: 9,
  certificate: 'cert.pem',
  privateKey: null,
  privateKeyPassword: null,
  caList: null,
  caPath: null,
  crl: null,
  ciphers: null,
  serverName: null,
  serverNameMode: 0,
  serverId: null,
}
const fallback = { server: usual, client: { ...usual, certificate: null } }

const parse = (text: string): readonly Profile[] => parseTlsCfg(text, 'tls.cfg', fallback)

t.test('every way to write a section and a key is read', async (t) => {
  const profiles = parse(`# comment
[server:default]
method = TLSv1.3   # to the end of the line
certificate = "a \\"b\\".pem"
private_key=a.key
[ SERVER : ANY ]\r
Server_Name = EXAMPLE.com\r
SERVER_NAME_MODE = 1
[client:192.0.2.40:5061]
verify_certificate = on
require_certificate = 0
ca_list = \\
  ca.pem
[client:[2001:DB8::1]:5061]
verify_client = optional_no_ca
verify_depth = 3
server_id = one`)
  t.same(profiles.map(profileName), [
    '[server:default]',
    '[server:any]',
    '[client:192.0.2.40:5061]',
    '[client:[2001:db8::1]:5061]',
  ])
  t.match(profiles[0], {
    method: { name: 'TLSv1.3' },
    certificate: 'a "b".pem',
    privateKey: 'a.key',
    verify: 'off',
  })
  t.match(profiles[1], { serverName: 'EXAMPLE.com', serverNameMode: 1, certificate: 'cert.pem' })
  t.match(profiles[2], { verify: 'optional', caList: 'ca.pem', certificate: null })
  t.match(profiles[3], { verify: 'optional_no_ca', verifyDepth: 3, serverId: 'one' })
})

t.test('other names of keys mean the same', async (t) => {
  const [profile] = parse(
    '[server:default]\ntls_method=TLSv1.2\nverify_cert=yes\nrequire_cert=yes\ncert_file=c\npkey_file=k\ncalist_file=l\nca_path=p\ncrl=r\ncipher_list=HIGH\nprivate_key_password=s\n',
  )
  t.match(profile, {
    method: { name: 'TLSv1.2' },
    verify: 'on',
    certificate: 'c',
    privateKey: 'k',
    caList: 'l',
    caPath: 'p',
    crl: 'r',
    ciphers: 'HIGH',
    privateKeyPassword: 's',
  })
})

t.test('what cannot be read is refused with its place', async (t) => {
  const rows = [
    ['verify_depth = 3\n', '1:1', /stands before any section/],
    ['[server:default\n', '1:1', /no `\]` ends it/],
    ['[peer:default]\n', '1:2', /for `peer`; it can be for `server` or `client`/],
    ['[server:host]\n', '1:9', /`host` is none of/],
    ['[server:192.0.2.1]\n', '1:9', /no port/],
    ['[server:192.0.2.1:0]\n', '1:9', /no port/],
    ['[server:192.0.2.1:65536]\n', '1:9', /no port/],
    ['[server:2001:db8::1:5061]\n', '1:9', /none of/],
    ['[server:default] x\n', '1:18', /line is to end here/],
    ['[server:default]\nfoo = 1\n', '2:1', /no key `foo`/],
    ['[server:default]\n  method TLSv1.2\n', '2:10', /`=` is to stand here/],
    ['[server:default]\nmethod =\n', '2:9', /`method` has no value/],
    ['[server:default]\nmethod = TLSv9\n', '2:10', /the method is `TLSv9`/],
    ['[server:default]\nmethod = SSLv3\n', '2:10', /the method is `SSLv3`; it can be TLSv1, /],
    ['[server:default]\nverify_certificate = maybe\n', '2:22', /`maybe`; it can be yes or no/],
    ['[server:default]\nverify_depth = -1\n', '2:16', /0 to 100/],
    ['[server:default]\nverify_depth = 99999999999999999999\n', '2:16', /0 to 100/],
    ['[server:default]\nverify_client = perhaps\n', '2:17', /off, on, optional, optional_no_ca/],
    ['[server:default]\ncertificate = a b\n', '2:17', /there is `b`/],
    ['[server:default]\ncertificate = "a\n', '2:15', /no `"` ends it/],
    ['[server:default]\ncertificate = "\\x"\n', '2:16', /is none of/],
    ['[server:default]\n; comment\n', '2:1', /here is `;`/],
    ['[server:any]\nmethod = TLSv1.2\n', '1:2', /no `server_name`/],
    ['[server:default]\n[server:default]\n', '2:2', /a second time/],
    ['[server:192.0.2.1:5061]\n[server:192.0.2.1:5061]\n', '2:2', /told apart/],
  ] as const
  for (const [text, place, why] of rows) {
    t.throws(
      () => parse(text),
      { message: new RegExp(`^tls\\.cfg:${place}: .*${why.source}`) },
      text,
    )
  }
})

t.test('the text of any bytes is read or refused, in linear time', async (t) => {
  let seed = 7
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) % below
  }
  const pieces = [
    '[server:default]',
    '[',
    ']',
    '=',
    '\\',
    '\n',
    '"',
    '#',
    ' ',
    'method',
    'TLSv1.2',
    '\r',
    '\0',
    '\xff',
    ':',
    '192.0.2.1:5061',
  ]
  for (let round = 0; round < 5000; round++) {
    const text = Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('')
    try {
      parse(text)
    } catch (error) {
      if (!/^tls\.cfg:\d+:\d+: /.test(String((error as Error).message))) throw error
    }
  }
  const begin = process.cpuUsage()
  for (const piece of ['\\\n', ' ', '#', '[', 'a', '"']) {
    t.throws(() => parse(`[server:default]\nmethod = ${piece.repeat(200_000)}`))
  }
  t.ok(process.cpuUsage(begin).user < 2_000_000)
})

/** Profiles without files, to be found. */
function setOf(text: string): ProfileSet {
  const loaded = parse(text).map((profile) => ({ profile }))
  // Only the profile is looked at when one is searched.
  return new ProfileSet(loaded as unknown as LoadedProfile[])
}

t.test('a profile is found by the socket, then by the name, then by default', async (t) => {
  const set = setOf(`
[server:default]
certificate = default
[client:default]
[server:any]
server_name = any.example.com
certificate = any
[server:any]
server_name = sub.example.com
server_name_mode = 2
certificate = sub
[server:any]
server_name = both.example.com
server_name_mode = 1
certificate = both
[server:192.0.2.1:5061]
certificate = nameless
[server:192.0.2.1:5061]
server_name = named.example.com
certificate = named
[server:192.0.2.2:5061]
server_name = two.example.com
certificate = two
`)
  const rows = [
    ['192.0.2.9', null, 'default'],
    ['192.0.2.9', 'any.example.com', 'any'],
    ['192.0.2.9', 'ANY.example.com.', 'any'],
    ['192.0.2.9', 'x.any.example.com', 'default'],
    ['192.0.2.9', 'sub.example.com', 'default'],
    ['192.0.2.9', 'x.y.sub.example.com', 'sub'],
    ['192.0.2.9', 'xsub.example.com', 'default'],
    ['192.0.2.9', 'both.example.com', 'both'],
    ['192.0.2.9', 'x.both.example.com', 'both'],
    ['192.0.2.1', null, 'nameless'],
    ['192.0.2.1', 'any.example.com', 'nameless'],
    ['192.0.2.1', 'named.example.com', 'named'],
    ['192.0.2.2', null, 'two'],
    ['192.0.2.2', 'two.example.com', 'two'],
    ['192.0.2.2', 'any.example.com', 'any'],
    ['192.0.2.2', 'other.example.com', 'default'],
  ] as const
  for (const [address, name, wanted] of rows) {
    t.equal(set.server(address, 5061, name).profile.certificate, wanted, `${address} ${name ?? ''}`)
  }
})
