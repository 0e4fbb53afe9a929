import t from 'tap'

import { sameUri } from '../same-uri.ts'
import { parseUri, type Uri } from '../uri.ts'
import {
  withHost,
  withHostPort,
  withParams,
  withPassword,
  withPort,
  withUser,
} from '../uri-changes.ts'
import { escapeUser, unescapeUri } from '../uri-escapes.ts'

const uri = (text: string): Uri => {
  const parsed = parseUri(text)
  if (parsed === null) throw new TypeError(`no URI: ${text}`)
  return parsed
}

t.test('parseUri takes a URI apart', (t) => {
  const rows: readonly (readonly [string, Partial<Uri>])[] = [
    [
      'sip:example.com',
      {
        scheme: 'sip',
        user: null,
        password: null,
        host: 'example.com',
        port: null,
        params: '',
        headers: '',
      },
    ],
    ['sip:bob@example.com', { user: 'bob', host: 'example.com' }],
    [
      'SIPS:bob:secret@example.com:5061',
      { scheme: 'sips', user: 'bob', password: 'secret', port: 5061 },
    ],
    [
      'sip:bob@[2001:db8::1]:5070;transport=TCP',
      { host: '[2001:db8::1]', port: 5070, params: 'transport=TCP', transport: 'TCP' },
    ],
    ['sip:[::ffff:192.0.2.1]', { host: '[::ffff:192.0.2.1]', port: null }],
    [
      'sip:bob@192.0.2.1;lr?Subject=x&Route=%3Ca%3E',
      { params: 'lr', headers: 'Subject=x&Route=%3Ca%3E', looseRouting: true },
    ],
    ['sip:example.com?a=b', { params: '', headers: 'a=b' }],
    ['sip:example.com;', { host: 'example.com', params: '' }],
    ['sip:a;b=c:d?e/f@example.com', { user: 'a;b=c', password: 'd?e/f', host: 'example.com' }],
    ['sip:1;phone-context=+358@example.com', { user: '1;phone-context=+358', host: 'example.com' }],
    ['sip:*72#@example.com', { user: '*72#' }],
    ['sip:%61%00b@example.com', { user: '%61%00b' }],
    ['sip:j\xc3\xb6rg@example.com', { user: 'j\xc3\xb6rg' }],
    ['sip:b_c@h_x.example.com', { host: 'h_x.example.com' }],
    ['sip:bob:@example.com', { user: 'bob', password: '' }],
    ['sip:example.com:0', { port: 0 }],
    ['sip:example.com:65535', { port: 65535 }],
    ['sip:example.com;maddr=239.0.0.1;ttl=15', { maddr: '239.0.0.1' }],
    ['sip:example.com;x=a@b', { user: 'example.com;x=a', host: 'b' }],
    [
      'tel:+358-9-123;phone-context=x',
      { scheme: 'tel', user: '+358-9-123', host: '', params: 'phone-context=x' },
    ],
    ['tel:112', { user: '112', params: '' }],
    ['urn:service:sos.fire', { scheme: 'urn', user: 'service', host: 'sos.fire' }],
    ['http://example.com/?a', { scheme: 'http', user: null, host: '' }],
    ['x-new.Scheme+1:what ever'.replace(' ', '%20'), { scheme: 'x-new.scheme+1', host: '' }],
  ]
  for (const [text, parts] of rows) {
    const parsed = parseUri(text)
    t.equal(parsed?.text, text, text)
    for (const [key, value] of Object.entries(parts)) {
      t.equal(parsed?.[key as keyof Uri], value, `${text}: ${key}`)
    }
  }
  t.end()
})

