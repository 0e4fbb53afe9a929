import t from 'tap'

import { parseMsrpUri } from '../msrp-uri.ts'

t.test('parseMsrpUri reads what Kamailio reads', (t) => {
  t.same(parseMsrpUri('msrps://alice@[2001:db8::1]:9/s.1+x;ws'), {
    scheme: 'msrps',
    user: 'alice',
    userinfo: 'alice',
    host: '[2001:db8::1]',
    port: '9',
    session: 's.1+x',
    proto: 'ws',
    params: '',
  })
  t.match(parseMsrpUri('msrp://example.com'), { host: 'example.com', session: '', proto: '' })
  t.match(parseMsrpUri('msrp://example.com:2855;tcp'), { port: '2855', proto: 'tcp' })
  t.match(parseMsrpUri('MSRP://h:1/s;TCP'), { host: 'h', proto: 'TCP' })
  t.end()
})

t.test('parseMsrpUri takes nothing else, in no time', (t) => {
  const wrong = [
    '',
    'sip:a@b',
    'msrp:',
    'msrp://',
    'msrp://;tcp',
    'msrp://h:99999/s;tcp',
    'msrp://[::1;tcp',
  ]
  for (const text of wrong) t.equal(parseMsrpUri(text), null, text)
  for (const sign of ['@', ':', '/', ';', '[']) parseMsrpUri(`msrp://${sign.repeat(1_000_000)}`)
  t.end()
})
