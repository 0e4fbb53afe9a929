import t from 'tap'

import { Fault, faultStatus } from '../../src/sip/errors.ts'
import { HeaderId } from '../../src/sip/header-names.ts'
import { contacts } from '../../src/sip/headers/contact.ts'
import { contentType } from '../../src/sip/headers/content-type.ts'
import { messageDate } from '../../src/sip/headers/date.ts'
import { expires, MAX_SECONDS } from '../../src/sip/headers/expires.ts'
import { retryAfter } from '../../src/sip/headers/retry-after.ts'
import { routes } from '../../src/sip/headers/route.ts'
import { viaAt, vias } from '../../src/sip/headers/via.ts'
import { warnings } from '../../src/sip/headers/warning.ts'
import { multipart } from '../../src/sip/multipart.ts'
import { sdp } from '../../src/sip/sdp/of-message.ts'
import { parseUri, uriFault } from '../../src/sip/uri.ts'
import { unescapeUri } from '../../src/sip/uri-escapes.ts'
import { uriHeader } from '../../src/sip/uri-headers.ts'
import { codes, description, faultOf, parse, request, usual } from './messages.ts'

/*
 * The case classes of RFC 4475 section 3.1, in messages of our own: what is well formed gives its facts, what is not
 * gives the fault, or the facts by which a server will refuse it.
 */

t.test('RFC 4475 3.1.1.1: a short tortuous INVITE', (t) => {
  const m = parse(
    'INVITE sip:bob@example.org;thing SIP/2.0',
    'TO :',
    ' "Bob \\"B\\" \\\\"  <sip:bob@example.org>;   tag    = t-o_1',
    'fRoM   : Alice',
    '\t<sip:alice@example.com>',
    '  ;',
    '  tag = fr0m',
    'mAX-fORWARDS: 0070',
    'i: tort.1',
    'Content-Length   : 127',
    'CSEQ: 0042',
    '  INVITE',
    'Via  : SIP  /   2.0',
    ' /UDP',
    '    192.0.2.20;branch=old-style',
    's :',
    'X-New-Header:   one',
    ' two three',
    'X-Odd-Value: ;;,,;;,;',
    'c: application/sdp',
    'Route:',
    ' <sip:edge.example.net;lr;what=ever;bare>',
    'V:  SIP  / 2.0  / TCP     p1.example.com   ;',
    '  branch  =   z9hG4bKp1  ,',
    ' SIP  /    2.0   / UDP  192.0.2.255   ; branch=',
    ' z9hG4bKp2',
    'm:"Alice \\"at home\\"" <sip:alice@home.example.com> ; any =',
    '      thing ;',
    '  bare ; q = 0.75',
    '',
    description,
    '',
  )
  t.equal(m.fault, null)
  t.same([m.to?.displayName, m.to?.uri, m.to?.tag], ['Bob "B" \\', 'sip:bob@example.org', 't-o_1'])
  t.same([m.from?.display, m.from?.tag], ['Alice', 'fr0m'])
  t.same([m.maxForwards, m.callId, m.cseq?.number, m.cseq?.method], [70, 'tort.1', 42, 'INVITE'])
  t.same(
    [0, 1, 2].map((place) => [viaAt(m, place)?.transport, viaAt(m, place)?.branch]),
    [
      ['UDP', 'old-style'],
      ['TCP', 'z9hG4bKp1'],
      ['UDP', 'z9hG4bKp2'],
    ],
  )
  t.equal(m.named('Subject')?.value, '')
  t.equal(m.named('x-new-header')?.value, 'one two three')
  t.equal(m.named('X-Odd-Value')?.value, ';;,,;;,;')
  t.same(codes(routes(m)), ['good'])
  const [contact] = contacts(m)
  t.same(contact instanceof Fault ? contact : [contact?.q, contact?.address.param('any')], [
    750,
    'thing',
  ])
  t.equal(contentType(m)?.mediaType, 'application/sdp')
  t.equal(sdp(m)?.media[0]?.port, 49217)
  t.end()
})

