import t from 'tap'

import { Fault } from '../../src/sip/errors.ts'
import { contacts } from '../../src/sip/headers/contact.ts'
import { parseVia, viaAt } from '../../src/sip/headers/via.ts'
import type { Message } from '../../src/sip/message.ts'
import { sameUri } from '../../src/sip/same-uri.ts'
import { sdp } from '../../src/sip/sdp/of-message.ts'
import { parseUri, uriFault } from '../../src/sip/uri.ts'
import { parse } from './messages.ts'

/** The case classes of RFC 5118, in messages of our own: what IPv6 makes hard. */

const carrying = (...lines: string[]): Message => {
  const body = ['v=0', 'o=a 1 1 IN IP6 2001:db8::20', 's=-', ...lines, ''].join('\r\n')
  return parse('INVITE sip:b@[2001:db8::10] SIP/2.0', 'Content-Type: application/sdp', '', body)
}

t.test('RFC 5118 4.1: an IPv6 reference in request URI, Via and Contact', (t) => {
  const m = parse(
    'REGISTER sip:[2001:db8::10] SIP/2.0',
    'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKsix',
    'Contact: "Caller" <sip:caller@[2001:db8::1]>',
    '',
    '',
  )
  const uri = parseUri(m.requestUri)
  t.same([m.fault, uri?.host, uri?.port], [null, '[2001:db8::10]', null])
  t.same([m.via?.host, m.via?.port], ['[2001:db8::9:1]', null])
  const [contact] = contacts(m)
  t.equal(contact instanceof Fault ? contact : contact?.address.uri, 'sip:caller@[2001:db8::1]')
  t.end()
})

t.test('RFC 5118 4.2: an IPv6 address without brackets is no host', (t) => {
  t.equal(parseUri('sip:2001:db8::10'), null)
  t.match(uriFault('sip:2001:db8::10'), { code: 'sip/bad-port', offset: 9 })
  const m = parse('REGISTER sip:2001:db8::10 SIP/2.0', 'Via: SIP/2.0/UDP 2001:db8::9:1', '', '')
  t.equal(m.via, null)
  t.end()
})

t.test('RFC 5118 4.3: what looks like a port in the brackets is part of the address', (t) => {
  const uri = parseUri('sip:[2001:db8::10:5070]')
  t.same([uri?.host, uri?.port], ['[2001:db8::10:5070]', null])
  t.end()
})

t.test('RFC 5118 4.4: what stands behind the brackets is the port', (t) => {
  const uri = parseUri('sip:[2001:db8::10]:5070')
  t.same([uri?.host, uri?.port], ['[2001:db8::10]', 5070])
  t.end()
})

t.test('RFC 5118 4.5: `received` is taken with brackets and without', (t) => {
  const bare = parseVia('SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bK1')
  const bracketed = parseVia(
    'SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bK1',
  )
  t.same([bare?.received, bare?.branch], ['2001:db8::9:255', 'z9hG4bK1'])
  t.same([bracketed?.received, bracketed?.branch], ['[2001:db8::9:255]', 'z9hG4bK1'])
  t.end()
})

t.test('RFC 5118 4.6: IPv6 addresses in a session description have no brackets', (t) => {
  const found = sdp(carrying('c=IN IP6 2001:db8::20', 't=0 0', 'm=audio 6000 RTP/AVP 97'))
  t.same(
    [found?.session.origin?.addressType, found?.session.origin?.address],
    ['IP6', '2001:db8::20'],
  )
  t.equal(found?.media[0]?.destination?.address, '2001:db8::20')
  t.end()
})

t.test('RFC 5118 4.7: both families in the headers of one message', (t) => {
  const m = parse(
    'BYE sip:user@host.example.net SIP/2.0',
    'Via: SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKsix',
    'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKfour',
    'Via: SIP/2.0/TCP [2001:db8::9:255];branch=z9hG4bKmixed;received=192.0.2.200',
    '',
    '',
  )
  t.same(
    [0, 1, 2].map((place) => [viaAt(m, place)?.host, viaAt(m, place)?.port]),
    [
      ['[2001:db8::9:1]', 6050],
      ['192.0.2.1', null],
      ['[2001:db8::9:255]', null],
    ],
  )
  t.equal(viaAt(m, 2)?.received, '192.0.2.200')
  t.end()
})

t.test('RFC 5118 4.8: both families in one session description', (t) => {
  const found = sdp(
    carrying(
      't=0 0',
      'm=audio 22334 RTP/AVP 0',
      'c=IN IP4 192.0.2.1',
      'm=video 6024 RTP/AVP 107',
      'c=IN IP6 2001:db8::1',
    ),
  )
  t.same(
    found?.media.map((media) => [media.destination?.addressType, media.destination?.address]),
    [
      ['IP4', '192.0.2.1'],
      ['IP6', '2001:db8::1'],
    ],
  )
  t.end()
})

t.test('RFC 5118 4.9: IPv4 addresses mapped into IPv6', (t) => {
  const m = parse(
    'INVITE sip:user@example.com SIP/2.0',
    'Via: SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bK1',
    'Contact: "T. " <sip:t@[::ffff:192.0.2.2]>',
    '',
    '',
  )
  t.same([m.via?.host, m.via?.port], ['[::ffff:192.0.2.10]', 19823])
  const [contact] = contacts(m)
  const uri = parseUri(contact === undefined || contact instanceof Fault ? '' : contact.address.uri)
  t.equal(uri?.host, '[::ffff:192.0.2.2]')
  const found = sdp(carrying('c=IN IP6 ::ffff:192.0.2.2', 't=0 0', 'm=audio 6000 RTP/AVP 97'))
  t.equal(found?.media[0]?.destination?.address, '::ffff:192.0.2.2')
  t.end()
})

t.test('RFC 5118 4.10: two colons are enough where RFC 3261 allowed three', (t) => {
  t.equal(parseUri('sip:user@[2001:db8::192.0.2.1]')?.host, '[2001:db8::192.0.2.1]')
  const three = parseUri('sip:user@[2001:db8:::192.0.2.1]')
  t.equal(three?.host, '[2001:db8:::192.0.2.1]', 'the grammar takes it; no socket will')
  const two = parseUri('sip:user@[2001:DB8::192.0.2.1]')
  const lower = parseUri('sip:user@[2001:db8::192.0.2.1]')
  t.ok(two !== null && lower !== null && sameUri(two, lower))
  const long = parseUri('sip:user@[2001:0db8:0:0:0:0:c000:0201]')
  t.ok(two !== null && long !== null && sameUri(two, long), 'compared by bits (RFC 5954 4.2)')
  t.end()
})