t.test('parseUri refuses what is no URI', (t) => {
  const rows = [
    '',
    'sip',
    'sip:',
    ':a',
    '1sip:a',
    'a b:c',
    'sip:@example.com',
    'sip::x@example.com',
    'sip:a@',
    'sip:a@b@c',
    'sip:example.com:',
    'sip:example.com:x',
    'sip:example.com:65536',
    'sip:example.com:5060x',
    'sip:example.com:-1',
    'sip:[::1',
    'sip:[]',
    'sip:[x::1]',
    'sip:[1]',
    'sip:::1',
    'sip:exa mple.com',
    'sip:a@b\r\nVia: x',
    'sip:a@b;c="d"',
    '<sip:a@b>',
    'sip:a@b>',
    'sip:a@\xe1',
    'tel:',
    'tel:;a=b',
    'urn:',
    'urn:x',
    'urn:x:',
    'sip:a@b\x7f',
    'sip:a@b\0',
    'sip:a@b/c',
    'sip:a@;b',
    `sip:a@b:${'9'.repeat(5000)}`,
  ]
  for (const text of rows) t.equal(parseUri(text), null, JSON.stringify(text.slice(0, 40)))
  t.end()
})

t.test('Uri.param finds parameters in any case, the first of several', (t) => {
  const parsed = uri('sip:a@b;Transport=udp;lr;x=1;X=2;transports=no;empty=')
  t.equal(parsed.param('transport'), 'udp')
  t.equal(parsed.param('LR'), '')
  t.equal(parsed.param('x'), '1')
  t.equal(parsed.param('empty'), '')
  t.equal(parsed.param('none'), null)
  t.equal(parsed.param('__proto__'), null)
  t.equal(uri('sip:a@b').param('lr'), null)
  t.end()
})

t.test('sameUri follows RFC 3261 19.1.4', (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['sip:alice@example.com', 'sip:alice@example.com', true],
    ['sip:%61lice@example.com;transport=TCP', 'sip:alice@EXAMPLE.com;Transport=tcp', true],
    ['sip:carol@example.com', 'sip:carol@example.com;newparam=5', true],
    ['sip:carol@example.com;a=1', 'sip:carol@example.com;b=2', true],
    ['sip:a@example.com;security=on', 'sip:a@example.com;security=off', false],
    [
      'sip:b@example.com;transport=tcp;method=REGISTER?to=sip:x%40y',
      'sip:b@example.com;method=REGISTER;transport=tcp?to=sip:x%40y',
      true,
    ],
    [
      'sip:a@example.com?subject=x&priority=urgent',
      'sip:a@example.com?priority=urgent&subject=x',
      true,
    ],
    ['SIP:ALICE@example.com;transport=udp', 'sip:alice@example.com;transport=udp', false],
    ['sip:bob@example.com', 'sip:bob@example.com:5060', false],
    ['sip:bob@example.com', 'sip:bob@example.com;transport=udp', false],
    ['sip:bob@example.com', 'sip:bob@example.com;user=phone', false],
    ['sip:bob@example.com;ttl=1', 'sip:bob@example.com', false],
    ['sip:bob@example.com;maddr=1.2.3.4', 'sip:bob@example.com', false],
    ['sip:bob@example.com;method=INVITE', 'sip:bob@example.com', false],
    ['sip:bob@example.com', 'sip:bob@example.com:6000;transport=tcp', false],
    ['sip:bob@example.com', 'sip:bob@example.com?subject=x', false],
    ['sip:bob@192.0.2.1', 'sips:bob@192.0.2.1', false],
    ['sip:bob@example.com', 'sip:example.com', false],
    ['sip:bob:x@example.com', 'sip:bob@example.com', false],
    ['sip:bob:X@example.com', 'sip:bob:x@example.com', false],
    ['sip:bob@[2001:DB8::1]', 'sip:bob@[2001:db8::1]', true],
    ['sip:a%3bb@example.com', 'sip:a;b@example.com', false],
    ['sip:a%3bb@example.com', 'sip:a%3Bb@example.com', true],
    ['sip:a%zz@example.com', 'sip:a%ZZ@example.com', false],
    ['sip:a@example.com;__proto__=1', 'sip:a@example.com;__proto__=2', false],
    ['sip:a@example.com;x=1;x=2', 'sip:a@example.com;x=1', true],
    ['tel:+1-201-555-0123', 'tel:+1(201)5550123', true],
    ['tel:+12015550123', 'tel:+12015550124', false],
    ['tel:123;phone-context=a', 'tel:123', false],
    ['tel:123;phone-context=a;x=1', 'TEL:123;X=1;phone-context=A', true],
    ['urn:service:sos', 'URN:SERVICE:SOS', true],
    ['urn:isbn:1a', 'urn:ISBN:1a', true],
    ['urn:isbn:1a', 'urn:isbn:1A', false],
    ['im:a@b', 'IM:a@b', true],
    ['im:a@b', 'im:a@B', false],
  ]
  for (const [a, b, same] of rows) {
    t.equal(sameUri(uri(a), uri(b)), same, `${a} ${same ? '=' : '≠'} ${b}`)
    t.equal(sameUri(uri(b), uri(a)), same, `${b} ${same ? '=' : '≠'} ${a}`)
  }
  t.end()
})