t.test('RFC 4475 3.1.1.2: every character a token, a user or a quoted string may have', (t) => {
  const method = "!Any-Token_*+`.%'~0123456789"
  const user = "1_odd.User~(is!good)&isn't+it$/yes?,/;;*:&pass=1,weird!*pas$wo~d_too.(really)"
  const m = parse(
    `${method} sip:${user}@example.org SIP/2.0`,
    "Via: SIP/2.0/TCP host-1.example.com:5070;branch=z9hG4bK-.!%77*_+`'~",
    `To: "BEL:\\\x07 NUL:\\\0 DEL:\\\x7f" <sip:${user}@example.org>`,
    "From: word1~` word2'+_ word3*%!.- <sip:plain@example.com>;param''~+*_!.-%=\"\xd1\x8f\";tag=_tag~'+`*%!-.",
    'Call-ID: any.word%ZK-!.*_+\'@host`~)(><:\\/"][?}{',
    `CSeq: 7 ${method}`,
    'Max-Forwards: 255',
    "X-Any!.%*+_`'~: \xef\xbb\xbf\xe5\xa4\xa7\xe5\x81\x9c",
    'Content-Length: 0',
    '',
    '',
  )
  t.equal(m.fault, null)
  t.same([m.method, m.cseq?.method], [method, method])
  const uri = parseUri(m.requestUri)
  t.equal(`${uri?.user}:${uri?.password}@${uri?.host}`, `${user}@example.org`)
  t.equal(m.to?.displayName, 'BEL:\x07 NUL:\0 DEL:\x7f')
  t.equal(m.from?.tag, "_tag~'+`*%!-.")
  t.equal(m.from?.param("PARAM''~+*_!.-%"), '"\xd1\x8f"')
  t.equal(m.callId, 'any.word%ZK-!.*_+\'@host`~)(><:\\/"][?}{')
  t.equal(m.via?.branch, "z9hG4bK-.!%77*_+`'~")
  t.equal(m.named("x-any!.%*+_`'~")?.value.length, 9)
  t.end()
})

t.test('RFC 4475 3.1.1.3: escapes in URIs are what they stand for', (t) => {
  const m = request(
    'INVITE',
    'sip:sips%3Ainner%40example.com@example.net',
    'Contact: <sip:p%68one@192.0.2.20;%6D%61k%65=%62%25%41>',
  )
  const uri = parseUri(m.requestUri)
  t.same([uri?.scheme, uri?.host], ['sip', 'example.net'])
  t.equal(unescapeUri(uri?.user ?? ''), 'sips:inner@example.com')
  const [contact] = contacts(m)
  const inner = parseUri(
    contact === undefined || contact instanceof Fault ? '' : contact.address.uri,
  )
  t.equal(unescapeUri(inner?.params ?? ''), 'make=b%A')
  t.end()
})

t.test('RFC 4475 3.1.1.4: escaped zero bytes are part of the user', (t) => {
  const m = request(
    'REGISTER',
    'sip:example.com',
    'm: <sip:%00@192.0.2.20>',
    'm: <sip:%00%00@192.0.2.20>',
  )
  const users = contacts(m).map((contact) =>
    contact instanceof Fault ? contact : unescapeUri(parseUri(contact.address.uri)?.user ?? ''),
  )
  t.same(users, ['\0', '\0\0'])
  t.end()
})

t.test('RFC 4475 3.1.1.5: a `%` in a method or a name is no escape', (t) => {
  const m = parse('RE%47ISTER sip:example.com SIP/2.0', 'To: "%Z%45" <sip:a@example.com>', '', '')
  t.same([m.fault, m.method, m.to?.displayName], [null, 'RE%47ISTER', '%Z%45'])
  t.not(m.methodId, parse('REGISTER sip:example.com SIP/2.0', '', '').methodId)
  t.end()
})

