import t from 'tap'

import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import {
  contactList,
  contacts,
  hasStarContact,
  MALFORMED_EXPIRES,
  printQ,
  readContactList,
  readExpires,
  readQ,
} from '../headers/contact.ts'
import { contentType, readContentType } from '../headers/content-type.ts'
import { readCallId } from '../headers/call-id.ts'
import { readCSeq } from '../headers/cseq.ts'
import { routes, topRoute } from '../headers/route.ts'
import { parseVia, readViaList, secondViaStart, type Via, viaAt } from '../headers/via.ts'
import { parseMessageText } from '../message.ts'
import type { Message } from '../message.ts'

const message = (...headers: string[]): Message =>
  parseMessageText(['INFO sip:a SIP/2.0', ...headers, '', ''].join('\r\n'))

const code = (value: unknown): string =>
  value instanceof Fault ? `${value.code} ${value.offset}` : 'no fault'

t.test('parseVia takes a Via apart', (t) => {
  const rows: readonly (readonly [string, Partial<Via>])[] = [
    [
      'SIP/2.0/UDP 192.0.2.1',
      {
        protocol: 'SIP',
        version: '2.0',
        transport: 'UDP',
        host: '192.0.2.1',
        port: null,
        branch: null,
        received: null,
        rport: null,
        comment: null,
        params: '',
      },
    ],
    [
      'SIP/2.0/UDP a.example.com:5070;branch=z9hG4bK1;rport',
      {
        host: 'a.example.com',
        port: 5070,
        branch: 'z9hG4bK1',
        rport: 0,
        params: 'branch=z9hG4bK1;rport',
      },
    ],
    [
      'SIP/2.0/tcp [2001:db8::1]:5060;rport=1234;received=2001:db8::9',
      { transport: 'TCP', host: '[2001:db8::1]', port: 5060, rport: 1234, received: '2001:db8::9' },
    ],
    [
      'sip / 3.0\t/ Tls  h : 1 ; BRANCH = x ; Rport = ; q="a,;(b" ',
      {
        protocol: 'sip',
        version: '3.0',
        transport: 'TLS',
        host: 'h',
        port: 1,
        branch: 'x',
        rport: 0,
      },
    ],
    ['SIP/2.0/ws h;branch=1', { transport: 'WS' }],
    ['SIP/2.0/WsS h', { transport: 'WSS' }],
    ['SIP/2.0/sctp h', { transport: 'SCTP' }],
    ['SIP/2.0/UNKNOWN h', { transport: 'UNKNOWN' }],
    [
      'SIP/2.0/UDP h;a;b=1;branch=x (a (nested\\)) comment)',
      { branch: 'x', comment: 'a (nested\\)) comment', params: 'a;b=1;branch=x' },
    ],
    ['SIP/2.0/UDP h(c)', { host: 'h', comment: 'c', params: '' }],
    ['SIP/2.0/UDP h;;branch=x;', { branch: 'x' }],
    ['SIP/2.0/UDP h;', { params: '' }],
    [
      'SIP/2.0/UDP h;branch=1;branch=2;rport=1;rport=2;received=a;received=b',
      { branch: '1', rport: 1, received: 'a' },
    ],
    ['SIP/2.0/UDP h;branch', { branch: '' }],
    ["SIP/2.0/UDP h;branch=z9hG4bK-.!%66*_+`'~", { branch: "z9hG4bK-.!%66*_+`'~" }],
  ]
  for (const [text, parts] of rows) {
    const via = parseVia(text)
    for (const [key, value] of Object.entries(parts)) {
      t.equal(via?.[key as keyof Via], value, `${text}: ${key}`)
    }
  }
  t.equal(parseVia('SIP/2.0/UDP h;TTL=1;a="x"')?.param('ttl'), '1')
  t.equal(parseVia('SIP/2.0/UDP h;a="x"')?.param('A'), '"x"')
  t.equal(parseVia('SIP/2.0/UDP a, SIP/2.0/UDP b'), null, 'one only')
  t.end()
})

