import t from 'tap'

import { canonicalIPv6 } from '../ipv6.ts'
import { parseVia } from '../headers/via.ts'
import { sameHost, sameUri } from '../same-uri.ts'
import { parseUri, uriFault } from '../uri.ts'

t.test('canonicalIPv6 writes one address one way', (t) => {
  const rows = [
    ['[::]', '0:0:0:0:0:0:0:0'],
    ['[::1]', '0:0:0:0:0:0:0:1'],
    ['[1::]', '1:0:0:0:0:0:0:0'],
    ['[2001:DB8::10]', '8193:3512:0:0:0:0:0:16'],
    ['[2001:0db8:0:0::0010]', '8193:3512:0:0:0:0:0:16'],
    ['[1:2:3:4:5:6:7:8]', '1:2:3:4:5:6:7:8'],
    ['[::ffff:192.0.2.1]', '0:0:0:0:0:65535:49152:513'],
    ['[1:2:3:4:5:6:192.0.2.1]', '1:2:3:4:5:6:49152:513'],
    ['[fe80::1%25eth0]', '65152:0:0:0:0:0:0:1%eth0'],
    ['[fe80::1%eth0]', '65152:0:0:0:0:0:0:1%eth0'],
    ['[1:2:3:4:5:6:7::]', '1:2:3:4:5:6:7:0'],
    ['[::2:3:4:5:6:7:8]', '0:2:3:4:5:6:7:8'],
  ] as const
  for (const [host, canonical] of rows) t.equal(canonicalIPv6(host), canonical, host)
  t.end()
})

t.test('canonicalIPv6 gives null for what is no address', (t) => {
  const rows = [
    '',
    '[]',
    '[:]',
    '::1',
    '[::1',
    '[1:2:3:4:5:6:7]',
    '[1:2:3:4:5:6:7:8:9]',
    '[1::2::3]',
    '[2001:db8:::1]',
    '[12345::1]',
    '[g::1]',
    '[1:2:3:4:5:6:7:8::]',
    '[1:2:3:4:5:6:7:192.0.2.1]',
    '[::192.0.2]',
    '[::192.0.2.256]',
    '[::192.0.2.1.5]',
    '[::1:]',
  ]
  for (const host of rows) t.equal(canonicalIPv6(host), null, host)
  t.end()
})

t.test('parseUri and parseVia take zones and embedded IPv4', (t) => {
  for (const host of ['[fe80::1%25eth0]', '[fe80::1%en-1.2]', '[::ffff:192.0.2.1]']) {
    const uri = parseUri(`sip:a@${host}:5062;lr`)
    t.same([uri?.host, uri?.port, uri?.params], [host, 5062, 'lr'], host)
    const via = parseVia(`SIP/2.0/UDP ${host}:5062;branch=z9hG4bK1`)
    t.same([via?.host, via?.port], [host, 5062], host)
  }
  t.end()
})

t.test('sameUri compares IPv6 hosts by their bits (RFC 5954 4.2)', (t) => {
  const same = (a: string, b: string): boolean => {
    const [left, right] = [parseUri(a), parseUri(b)]
    return left !== null && right !== null && sameUri(left, right)
  }
  t.ok(same('sip:a@[2001:db8::10]', 'sip:a@[2001:0DB8:0:0::10]'))
  t.ok(same('sip:a@[::ffff:192.0.2.1]', 'sip:a@[::ffff:c000:201]'))
  t.notOk(same('sip:a@[2001:db8::10]', 'sip:a@[2001:db8::11]'))
  t.notOk(sameHost('[fe80::1%25a]', '[fe80::1%25b]'))
  t.notOk(sameHost('example.com', 'example.net'))
  t.end()
})

t.test('uriFault says what is wrong with a URI, and where', (t) => {
  const rows = [
    ['', 'sip/bad-scheme 0'],
    ['sip', 'sip/bad-scheme 0'],
    ['sip:', 'sip/bad-scheme 3'],
    ['1sip:a', 'sip/bad-scheme 0'],
    ['sip:a b@c', 'sip/bad-uri-character 5'],
    ['sip:<a@b>', 'sip/bad-uri-character 4'],
    ['sip:@example.com', 'sip/bad-user 4'],
    ['sip:a@', 'sip/bad-host 6'],
    ['sip:a@b c', 'sip/bad-uri-character 7'],
    ['sip:a@exa!mple', 'sip/bad-host 9'],
    ['sip:a@[::1', 'sip/bad-host 10'],
    ['sip:a@[1]', 'sip/bad-host 8'],
    ['sip:a@[fe80::1%]', 'sip/bad-host 15'],
    ['sip:2001:db8::10', 'sip/bad-port 9'],
    ['sip:a@b:', 'sip/bad-port 8'],
    ['sip:a@b:65536', 'sip/bad-port 8'],
    ['tel:', 'sip/bad-scheme 3'],
    ['tel:;a', 'sip/bad-user 4'],
    ['urn:x', 'sip/bad-uri-character 4'],
  ] as const
  for (const [text, fault] of rows) {
    const found = uriFault(text)
    t.equal(found === null ? null : `${found.code} ${found.offset}`, fault, text)
    t.equal(parseUri(text), null, text)
  }
  t.equal(uriFault('sip:a@[::1]:5060;lr?x=y'), null)
  t.end()
})