t.test('RFC 4475 3.1.1.6: no blank between a name and its bracket', (t) => {
  const m = parse('OPTIONS sip:a SIP/2.0', 'From: caller<sip:caller@example.com>;tag=1', '', '')
  t.same([m.from?.display, m.from?.uri, m.from?.tag], ['caller', 'sip:caller@example.com', '1'])
  t.end()
})

t.test('RFC 4475 3.1.1.7: long values, many Vias', (t) => {
  const long = 'abcdefghij'.repeat(40)
  const hops = Array.from(
    { length: 34 },
    (_, i) => `Via: SIP/2.0/TCP h${i}.example.com;branch=z9hG4bK${long}${i}`,
  )
  const m = parse(
    `INVITE sip:${long}@example.com SIP/2.0`,
    `To: "${long}" <sip:${long}@example.com:5060;user=phone>;${long}=${long}`,
    `From: ${long} <sip:a@example.com>;tag=${long}`,
    `X-${long}: ${long.repeat(10)}`,
    `Call-ID: ${long}`,
    'CSeq: 4294967295 INVITE',
    ...hops,
    '',
    '',
  )
  t.equal(m.fault, null)
  t.same([m.from?.tag, m.to?.displayName, m.callId], [long, long, long])
  t.equal(m.named(`x-${long}`)?.value.length, 4000)
  t.equal(viaAt(m, 33)?.branch, `z9hG4bK${long}33`)
  t.equal(m.cseq?.number, 4294967295)
  t.end()
})

t.test('RFC 4475 3.1.1.8: bytes after the body are no second message', (t) => {
  const m = parse(
    'REGISTER sip:a SIP/2.0',
    ...usual('REGISTER'),
    'l: 0',
    '',
    'INVITE sip:b SIP/2.0',
    'To: x',
    '',
    '',
  )
  t.same([m.fault, m.body, m.method], [null, '', 'REGISTER'])
  t.equal(m.count(HeaderId.TO), 1)
  t.end()
})

t.test('RFC 4475 3.1.1.9: a semicolon in the user belongs to the user', (t) => {
  const uri = parseUri(request('OPTIONS', 'sip:user;par=u%40x.net@example.com').requestUri)
  t.same([unescapeUri(uri?.user ?? ''), uri?.params], ['user;par=u@x.net', ''])
  t.end()
})

t.test('RFC 4475 3.1.1.10: known, rare and unknown transports', (t) => {
  const hops = ['UDP', 'SCTP', 'TLS', 'Carrier-Pigeon', 'TCP']
  const m = parse(
    'OPTIONS sip:a SIP/2.0',
    ...hops.map((hop) => `v: SIP/2.0/${hop} h;branch=z9hG4bK1`),
    '',
    '',
  )
  t.same(
    hops.map((_, place) => viaAt(m, place)?.transport),
    hops,
  )
  t.end()
})

t.test('RFC 4475 3.1.1.11: a body of parts, binary ones among them', (t) => {
  const binary = '0\x82\x01\0\r\n--no\0\xff'
  const body = `--part-0815\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\r\nHello\r\n--part-0815\r\nContent-Type: application/octet-stream\r\n\r\n${binary}\r\n--part-0815--\r\n`
  const m = parse(
    'MESSAGE sip:a SIP/2.0',
    ...usual('MESSAGE'),
    'Content-Type: multipart/mixed;boundary=part-0815',
    `Content-Length: ${body.length}`,
    '',
    body,
  )
  t.same(
    multipart(m)?.parts.map((part) => part.body),
    ['Hello', binary],
  )
  t.end()
})

t.test('RFC 4475 3.1.1.12: a reason phrase of any bytes', (t) => {
  const m = parse('SIP/2.0 200 1+1=2, \xc3\xa9t\xc3\xa9 ;<"(', 'CSeq: 1 INVITE', '', '')
  t.same([m.fault, m.status, m.reason], [null, 200, '1+1=2, \xc3\xa9t\xc3\xa9 ;<"('])
  t.end()
})

