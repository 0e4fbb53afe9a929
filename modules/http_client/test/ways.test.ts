import t from 'tap'

import { connectionOf, parseConnection, parseConnections, type Way } from '../ways.ts'

const usual: Way = {
  timeoutMs: 1000,
  timeoutMode: 1,
  maxBytes: 100,
  redirects: 10,
  userAgent: '',
  authMethod: 3,
  http: {
    keep: false,
    localAddress: null,
    proxy: null,
    verifyPeer: true,
    verifyHost: true,
    ca: '',
    certificate: '',
    key: '',
    minVersion: null,
    ciphers: '',
  },
}

t.test('connectionOf reads what a connection says', (t) => {
  const made = connectionOf(
    parseConnection(
      'a=>https://u%40x:p:w@h:8443/b?c=d;timeout=2;httpredirect=0;verify_peer=0;tlsversion=TLSv1.2;failover=b',
    ),
    usual,
  )
  t.match(made, {
    name: 'a',
    url: 'https://h:8443/b?c=d',
    user: 'u@x',
    password: 'p:w',
    failover: 'b',
    way: { timeoutMs: 2000, redirects: 0, http: { verifyPeer: false, minVersion: 'TLSv1.2' } },
  })
  t.equal(connectionOf(parseConnection('a=>http://h'), usual).url, 'http://h')
  t.equal(connectionOf(parseConnection('a=>http://h/'), usual).url, 'http://h/')
  t.end()
})

t.test('connectionOf refuses what is none, and shows no password', (t) => {
  const wrong = [
    '',
    'a',
    '=>http://h',
    'a=>h',
    'a=>ftp://h',
    'a=>http://user:secret@',
    'a=>http://h;timeout=soon',
    'a=>http://h;colour=red',
    'a=>http://h;verify_peer=maybe',
    'a=>http://h;tlsversion=SSLv3',
    'a=>http://h;tlsversion=3',
  ]
  for (const text of wrong) {
    t.throws(() => connectionOf(parseConnection(text), usual), /.+/, text)
    try {
      connectionOf(parseConnection(text), usual)
    } catch (error) {
      t.notMatch(String(error), /secret/)
    }
  }
  t.end()
})

t.test('parseConnections reads a file', (t) => {
  const [a, b, ...more] = parseConnections(
    '# all\n[a]\nurl = http://h\npassword = "x = y"\n\n[ b ]\r\nurl=http://i\r\nhttpproxy = proxy\nhttpproxyport = 8080\n',
  )
  t.same(more, [])
  t.match(connectionOf(a ?? parseConnection(''), usual), { name: 'a', password: 'x = y' })
  const { way } = connectionOf(b ?? parseConnection(''), usual)
  t.equal(way.http.proxy, 'http://proxy:8080/')
  for (const text of ['url = x', '[a\n', '[a]\nnonsense', '\0']) {
    t.throws(() => parseConnections(text), { code: 'http_client/file' })
  }
  t.end()
})