t.test('readViaList says what is wrong with a Via, and where', (t) => {
  const rows = [
    ['', 'sip/empty-element 0'],
    ['SIP', 'sip/bad-via 3'],
    ['SIP/2.0', 'sip/bad-via 7'],
    ['SIP/2.0/', 'sip/bad-via 8'],
    ['/2.0/UDP h', 'sip/bad-via 0'],
    ['SIP//UDP h', 'sip/bad-via 4'],
    ['SIP/2.0/UDP', 'sip/bad-via 11'],
    ['SIP/2.0/UDP;h', 'sip/bad-via 11'],
    ['SIP/2.0/UDP ;branch=1', 'sip/bad-host 12'],
    ['SIP/2.0/UDP \xe1', 'sip/bad-host 12'],
    ['SIP/2.0/UDP [::1', 'sip/bad-host 16'],
    ['SIP/2.0/UDP []', 'sip/bad-host 13'],
    ['SIP/2.0/UDP [x]', 'sip/bad-host 13'],
    ['SIP/2.0/UDP h:', 'sip/bad-port 14'],
    ['SIP/2.0/UDP h:x', 'sip/bad-port 14'],
    ['SIP/2.0/UDP h:65536', 'sip/bad-port 14'],
    ['SIP/2.0/UDP h i', 'sip/bad-via 14'],
    ['SIP/2.0/UDP h;=x', 'sip/bad-parameter 14'],
    ['SIP/2.0/UDP h;rport=x', 'sip/bad-port 20'],
    ['SIP/2.0/UDP h;a="x', 'sip/unclosed-quote 16'],
    ['SIP/2.0/UDP h;a=b c', 'sip/bad-via 18'],
    ['SIP/2.0/UDP h;a=b"c"', 'sip/bad-via 17'],
    ['SIP/2.0/UDP h (c', 'sip/bad-via 14'],
    ['SIP/2.0/UDP h (c) (d)', 'sip/bad-via 18'],
  ] as const
  for (const [text, fault] of rows) t.equal(code(readViaList(text, 0, text.length)[0]), fault, text)
  t.end()
})

t.test('one bad Via poisons no other', (t) => {
  const text = 'SIP/2.0/UDP a;x="1,2", nonsense (with, comma), , SIP/2.0/UDP b (x, y)'
  t.same(
    readViaList(text, 0, text.length).map((via) => (via instanceof Fault ? via.code : via.host)),
    ['a', FaultCode.BAD_VIA, FaultCode.EMPTY_ELEMENT, 'b'],
  )
  t.end()
})

t.test('viaAt counts over all Via headers', (t) => {
  const m = message('Via: SIP/2.0/UDP a, SIP/2.0/UDP b', 'v: broken', 'Via: SIP/2.0/UDP c')
  t.equal(viaAt(m, 0)?.host, 'a')
  t.equal(viaAt(m, 1)?.host, 'b')
  t.equal(viaAt(m, 2), null, 'it does not parse')
  t.equal(viaAt(m, 3)?.host, 'c')
  t.equal(viaAt(m, 4), null)
  t.equal(viaAt(message(), 0), null)
  const first = m.header(0)
  t.equal(m.text.slice(secondViaStart(first)).startsWith('SIP/2.0/UDP b'), true)
  t.equal(secondViaStart(m.header(2)), -1)
  t.equal(message('Via: broken').via, null)
  t.equal(message().via, null)
  t.end()
})

t.test('readCSeq reads number and method', (t) => {
  const cseq = (text: string): unknown => {
    const result = readCSeq(text, 0, text.length)
    return result instanceof Fault ? code(result) : `${result.number} ${result.method}`
  }
  t.equal(cseq('0 ACK'), '0 ACK')
  t.equal(cseq('0009 \t INVITE'), '9 INVITE')
  t.equal(cseq('4294967295 X-!%'), '4294967295 X-!%')
  t.equal(cseq('4294967296 ACK'), 'sip/cseq-too-large 0')
  t.equal(cseq(`${'9'.repeat(9999)} ACK`), 'sip/cseq-too-large 0')
  t.equal(cseq(''), 'sip/bad-cseq 0')
  t.equal(cseq('1'), 'sip/bad-cseq 1')
  t.equal(cseq('INVITE 1'), 'sip/bad-cseq 0')
  t.equal(cseq('-1 INVITE'), 'sip/bad-cseq 0')
  t.equal(cseq('1 IN VITE'), 'sip/bad-cseq 4')
  t.equal(message('CSeq: 1\r\n\tINFO').cseq?.method, 'INFO', 'folded')
  t.end()
})

t.test('readCallId takes anything without blanks', (t) => {
  const id = 'word%ZK-!.*_+\'@word`~)(><:\\/"][?}{'
  t.equal(readCallId(id, 0, id.length), id)
  t.equal(code(readCallId('', 0, 0)), 'sip/bad-call-id 0')
  t.equal(code(readCallId('a b', 0, 3)), 'sip/bad-call-id 1')
  t.equal(message('Call-ID:').callId, null)
  t.equal(message().callId, null)
  t.end()
})

