import t from 'tap'

import { buildAck, buildCancel } from '../ack-cancel.ts'
import { applyChanges } from '../apply-changes.ts'
import { loopBranch, loopMark, loopsBack, MAGIC_COOKIE } from '../branch.ts'
import { buildReply, buildRequest } from '../build.ts'
import { HeaderId } from '../header-names.ts'
import { viaAt } from '../headers/via.ts'
import { type Message, parseMessageText } from '../message.ts'
import { newRequest } from '../new-request.ts'
import { parserRules } from '../rules.ts'
import { fromBytes, toBytes } from '../utf8.ts'

const lines = (...all: string[]): string => all.join('\r\n')

const invite = (...more: string[]): Message =>
  parseMessageText(
    lines(
      'INVITE sip:bob@192.0.2.20;lr SIP/2.0',
      'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKours ,',
      ' SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKalice;received=198.51.100.1',
      'Max-Forwards: 7',
      'f: "Alice"',
      '  <sip:alice@example.com>;tag=a',
      'To: <sip:bob@example.com>',
      'i: call@192.0.2.10',
      'CSeq: 00042 INVITE',
      'Require: 100rel',
      'Proxy-Require: x',
      'Route: <sip:p1.example.com;lr>',
      'Route: <sip:p2.example.com;lr>',
      'Content-Type: application/sdp',
      ...more,
      '',
      'v=0\r\n',
    ),
  )

const received = { received: null, rport: null, extra: '', server: null }

t.test('RFC 3261 17.1.1.3: an ACK has the top Via, the Routes, and the To of the reply', (t) => {
  const request = invite()
  const reply = parseMessageText(buildReply(request, 486, 'Busy Here', { ...received, toTag: 'b' }))
  t.equal(
    buildAck(request, reply),
    lines(
      'ACK sip:bob@192.0.2.20;lr SIP/2.0',
      'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKours',
      'From: "Alice" <sip:alice@example.com>;tag=a',
      'To: <sip:bob@example.com>;tag=b',
      'Call-ID: call@192.0.2.10',
      'CSeq: 42 ACK',
      'Route: <sip:p1.example.com;lr>',
      'Route: <sip:p2.example.com;lr>',
      'Max-Forwards: 70',
      'Content-Length: 0',
      '',
      '',
    ),
  )
  t.end()
})

t.test('RFC 3261 9.1: a CANCEL has the top Via alone, and no Require', (t) => {
  const text = buildCancel(invite(), { extra: 'Reason: SIP;cause=200\r\n' })
  t.equal(
    text,
    lines(
      'CANCEL sip:bob@192.0.2.20;lr SIP/2.0',
      'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKours',
      'From: "Alice" <sip:alice@example.com>;tag=a',
      'To: <sip:bob@example.com>',
      'Call-ID: call@192.0.2.10',
      'CSeq: 42 CANCEL',
      'Route: <sip:p1.example.com;lr>',
      'Route: <sip:p2.example.com;lr>',
      'Max-Forwards: 70',
      'Reason: SIP;cause=200',
      'Content-Length: 0',
      '',
      '',
    ),
  )
  t.end()
})

t.test('buildAck and buildCancel never throw on what lacks all headers', (t) => {
  const empty = parseMessageText('INVITE sip:a SIP/2.0\r\n\r\n')
  t.match(buildAck(empty, empty), /^ACK sip:a SIP\/2\.0\r\nCSeq: 0 ACK\r\n/)
  t.match(buildCancel(empty), /^CANCEL sip:a/)
  t.end()
})

t.test('newRequest makes a message that reads back, and no value adds a header', (t) => {
  const m = parseMessageText(
    newRequest({
      method: 'MESSAGE',
      uri: 'sip:bob@example.com',
      via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1;rport',
      from: '<sip:alice@example.com>;tag=1\r\nX-Evil: 1',
      to: '<sip:bob@example.com>',
      callId: 'c1',
      cseq: 7,
      headers: [['Subject', 'a\nb: c']],
      body: toBytes('Grüße'),
      contentType: 'text/plain',
    }),
  )
  t.equal(m.fault, null)
  t.same(
    [m.method, m.requestUri, m.cseq?.number, m.maxForwards],
    ['MESSAGE', 'sip:bob@example.com', 7, 70],
  )
  t.equal(m.named('X-Evil'), null)
  t.equal(m.named('Subject')?.value, 'a b: c')
  t.same([m.contentLength, fromBytes(m.body)], [7, 'Grüße'])
  t.end()
})

const own = (host: string, port: number): boolean => host === '192.0.2.1' && port === 0

