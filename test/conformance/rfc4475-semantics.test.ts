import t from 'tap'

import { Fault, faultStatus } from '../../src/sip/errors.ts'
import { HeaderId } from '../../src/sip/header-names.ts'
import { acceptance } from '../../src/sip/headers/accept.ts'
import { readCredentials } from '../../src/sip/headers/authorization.ts'
import { contacts } from '../../src/sip/headers/contact.ts'
import { contentType } from '../../src/sip/headers/content-type.ts'
import { optionTags } from '../../src/sip/headers/option-tags.ts'
import { routes } from '../../src/sip/headers/route.ts'
import { viaAt } from '../../src/sip/headers/via.ts'
import { typed } from '../../src/sip/header.ts'
import { sdp } from '../../src/sip/sdp/of-message.ts'
import { parseMessageText } from '../../src/sip/message.ts'
import { parserRules } from '../../src/sip/rules.ts'
import { parseUri } from '../../src/sip/uri.ts'
import { uriHeader } from '../../src/sip/uri-headers.ts'
import { codes, description, faultOf, parse, request } from './messages.ts'

/*
 * The case classes of RFC 4475 sections 3.2 to 3.4, in messages of our own: well formed, and still not to be served as
 * they are. The facts by which a server tells are what the grammar owes it.
 */

t.test('RFC 4475 3.2.1: a branch that is nothing but the magic cookie', (t) => {
  const m = parse('OPTIONS sip:a SIP/2.0', 'Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bK', '', '')
  t.equal(m.via?.branch, 'z9hG4bK')
  t.end()
})

t.test('RFC 4475 3.3.1: a request without the headers it must have', (t) => {
  const m = parse(
    'INVITE sip:a SIP/2.0',
    'CSeq: 12 INVITE',
    'Via: SIP/2.0/UDP h;branch=z9hG4bK1',
    '',
    '',
  )
  t.same([m.fault, m.callId, m.from, m.to], [null, null, null, null])
  t.end()
})

t.test('RFC 4475 3.3.2: a request URI of an unknown scheme', (t) => {
  const uri = parseUri(request('OPTIONS', 'madeUp-1:what.ever/it;is').requestUri)
  t.same([uri?.scheme, uri?.isSip], ['madeup-1', false])
  t.end()
})

t.test('RFC 4475 3.3.3: a request URI of a scheme that is none of SIP', (t) => {
  const uri = parseUri(request('OPTIONS', 'gopher://192.0.2.20:70').requestUri)
  t.same([uri?.scheme, uri?.isSip], ['gopher', false])
  t.end()
})

t.test('RFC 4475 3.3.4: unknown schemes in From, To and Contact', (t) => {
  const m = parse(
    'REGISTER sip:example.com SIP/2.0',
    'To: doi:10.1000/182',
    'From: <ftp://files.example.com>;tag=3',
    'Contact: <nick:alice>',
    '',
    '',
  )
  t.same([m.to?.uri, m.from?.uri, m.from?.tag], ['doi:10.1000/182', 'ftp://files.example.com', '3'])
  t.same(codes(contacts(m)), ['good'])
  t.end()
})

t.test('RFC 4475 3.3.5: Require and Proxy-Require of what nobody has', (t) => {
  const m = request(
    'OPTIONS',
    'sip:a',
    'Require: x-nobody-has, x-nor-this',
    'Proxy-Require: x-nor-that',
  )
  t.same(optionTags(m, HeaderId.REQUIRE), ['x-nobody-has', 'x-nor-this'])
  t.same(optionTags(m, HeaderId.PROXY_REQUIRE), ['x-nor-that'])
  t.end()
})

t.test('RFC 4475 3.3.6: a body of an unknown type', (t) => {
  const m = request('INVITE', 'sip:a', 'Content-Type: application/x-made-up')
  t.equal(contentType(m)?.mediaType, 'application/x-made-up')
  t.equal(sdp(m), null)
  t.end()
})

t.test('RFC 4475 3.3.7: credentials of an unknown scheme', (t) => {
  const m = request('REGISTER', 'sip:a', 'Authorization: Handshake palm="up", grip=firm')
  const found = typed(m.named('Authorization'), readCredentials)
  t.same([found?.scheme, found?.isDigest, found?.complete], ['Handshake', false, false])
  t.equal(found?.param('palm'), 'up')
  t.end()
})