t.test('readContactList reads contacts with q and expires', (t) => {
  const m = message(
    'Contact: "A" <sip:a@b?x=y>;q=0.7;expires=60, <sip:c>;q=2, nonsense',
    'm: sip:d;expires=abc , <sip:e>;expires=99999999999',
  )
  const all = contacts(m).map((contact) =>
    contact instanceof Fault
      ? contact.code
      : `${contact.address.uri} ${contact.q} ${contact.expires}`,
  )
  t.same(all, [
    'sip:a@b?x=y 700 60',
    FaultCode.BAD_Q,
    FaultCode.BAD_ADDRESS,
    `sip:d null ${MALFORMED_EXPIRES}`,
    'sip:e null 4294967295',
  ])
  t.equal(hasStarContact(m), false)
  t.same(contacts(message()), [])
  t.end()
})

t.test('a * contact stands alone', (t) => {
  t.equal(hasStarContact(message('Contact: *')), true)
  t.equal(hasStarContact(message('m : *  ')), true)
  t.equal(hasStarContact(message('Contact: *', 'Contact: *')), false)
  t.equal(hasStarContact(message()), false)
  for (const value of ['*, <sip:a>', '<sip:a>, *', '*;expires=0', '*, *']) {
    t.equal(
      code(readContactList(value, 0, value.length)).split(' ')[0],
      FaultCode.STAR_NOT_ALONE,
      value,
    )
    t.equal(hasStarContact(message(`Contact: ${value}`)), false, value)
  }
  const two = contacts(message('Contact: *', 'Contact: <sip:a>'))
  t.equal(code(two[0]).split(' ')[0], FaultCode.STAR_NOT_ALONE)
  t.equal(two.length, 2)
  const name = '*Star* <sip:a>'
  t.equal(code(readContactList(name, 0, name.length)), 'no fault')
  t.equal(contactList(message('Contact: *, x').header(0)), null)
  t.equal(code(contacts(message('Contact: *, x'))[0]).split(' ')[0], FaultCode.STAR_NOT_ALONE)
  t.end()
})

t.test('readQ and printQ', (t) => {
  const rows = [
    ['0', 0],
    ['1', 1000],
    ['0.5', 500],
    ['0.', 0],
    ['0.125', 125],
    ['1.000', 1000],
    ['1.001', -1],
    ['0.1234', -1],
    ['.5', -1],
    ['2', -1],
    ['', -1],
    ['0,5', -1],
    ['0.x', -1],
  ] as const
  for (const [text, value] of rows) t.equal(readQ(text), value, JSON.stringify(text))
  for (const text of ['0', '1', '0.5', '0.125']) t.equal(printQ(readQ(text)), text)
  t.equal(readExpires('3'), 3)
  t.equal(readExpires('-3'), MALFORMED_EXPIRES)
  t.end()
})

t.test('routes joins all headers of a name', (t) => {
  const m = message(
    'Route: <sip:a;lr>, <sip:b>',
    'Record-Route: <sip:r>',
    'Route: broken, <sip:c>;x=1',
  )
  t.same(
    routes(m).map((route) => (route instanceof Fault ? route.code : route.uri)),
    ['sip:a;lr', 'sip:b', FaultCode.BAD_ADDRESS, 'sip:c'],
  )
  t.equal(routes(m, HeaderId.RECORD_ROUTE).length, 1)
  t.same(routes(m, HeaderId.PATH), [])
  t.equal(topRoute(m)?.uri, 'sip:a;lr')
  t.equal(topRoute(message('Route: x, <sip:b>')), null)
  t.equal(topRoute(message()), null)
  t.end()
})

t.test('contentType reads a media type', (t) => {
  const type = contentType(message('c: Multipart / Mixed ; boundary="a;b" ; x'))
  t.equal(type?.mediaType, 'multipart/mixed')
  t.equal(type?.param('boundary'), '"a;b"')
  t.equal(type?.param('x'), '')
  t.equal(contentType(message('Content-Type: application/sdp'))?.params, '')
  t.equal(contentType(message('Content-Type: application/sdp', 'X: y'))?.subtype, 'sdp')
  t.equal(contentType(message()), null)
  const rows = [
    ['', 'sip/bad-content-type 0'],
    ['text', 'sip/bad-content-type 4'],
    ['/x', 'sip/bad-content-type 0'],
    ['text/', 'sip/bad-content-type 5'],
    ['text/x y', 'sip/trailing-text 7'],
    ['text/x;a="', 'sip/unclosed-quote 9'],
  ] as const
  for (const [text, fault] of rows)
    t.equal(code(readContentType(text, 0, text.length)), fault, text)
  t.end()
})