t.test('setters change one part of the text and leave the rest', (t) => {
  const full = uri('sip:bob:secret@example.com:5070;lr;x=1?a=b')
  t.equal(withUser(full, 'eve'), 'sip:eve:secret@example.com:5070;lr;x=1?a=b')
  t.equal(withUser(full, null), 'sip:example.com:5070;lr;x=1?a=b')
  t.equal(withPassword(full, 'p'), 'sip:bob:p@example.com:5070;lr;x=1?a=b')
  t.equal(withPassword(full, null), 'sip:bob@example.com:5070;lr;x=1?a=b')
  t.equal(withHost(full, '[::1]'), 'sip:bob:secret@[::1]:5070;lr;x=1?a=b')
  t.equal(withPort(full, null), 'sip:bob:secret@example.com;lr;x=1?a=b')
  t.equal(withPort(full, 5080), 'sip:bob:secret@example.com:5080;lr;x=1?a=b')
  t.equal(withHostPort(full, '192.0.2.1'), 'sip:bob:secret@192.0.2.1;lr;x=1?a=b')
  t.equal(withParams(full, 'y'), 'sip:bob:secret@example.com:5070;y?a=b')
  t.equal(withParams(full, ''), 'sip:bob:secret@example.com:5070?a=b')
  const bare = uri('SIP:example.com')
  t.equal(withUser(bare, 'bob'), 'SIP:bob@example.com')
  t.equal(withUser(bare, null), 'SIP:example.com')
  t.equal(withPassword(bare, 'x'), 'SIP:example.com')
  t.equal(withPort(bare, 1), 'SIP:example.com:1')
  t.equal(withParams(bare, 'lr'), 'SIP:example.com;lr')
  t.equal(withParams(uri('sip:a@b;'), 'lr'), 'sip:a@b;lr')
  t.equal(withParams(uri('sip:a@b;?x=y'), 'lr'), 'sip:a@b;lr?x=y')
  const tel = uri('tel:+1;ext=2')
  t.equal(withUser(tel, '+49'), 'tel:+49;ext=2')
  t.equal(withUser(tel, null), 'tel:+1;ext=2')
  t.equal(withHost(tel, 'x'), 'tel:+1;ext=2')
  t.equal(withPort(tel, 1), 'tel:+1;ext=2')
  t.equal(withHostPort(tel, 'x'), 'tel:+1;ext=2')
  t.equal(withParams(tel, ''), 'tel:+1')
  const urn = uri('urn:service:sos')
  t.equal(withUser(urn, 'x'), 'urn:service:sos')
  t.equal(withParams(urn, 'x'), 'urn:service:sos')
  t.end()
})

t.test('unescapeUri and escapeUser are each the way back of the other', (t) => {
  t.equal(unescapeUri('a%41%2fb'), 'aA/b')
  t.equal(unescapeUri('%'), '%')
  t.equal(unescapeUri('%4'), '%4')
  t.equal(unescapeUri('%%41%g1'), '%A%g1')
  t.equal(unescapeUri('plain'), 'plain')
  t.equal(escapeUser('a b@c:d%"<>'), 'a%20b%40c%3Ad%25%22%3C%3E')
  t.equal(escapeUser('+358;x=1&y$,?/'), '+358;x=1&y$,?/')
  t.equal(escapeUser('\xff\0'), '%FF%00')
  t.end()
})