t.test('RFC 4475 3.1.1.13: an empty reason phrase', (t) => {
  const m = parse('SIP/2.0 100 ', 'CSeq: 1 INVITE', '', '')
  t.same([m.fault, m.status, m.reason], [null, 100, ''])
  t.end()
})

t.test('RFC 4475 3.1.2.1: separators too many in Via and Contact', (t) => {
  const m = parse(
    'INVITE sip:a SIP/2.0',
    'Via: SIP/2.0/UDP 192.0.2.20;;,;,,',
    'Contact: "Joe" <sip:joe@example.org>;;;;,,',
    '',
    '',
  )
  t.equal(m.via?.host, '192.0.2.20', 'the top Via can be answered to')
  const via = m.named('Via')
  t.ok(
    via !== null &&
      vias(via)
        .slice(1)
        .every((element) => element instanceof Fault),
  )
  t.same(codes(contacts(m)), ['good', 'sip/empty-element', 'sip/empty-element'])
  t.end()
})

t.test('RFC 4475 3.1.2.2: a Content-Length that the message does not have', (t) => {
  const m = parse('INVITE sip:a SIP/2.0', 'Content-Length: 9999', '', 'v=0')
  t.same([m.contentLength, m.body], [9999, 'v=0'])
  t.end()
})

t.test('RFC 4475 3.1.2.3: a negative Content-Length', (t) => {
  const m = parse('INVITE sip:a SIP/2.0', 'Content-Length: -999', '', 'v=0')
  t.same([m.contentLength, faultOf(m, 'l')], [-1, 'sip/bad-number'])
  t.end()
})

t.test('RFC 4475 3.1.2.4: numbers too large in a request', (t) => {
  const m = parse(
    'REGISTER sip:example.com SIP/2.0',
    'CSeq: 18446744073709551616 REGISTER',
    'Max-Forwards: 300',
    'Expires: 10000000000000000000',
    'Contact: <sip:a@192.0.2.20>;expires=99999999999999',
    '',
    '',
  )
  t.same([m.cseq, faultOf(m, 'CSeq')], [null, 'sip/cseq-too-large'])
  t.equal(m.maxForwards, 300)
  t.equal(expires(m), MAX_SECONDS)
  t.same(
    contacts(m).map((c) => (c instanceof Fault ? c : c.expires)),
    [MAX_SECONDS],
  )
  t.end()
})

t.test('RFC 4475 3.1.2.5: numbers too large in a reply', (t) => {
  const m = parse(
    'SIP/2.0 503 Service Unavailable',
    'CSeq: 18446744073709551616 OPTIONS',
    'Retry-After: 99999999999999999999999999',
    'Warning: 5000 example.com "Busy"',
    '',
    '',
  )
  t.same([m.fault, m.cseq, m.method], [null, null, ''])
  t.equal(retryAfter(m)?.seconds, MAX_SECONDS)
  t.same(codes(warnings(m)), ['sip/bad-number'])
  t.end()
})

t.test('RFC 4475 3.1.2.6: a quote that is not closed', (t) => {
  const m = parse(
    'INVITE sip:a SIP/2.0',
    'To: "Mr. B. <sip:b@example.com>',
    'From: <sip:a>;tag=1',
    '',
    '',
  )
  t.same([m.to, faultOf(m, 'To'), m.from?.tag], [null, 'sip/unclosed-quote', '1'])
  t.end()
})

t.test('RFC 4475 3.1.2.7: brackets around the request URI', (t) => {
  const m = request('INVITE', '<sip:user@example.com>')
  t.equal(parseUri(m.requestUri), null)
  t.match(uriFault(m.requestUri), { code: 'sip/bad-scheme', offset: 0 })
  t.end()
})

t.test('RFC 4475 3.1.2.8: a blank in the request URI', (t) => {
  const m = request('INVITE', 'sip:user@example.com; lr')
  t.equal(m.fault?.code, 'sip/bad-version')
  t.end()
})