/** A request as the next server gets it, and sends it back with another request URI. */
const onward = (message: Message, uri: string | null, extra = ''): Message =>
  parseMessageText(
    buildRequest(message, {
      requestUri: uri,
      via: `SIP/2.0/UDP 192.0.2.1;branch=${loopBranch(message, 'tx1')}`,
      maxForwards: 69,
      received: null,
      rport: null,
      extra,
      stream: false,
    }),
  )

t.test('RFC 3261 16.3.4: a request that comes back with the same target loops', (t) => {
  const first = invite()
  t.notOk(loopsBack(first, own), 'our Via has no mark yet')
  const returned = onward(onward(first, 'sip:x@192.0.2.99'), first.requestUri)
  t.ok(loopsBack(returned, own))
  t.notOk(
    loopsBack(returned, () => false),
    'the marks of others mean nothing',
  )
  t.end()
})

t.test('RFC 3261 16.3.4: a request that comes back with another target spirals', (t) => {
  const first = invite()
  t.notOk(loopsBack(onward(first, 'sip:carol@192.0.2.20'), own))
  t.notOk(loopsBack(onward(first, first.requestUri, 'Route: <sip:p3.example.com;lr>\r\n'), own))
  t.end()
})

t.test('loopMark is the same for a request, its CANCEL and the ACK of its failure', (t) => {
  const request = invite()
  const reply = parseMessageText(buildReply(request, 486, 'Busy', { ...received, toTag: 'b' }))
  const mark = loopMark(request)
  t.equal(loopMark(parseMessageText(buildCancel(request))), mark)
  t.equal(loopMark(parseMessageText(buildAck(request, reply))), mark)
  t.match(loopBranch(request, 'x'), new RegExp(`^${MAGIC_COOKIE}x\\.[0-9a-f]{16}$`))
  t.end()
})

t.test('loopsBack takes Vias and branches of any kind', (t) => {
  const vias = ['rubbish', 'SIP/2.0/UDP 192.0.2.1', 'SIP/2.0/UDP 192.0.2.1;branch=.']
  const m = parseMessageText(lines('INFO sip:a SIP/2.0', ...vias.map((v) => `Via: ${v}`), '', ''))
  t.notOk(loopsBack(m, own))
  t.end()
})

t.test('applyChanges reads the message again, and keeps what was received', (t) => {
  const request = invite('X-Old: 1', 'Content-Length: 5')
  const { edits } = request
  const old = request.named('X-Old')
  if (old !== null) edits.removeHeader(old)
  edits.appendHeader('X-New: 2\r\n')
  edits.setBody('v=0\r\ns=-\r\n')
  const after = applyChanges(request, 'sip:carol@example.com')
  t.equal(after.fault, null)
  t.same([after.requestUri, request.requestUri], ['sip:carol@example.com', 'sip:bob@192.0.2.20;lr'])
  t.same([after.named('X-Old'), after.named('X-New')?.value], [null, '2'])
  t.same([after.contentLength, after.body], [10, 'v=0\r\ns=-\r\n'])
  t.equal(viaAt(after, 1)?.received, '198.51.100.1')
  t.equal(viaAt(after, 2), null, 'no Via is added')
  t.notOk(after.edited)
  t.equal(request.edits.uri, null, 'the old one is as it was')
  t.ok(request.named('X-Old'))
  t.end()
})

t.test('applyChanges of a reply, of what has no changes, and of what breaks it', (t) => {
  const reply = parseMessageText('SIP/2.0 200 OK\r\nCSeq: 1 INFO\r\n\r\n')
  t.equal(applyChanges(reply).text, reply.text)
  reply.edits.setStatus(183, 'Session Progress')
  t.same(
    [applyChanges(reply).status, applyChanges(reply, 'sip:a').reason],
    [183, 'Session Progress'],
  )
  const broken = invite()
  broken.edits.appendHeader('no header at all\r\n')
  t.equal(applyChanges(broken).fault?.code, 'sip/header-without-colon')
  t.end()
})

t.test('buildReply copies of what may be there once the first alone', (t) => {
  const text = lines(
    'INFO sip:a SIP/2.0',
    'From: <sip:a>;tag=1',
    'To: <sip:b>',
    'f: <sip:c>',
    't: <sip:d>',
    'i: 1',
    'i: 2',
    '',
    '',
  )
  const request = parseMessageText(text, parserRules({ strict: false }))
  for (const toTag of ['x', null]) {
    const reply = parseMessageText(buildReply(request, 200, 'OK', { ...received, toTag }))
    t.equal(reply.fault, null)
    t.same([reply.from?.uri, reply.to?.uri, reply.callId], ['sip:a', 'sip:b', '1'])
    t.equal(reply.count(HeaderId.CALL_ID), 1)
  }
  t.end()
})