t.test('RFC 4475 3.3.8: headers twice that may be there once', (t) => {
  const m = request(
    'INVITE',
    'sip:a',
    'CSeq: 59 INVITE',
    'Call-ID: other',
    'Max-Forwards: 5',
    'From: <sip:other@example.com>;tag=other',
    'To: <sip:other@example.com>',
  )
  t.same(
    [m.cseq?.number, m.callId, m.maxForwards, m.from?.tag],
    [42, 'torture@192.0.2.20', 70, 'al1ce'],
  )
  const ids = [HeaderId.CSEQ, HeaderId.CALL_ID, HeaderId.MAX_FORWARDS, HeaderId.FROM, HeaderId.TO]
  t.same(
    ids.map((id) => m.count(id)),
    [2, 2, 2, 2, 2],
  )
  t.equal(m.fault?.code, 'sip/repeated-header', 'strict: the message is refused')
  t.equal(faultStatus(m.fault?.code ?? 'sip/empty'), 400)
  t.equal(parseMessageText(m.text, parserRules({ strict: false })).fault, null, 'tolerant')
  t.end()
})

t.test('RFC 4475 3.3.9: Content-Length twice with different values', (t) => {
  const m = parse('OPTIONS sip:a SIP/2.0', 'l: 13', 'Content-Length: 5', '', 'five and more')
  t.same([m.contentLength, faultOf(m, 'l')], [-1, 'sip/different-lengths'])
  t.end()
})

t.test('RFC 4475 3.3.10: a reply with a broadcast address in its Via', (t) => {
  const m = parse(
    'SIP/2.0 200 OK',
    'Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bK1',
    'Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK2;received=255.255.255.255',
    '',
    '',
  )
  t.same(
    [m.via?.host, viaAt(m, 1)?.host, viaAt(m, 1)?.received],
    ['192.0.2.20', '255.255.255.255', '255.255.255.255'],
  )
  t.end()
})

t.test('RFC 4475 3.3.11: Max-Forwards of zero', (t) => {
  t.equal(parse('OPTIONS sip:a SIP/2.0', 'Max-Forwards: 0', '', '').maxForwards, 0)
  t.end()
})

t.test('RFC 4475 3.3.12: an unknown parameter of a contact', (t) => {
  const [contact] = contacts(
    request('REGISTER', 'sip:a', 'Contact: <sip:+12015550123@gw.example.net>;x-any'),
  )
  t.equal(contact instanceof Fault ? contact : contact?.address.param('x-any'), '')
  t.end()
})

t.test('RFC 4475 3.3.13: an unknown parameter of a URI', (t) => {
  const [contact] = contacts(
    request('REGISTER', 'sip:a', 'Contact: <sip:+12015550123@gw.example.net;x-any>'),
  )
  if (contact === undefined || contact instanceof Fault) throw new Error('no contact')
  t.equal(contact.address.param('x-any'), null)
  t.equal(parseUri(contact.address.uri)?.param('x-any'), '')
  t.end()
})

t.test('RFC 4475 3.3.14: a header in the URI of a contact', (t) => {
  const [contact] = contacts(
    request('REGISTER', 'sip:a', 'Contact: <sip:u@example.com?Route=%3Csip:sip.example.com%3E>'),
  )
  const uri = parseUri(contact === undefined || contact instanceof Fault ? '' : contact.address.uri)
  t.equal(uri === null ? null : uriHeader(uri, 'Route'), '<sip:sip.example.com>')
  t.end()
})

t.test('RFC 4475 3.3.15: an offer to which no answer would be accepted', (t) => {
  const m = request('INVITE', 'sip:a', 'Accept: text/x-made-up')
  t.equal(acceptance(m, 'application/sdp'), 0)
  t.end()
})

t.test('RFC 4475 3.4.1: an INVITE as RFC 2543 had it', (t) => {
  const m = parse(
    'INVITE sip:bob@example.com SIP/2.0',
    'Via: SIP/2.0/UDP gw.example.com',
    'From: <sip:+12015550100@gw.example.com;user=phone>',
    'Record-Route: <sip:bob@example.com;maddr=p1.example.com>',
    'To: sip:+12015550199@example.com;user=phone',
    'Call-ID: old-style@gw.example.com',
    'CSeq: 9 INVITE',
    'Content-Type: application/sdp',
    '',
    description,
  )
  t.same([m.fault, m.via?.branch, m.maxForwards, m.contentLength], [null, null, null, null])
  t.equal(m.from?.tag, null)
  t.same([m.to?.uri, m.to?.param('user')], ['sip:+12015550199@example.com', 'phone'])
  t.equal(m.body, description)
  t.equal(sdp(m)?.session.connection?.address, '192.0.2.20')
  t.same(codes(routes(m, HeaderId.RECORD_ROUTE)), ['good'])
  t.end()
})