t.test('RFC 4475 3.1.2.9: two blanks in the request line', (t) => {
  t.equal(parse('INVITE  sip:user@example.com  SIP/2.0', '', '').fault?.code, 'sip/bad-request-uri')
  t.equal(parse('INVITE sip:user@example.com  SIP/2.0', '', '').fault?.code, 'sip/bad-version')
  t.end()
})

t.test('RFC 4475 3.1.2.10: blanks after the request line are forgiven', (t) => {
  const m = parse('OPTIONS sip:a@example.com SIP/2.0  ', ...usual('OPTIONS'), '', '')
  t.same([m.fault, m.version, m.requestUri], [null, 'SIP/2.0', 'sip:a@example.com'])
  t.end()
})

t.test('RFC 4475 3.1.2.11: headers in the request URI', (t) => {
  const uri = parseUri(
    request('INVITE', 'sip:u@example.com?Route=%3Csip:x.example.com%3E').requestUri,
  )
  t.equal(uri === null ? null : uriHeader(uri, 'route'), '<sip:x.example.com>')
  t.end()
})

t.test('RFC 4475 3.1.2.12: a Date of another zone than GMT', (t) => {
  const m = request('INVITE', 'sip:a', 'Date: Fri, 01 Jan 2010 16:00:00 EST')
  t.equal(messageDate(m), null)
  t.equal(faultOf(m, 'Date'), 'sip/bad-date')
  t.end()
})

t.test('RFC 4475 3.1.2.13: a URI with headers that lacks its brackets', (t) => {
  const m = request('REGISTER', 'sip:example.com', 'Contact: sip:u@example.com?Route=%3Csip:x%3E')
  t.same(codes(contacts(m)), ['sip/bare-uri'])
  t.end()
})

t.test('RFC 4475 3.1.2.14: blanks within a URI', (t) => {
  const m = parse(
    'OPTIONS sip:a SIP/2.0',
    'To: "Doe, J." < sip:j.doe@example.org >',
    'From: <sip:a b@c>',
    '',
    '',
  )
  t.equal(m.to?.uri, 'sip:j.doe@example.org', 'blanks around it are forgiven')
  t.equal(parseUri(m.from?.uri ?? ''), null, 'those within are not')
  t.end()
})

t.test('RFC 4475 3.1.2.15: a display name that needs quotes and has none', (t) => {
  const m = parse('OPTIONS sip:a SIP/2.0', 'From: Doe, Jane <sip:jane@example.com>;tag=7', '', '')
  t.same([m.from, faultOf(m, 'From')], [null, 'sip/bad-display-name'])
  t.end()
})

t.test('RFC 4475 3.1.2.16: a version nobody knows', (t) => {
  const m = parse('OPTIONS sip:a SIP/7.0', 'Via: SIP/7.0/UDP h;branch=z9hG4bK1', '', '')
  t.same([m.fault?.code, m.version, m.via?.version], ['sip/unsupported-version', 'SIP/7.0', '7.0'])
  t.equal(faultStatus(m.fault?.code ?? 'sip/empty'), 505)
  t.end()
})

t.test('RFC 4475 3.1.2.17: the method of the CSeq is another known one', (t) => {
  const m = parse('OPTIONS sip:a SIP/2.0', 'CSeq: 3 INVITE', '', '')
  t.same([m.method, m.cseq?.method], ['OPTIONS', 'INVITE'])
  t.end()
})

t.test('RFC 4475 3.1.2.18: an unknown method, and another one in the CSeq', (t) => {
  const m = parse('FROBNICATE sip:a SIP/2.0', 'CSeq: 3 INVITE', '', '')
  t.same([m.method, m.cseq?.method], ['FROBNICATE', 'INVITE'])
  t.end()
})

t.test('RFC 4475 3.1.2.19: a status of ten digits', (t) => {
  const m = parse('SIP/2.0 4294967496 overflown', 'CSeq: 3 INVITE', '', '')
  t.equal(m.fault?.code, 'sip/bad-status')
  t.end()
})
