import t from 'tap'

import { domainName, reverseName, serviceName } from '../dns/names.ts'

t.test('domainName takes names and refuses everything else', async (t) => {
  const label = 'a'.repeat(63)
  const longest = `${label}.${label}.${label}.${'a'.repeat(61)}`
  const rows: [string, string | null][] = [
    ['Example.COM', 'example.com'],
    ['example.com.', 'example.com'],
    ['_sip._udp.example.com', '_sip._udp.example.com'],
    ['pbx', 'pbx'],
    ['a-b.3com', 'a-b.3com'],
    [longest, longest],
    [`${longest}a`, null],
    [`${label}a.com`, null],
    ['', null],
    ['.', null],
    ['..', null],
    ['a..b', null],
    ['.a', null],
    ['192.0.2.300', null],
    ['192.0.2.1', null],
    ['10', null],
    ['exa mple.com', null],
    ['ex\u00e4mple.com', null],
    ['example.com\r\nx', null],
    ['[2001:db8::1]', null],
    ['*.example.com', null],
    ['a\\.b', null],
  ]
  for (const [text, name] of rows) t.equal(domainName(text), name, JSON.stringify(text))
})

t.test('domainName takes linear time', async (t) => {
  t.equal(domainName('a.'.repeat(500_000)), null)
})

t.test('serviceName puts the transport before the host', async (t) => {
  t.equal(serviceName('udp', 'example.com'), '_sip._udp.example.com')
  t.equal(serviceName('tcp', 'example.com'), '_sip._tcp.example.com')
  t.equal(serviceName('tls', 'example.com'), '_sips._tcp.example.com')
  t.equal(serviceName('sctp', 'example.com'), '_sip._sctp.example.com')
})

t.test('reverseName turns addresses round', async (t) => {
  t.equal(reverseName('192.0.2.1'), '1.2.0.192.in-addr.arpa')
  t.equal(reverseName('2001:db8::1'), `${'1.' + '0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`)
  t.equal(reverseName('example.com'), null)
})
