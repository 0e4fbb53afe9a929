/** Parameters and destinations that are none. */

import t from 'tap'

import { hostAndPort, protoOf, uriDestination } from '../destinations.ts'
import { dnsCommands } from '../dns-records.ts'
import { domainTest, parseDomain } from '../subdomains.ts'

t.test('domainTest takes the domain and what is below it', async (t) => {
  const any = domainTest(parseDomain('Example.COM'))
  t.ok(any('example.com', 0) && any('A.b.example.com', 99))
  t.notOk(any('myexample.com', 0) || any('example.com.net', 0))
  const one = domainTest(parseDomain('udp:example.com:5060'))
  t.ok(one('a.example.com', 0) && one('example.com', 5060))
  t.notOk(one('example.com', 5080))
})

t.test('parseDomain refuses what is none', async (t) => {
  for (const text of ['', 'a b', 'x:example.com', 'example.com:99999', '.example.com', '*']) {
    t.throws(() => parseDomain(text), { code: 'corex/bad-domain' }, text)
  }
})

t.test('dnsCommands makes the command of each type', async (t) => {
  t.same(dnsCommands('type=A;name=a.example;addr=192.0.2.1'), {
    name: 'dns.add_a',
    args: ['a.example', 0, '192.0.2.1', 0],
  })
  t.same(dnsCommands('type=AAAA; name=a.example; addr=2001:db8::1; ttl=60; flags=2;'), {
    name: 'dns.add_aaaa',
    args: ['a.example', 60, '2001:db8::1', 2],
  })
  t.same(dnsCommands('type=SRV;name=_sip._udp.x;addr=a.x;priority=1;weight=2;port=5070'), {
    name: 'dns.add_srv',
    args: ['_sip._udp.x', 0, 1, 2, 5070, 'a.x', 0],
  })
})

t.test('dnsCommands refuses what is no record', async (t) => {
  for (const text of [
    '',
    'type=A',
    'type=A;name=x',
    'name=x;addr=192.0.2.1',
    'type=MX;name=x;addr=y',
    'type=A;name=x;addr=y;ttl=soon',
    'nonsense',
  ]) {
    t.throws(() => dnsCommands(text), { code: 'corex/bad-record' }, text)
  }
})

t.test('destinations are hosts with or without port, and SIP URIs', async (t) => {
  t.match(hostAndPort('192.0.2.1', 'udp'), { host: '192.0.2.1', port: 5060 })
  t.match(hostAndPort('[2001:db8::1]:5070', 'tcp'), { host: '2001:db8::1', port: 5070 })
  for (const text of ['', 'a b', 'user@host', 'host;transport=tcp', 'host:port']) {
    t.equal(hostAndPort(text, 'udp'), null, text)
  }
  t.match(uriDestination('sips:example.com;transport=TCP'), { transport: 'tcp', secure: true })
  t.match(uriDestination('sip:u@example.com:5070;maddr=192.0.2.9'), { host: '192.0.2.9' })
  for (const text of ['', 'tel:+1', 'sip:x;transport=pigeon']) t.equal(uriDestination(text), null)
  t.equal(protoOf('WSS'), 'wss')
})
