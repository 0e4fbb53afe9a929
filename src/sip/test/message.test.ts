import t from 'tap'

import { FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import { readNumber } from '../headers/number.ts'
import { typed } from '../header.ts'
import { parseMessage, parseMessageText } from '../message.ts'
import { MethodId } from '../methods.ts'
import { parserRules } from '../rules.ts'

const lines = (...all: string[]): string => all.join('\r\n')

const invite = lines(
  'INVITE sip:bob@example.com;user=phone SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.10:5062;branch=z9hG4bK1;rport',
  'v: SIP/2.0/TCP 192.0.2.11;branch=z9hG4bK0',
  'Max-Forwards: 70',
  'From: "Alice" <sip:alice@example.com>;tag=a1',
  'To: <sip:bob@example.com>',
  'Call-ID: one@192.0.2.10',
  'CSeq: 314 INVITE',
  'X-Mine: first',
  'x-mine : second',
  'Content-Type: text/plain',
  'Content-Length: 5',
  '',
  'hello',
)

const reply = lines(
  'SIP/2.0 183 Session Progress',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2',
  'From: <sip:alice@example.com>;tag=a1',
  'To: <sip:bob@example.com>;tag=b1',
  'Call-ID: one@192.0.2.10',
  'CSeq: 314 INVITE',
  'Content-Length: 0',
  '',
  '',
)

t.test('parseMessage reads a request', (t) => {
  const m = parseMessageText(invite)
  t.equal(m.fault, null)
  t.equal(m.isRequest, true)
  t.equal(m.method, 'INVITE')
  t.equal(m.methodId, MethodId.INVITE)
  t.equal(m.requestUri, 'sip:bob@example.com;user=phone')
  t.equal(m.version, 'SIP/2.0')
  t.equal(m.status, 0)
  t.equal(m.reason, '')
  t.equal(m.headerCount, 11)
  t.equal(m.body, 'hello')
  t.equal(m.length, invite.length)
  t.equal(m.text.slice(m.firstLineEnd, m.firstLineEnd + 4), 'Via:')
  t.equal(m.text.slice(m.headersEnd, m.bodyStart), '\r\n')
  t.equal(m.via?.host, '192.0.2.10')
  t.equal(m.from?.tag, 'a1')
  t.equal(m.to?.tag, null)
  t.equal(m.callId, 'one@192.0.2.10')
  t.same({ ...m.cseq }, { number: 314, method: 'INVITE' })
  t.equal(m.maxForwards, 70)
  t.equal(m.contentLength, 5)
  t.end()
})

t.test('parseMessage reads a reply, whose method is that of its CSeq', (t) => {
  const m = parseMessageText(reply)
  t.equal(m.fault, null)
  t.equal(m.isRequest, false)
  t.equal(m.status, 183)
  t.equal(m.reason, 'Session Progress')
  t.equal(m.method, 'INVITE')
  t.equal(m.methodId, MethodId.INVITE)
  t.equal(m.requestUri, '')
  t.equal(m.text.slice(m.statusStart, m.reasonEnd), '183 Session Progress')
  t.equal(m.maxForwards, null)
  t.equal(parseMessageText('SIP/2.0 200 OK\r\n\r\n').method, '', 'no CSeq, no method')
  t.end()
})

t.test('parseMessage takes its bytes from the range given, and keeps a copy', (t) => {
  const bytes = Buffer.from(`garbage:${invite}garbage: x\r\n\r\n`, 'latin1')
  const m = parseMessage(bytes, 8, 8 + invite.length)
  bytes.fill(0)
  t.equal(m.text, invite)
  t.equal(m.body, 'hello')
  t.end()
})

t.test(
  'first, next and named find headers by number and name, short forms and case not counting',
  (t) => {
    const m = parseMessageText(invite)
    const via = m.first(HeaderId.VIA)
    t.equal(via?.name, 'Via')
    const second = via === null ? null : m.next(via)
    t.equal(second?.name, 'v')
    t.equal(second === null ? null : m.next(second), null)
    t.equal(m.named('V')?.index, 0)
    t.equal(m.named('i')?.value, 'one@192.0.2.10')
    const mine = m.named('X-MINE')
    t.equal(mine?.value, 'first')
    const other = mine === null ? null : m.next(mine)
    t.equal(other?.value, 'second')
    t.equal(other?.name, 'x-mine')
    t.equal(other === null ? null : m.next(other), null)
    t.equal(m.named('X-None'), null)
    t.equal(m.first(HeaderId.SUBJECT), null)
    t.equal(m.first(HeaderId.CONTACT), null)
    t.equal(m.count(HeaderId.VIA), 2)
    t.equal(m.header(2), m.first(HeaderId.MAX_FORWARDS), 'a header is made once')
    t.end()
  },
)

t.test('Header says where its parts are', (t) => {
  const m = parseMessageText(
    lines('INFO sip:a SIP/2.0', 'Subject \t:  one\r\n two\t ', 'To:', '', ''),
  )
  const subject = m.header(0)
  t.equal(m.text.slice(subject.nameStart, subject.nameEnd), 'Subject')
  t.equal(m.text.slice(subject.valueStart, subject.valueEnd), 'one\r\n two')
  t.equal(subject.start, m.firstLineEnd)
  t.equal(m.text.slice(subject.end), 'To:\r\n\r\n')
  t.equal(subject.value, 'one two')
  t.equal(subject.raw, 'one\r\n two')
  t.equal(subject.folded, true)
  const to = m.header(1)
  t.equal(to.value, '')
  t.equal(to.valueStart, to.valueEnd)
  t.ok(to.valueEnd <= to.end)
  t.end()
})

t.test('Header.offsetOf leads from the value on one line to the place on the wire', (t) => {
  const m = parseMessageText(
    lines('INFO sip:a SIP/2.0', 'Subject: a  b \t\r\n\t\r\n  c d\r\n e', '', ''),
  )
  const header = m.header(0)
  t.equal(header.value, 'a  b c d e')
  for (let i = 0; i < header.value.length; i++) {
    const code = header.value.charAt(i)
    if (code !== ' ') t.equal(m.text.charAt(header.offsetOf(i)), code, `at ${i}`)
  }
  t.equal(header.offsetOf(4), m.text.indexOf('b \t') + 1, 'the end of a word is before the fold')
  t.equal(header.offsetOf(header.value.length), header.valueEnd)
  t.end()
})

t.test('a typed header keeps its form, and its verdict', (t) => {
  const m = parseMessageText(
    lines('INFO sip:a SIP/2.0', 'From: broken', 'CSeq: 1 INFO', 'Max-Forwards: many', '', ''),
  )
  t.equal(m.cseq, m.cseq, 'parsed once')
  t.equal(m.from, null)
  const from = m.first(HeaderId.FROM)
  t.equal(from?.fault?.code, FaultCode.BAD_ADDRESS)
  t.equal(from?.fault?.offset, m.text.indexOf('broken'))
  t.equal(from?.fault, (m.from, from?.fault), 'the verdict stays')
  t.equal(m.maxForwards, -1, 'there, but not a number')
  t.equal(typed(null, readNumber), null)
  t.end()
})

t.test('a fault in a folded header points to the wire', (t) => {
  const m = parseMessageText(lines('INFO sip:a SIP/2.0', 'From: <sip:a@b>\r\n  ;x="', '', ''))
  t.equal(m.from, null)
  t.equal(m.first(HeaderId.FROM)?.fault?.code, FaultCode.UNCLOSED_QUOTE)
  t.equal(m.first(HeaderId.FROM)?.fault?.offset, m.text.indexOf('"'))
  t.end()
})

t.test('Content-Length cuts the body, and never stretches it', (t) => {
  const with_ = (...headers: string[]): string =>
    lines('INFO sip:a SIP/2.0', ...headers, '', '0123456789')
  const rows: readonly (readonly [string, string, number | null, string])[] = [
    ['absent: to the end', with_('To: x'), null, '0123456789'],
    ['exact', with_('Content-Length: 10'), 10, '0123456789'],
    ['smaller: cut', with_('Content-Length: 4'), 4, '0123'],
    ['zero', with_('l:0'), 0, ''],
    ['larger: what is there', with_('Content-Length: 11'), 11, '0123456789'],
    ['negative', with_('Content-Length: -1'), -1, '0123456789'],
    ['plus', with_('Content-Length: +4'), -1, '0123456789'],
    ['hexadecimal', with_('Content-Length: 0x4'), -1, '0123456789'],
    ['empty', with_('Content-Length:'), -1, '0123456789'],
    ['two numbers', with_('Content-Length: 4, 4'), -1, '0123456789'],
    ['beyond 32 bits', with_('Content-Length: 4294967296'), -1, '0123456789'],
    ['a million digits', with_(`Content-Length: ${'9'.repeat(9000)}`), -1, '0123456789'],
    ['given twice, the same', with_('Content-Length: 4', 'l: 04'), 4, '0123'],
    ['given twice, different', with_('Content-Length: 4', 'l: 5'), -1, '0123456789'],
  ]
  const tolerant = parserRules({ strict: false })
  for (const [name, text, length, body] of rows) {
    const m = parseMessageText(text, tolerant)
    t.equal(m.fault, null, name)
    t.equal(m.contentLength, length, name)
    t.equal(m.body, body, name)
  }
  t.end()
})

t.test('a message that cannot be routed has a fault with its place', (t) => {
  const rows: readonly (readonly [string, string, FaultCode, number])[] = [
    ['nothing', '', FaultCode.EMPTY, 0],
    ['line ends only', '\r\n\r\n\n', FaultCode.EMPTY, 0],
    ['one word', 'HELLO\r\n\r\n', FaultCode.BAD_FIRST_LINE, 5],
    ['no version', 'INVITE sip:a\r\n\r\n', FaultCode.BAD_FIRST_LINE, 12],
    ['no method', ' sip:a SIP/2.0\r\n\r\n', FaultCode.BAD_METHOD, 0],
    ['a method with a comma', 'IN,VITE sip:a SIP/2.0\r\n\r\n', FaultCode.BAD_METHOD, 2],
    ['binary', '\x00\x01\x02', FaultCode.BAD_METHOD, 0],
    ['two spaces before the URI', 'INVITE  sip:a SIP/2.0\r\n\r\n', FaultCode.BAD_REQUEST_URI, 7],
    ['two spaces after the URI', 'INVITE sip:a  SIP/2.0\r\n\r\n', FaultCode.BAD_VERSION, 13],
    ['a tab', 'INVITE\tsip:a SIP/2.0\r\n\r\n', FaultCode.BAD_METHOD, 6],
    ['a blank in the URI', 'INVITE sip:a; lr SIP/2.0\r\n\r\n', FaultCode.BAD_VERSION, 14],
    ['a zero byte in the URI', 'INVITE sip:a\0b SIP/2.0\r\n\r\n', FaultCode.BAD_REQUEST_URI, 12],
    ['a version without numbers', 'INVITE sip:a SIP/x\r\n\r\n', FaultCode.BAD_VERSION, 13],
    ['a version without a dot', 'INVITE sip:a SIP/2\r\n\r\n', FaultCode.BAD_VERSION, 13],
    ['a version and more', 'INVITE sip:a SIP/2.0 x\r\n\r\n', FaultCode.BAD_VERSION, 21],
    ['a status of two digits', 'SIP/2.0 99 X\r\n\r\n', FaultCode.BAD_STATUS, 8],
    ['a status of four digits', 'SIP/2.0 2000 X\r\n\r\n', FaultCode.BAD_STATUS, 8],
    ['a status below 100', 'SIP/2.0 099 X\r\n\r\n', FaultCode.BAD_STATUS, 8],
    ['a huge status', `SIP/2.0 ${'1'.repeat(500)} X\r\n\r\n`, FaultCode.BAD_STATUS, 8],
    ['a status of letters', 'SIP/2.0 abc X\r\n\r\n', FaultCode.BAD_STATUS, 8],
    ['no status', 'SIP/2.0\r\n\r\n', FaultCode.BAD_STATUS, 7],
    ['a reply without version', 'SIP/ 200 OK\r\n\r\n', FaultCode.BAD_VERSION, 0],
    ['no end of headers', 'INFO sip:a SIP/2.0\r\nTo: x\r\n', FaultCode.HEADERS_NOT_ENDED, 27],
    ['cut in a header', 'INFO sip:a SIP/2.0\r\nTo: x', FaultCode.HEADERS_NOT_ENDED, 25],
    ['cut in a name', 'INFO sip:a SIP/2.0\r\nTo', FaultCode.HEADERS_NOT_ENDED, 22],
    [
      'cut in the empty line',
      'INFO sip:a SIP/2.0\r\nTo: x\r\n\r',
      FaultCode.HEADER_WITHOUT_COLON,
      27,
    ],
    ['cut in the first line', 'INFO sip:a SIP/2.0', FaultCode.BAD_VERSION, 18],
    [
      'a header without colon',
      'INFO sip:a SIP/2.0\r\nTo x\r\n\r\n',
      FaultCode.HEADER_WITHOUT_COLON,
      23,
    ],
    ['a header without name', 'INFO sip:a SIP/2.0\r\n: x\r\n\r\n', FaultCode.BAD_HEADER_NAME, 20],
    [
      'a name with a bracket',
      'INFO sip:a SIP/2.0\r\nT(o: x\r\n\r\n',
      FaultCode.HEADER_WITHOUT_COLON,
      21,
    ],
    [
      'a fold after the first line',
      'INFO sip:a SIP/2.0\r\n To: x\r\n\r\n',
      FaultCode.HEADER_WITHOUT_COLON,
      21,
    ],
  ]
  for (const [name, text, code, offset] of rows) {
    const m = parseMessageText(text)
    t.equal(m.fault?.code, code, name)
    t.equal(m.fault?.offset, offset, `${name}: place`)
    t.ok((m.fault?.offset ?? 0) <= m.length, `${name}: place is in the message`)
  }
  t.end()
})

t.test('a message with a fault still gives the headers it has, to answer with', (t) => {
  const m = parseMessageText(
    lines(
      'INVITE  sip:a SIP/2.0',
      'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
      'bad line',
      'CSeq: 1 INVITE',
      '',
      '',
    ),
  )
  t.equal(m.fault?.code, FaultCode.BAD_REQUEST_URI)
  t.equal(m.isRequest, true)
  t.equal(m.method, 'INVITE')
  t.equal(m.via?.branch, 'z9hG4bK1')
  t.equal(m.cseq?.number, 1)
  t.equal(m.header(1).name, '')
  t.equal(m.header(1).value, 'bad line')
  t.equal(m.header(1).fault?.code, FaultCode.HEADER_WITHOUT_COLON)
  t.end()
})

t.test('bytes after the end of a range are never part of the message', (t) => {
  const rows = [
    ['INVITE', ' sip:a SIP/2.0\r\n\r\n'],
    ['INVITE ', 'sip:a SIP/2.0\r\n\r\n'],
    ['INVITE sip:a', ' SIP/2.0\r\n\r\n'],
    ['INVITE sip:a S', 'IP/2.0\r\n\r\n'],
    ['INVITE sip:a SIP/2.0', '\r\n\r\n'],
    ['INVITE sip:a SIP/2.0\r', '\n\r\n'],
    ['INVITE sip:a SIP/2.0\r\n', 'To: x\r\n\r\n'],
    ['INVITE sip:a SIP/2.0\r\nTo', ': x\r\n\r\n'],
    ['INVITE sip:a SIP/2.0\r\nTo ', ': x\r\n\r\n'],
    ['INVITE sip:a SIP/2.0\r\nTo: x\r\n', '\r\n'],
    ['INVITE sip:a SIP/2.0\r\nTo: x\r\n\r', '\n'],
    ['SIP/2.0 20', '0 OK\r\n\r\n'],
    ['SIP/2.0 200', ' OK\r\n\r\n'],
  ] as const
  for (const [part, rest] of rows) {
    const bytes = Buffer.from(part + rest, 'latin1')
    const m = parseMessage(bytes, 0, part.length)
    t.ok(m.fault, JSON.stringify(part))
    t.equal(m.text, part)
    for (let i = 0; i < m.headerCount; i++) t.ok(m.header(i).end <= part.length)
  }
  t.end()
})

t.test('limits are faults, one beyond and not one before', (t) => {
  const withHeaders = (count: number): string =>
    lines('INFO sip:a SIP/2.0', ...Array.from({ length: count }, () => 'X: y'), '', '')
  t.equal(parseMessageText(withHeaders(256)).fault, null)
  const many = parseMessageText(withHeaders(257))
  t.equal(many.fault?.code, FaultCode.TOO_MANY_HEADERS)
  t.equal(many.headerCount, 256)

  const small = parserRules({ maxBytes: 60, maxHeaderBytes: 10, maxFirstLineBytes: 20 })
  t.equal(parseMessageText('INFO sip:a SIP/2.0\r\nX: 45678\r\n\r\n', small).fault, null)
  t.equal(
    parseMessageText('INFO sip:a SIP/2.0\r\nX: 456789\r\n\r\n', small).fault?.code,
    FaultCode.HEADER_TOO_LONG,
  )
  t.equal(
    parseMessageText('INFO sip:a SIP/2.0\r\nX: 1\r\n 5678\r\n\r\n', small).fault?.code,
    FaultCode.HEADER_TOO_LONG,
    'folded lines count',
  )
  t.equal(
    parseMessageText('INFO sip:ab SIP/2.0\r\n\r\n', small).fault?.code,
    FaultCode.FIRST_LINE_TOO_LONG,
  )
  const long = parseMessageText(`INFO sip:a SIP/2.0\r\n\r\n${'x'.repeat(60)}`, small)
  t.equal(long.fault?.code, FaultCode.MESSAGE_TOO_LONG)
  t.equal(long.length, 60, 'no more than the limit is kept')
  const huge = parserRules({ maxBytes: 2 ** 40 })
  t.equal(
    parseMessage(Buffer.alloc(9 * 2 ** 20, 'x'), 0, 9 * 2 ** 20, huge).fault?.code,
    FaultCode.MESSAGE_TOO_LONG,
    'a limit beyond what a directory can hold is no limit',
  )
  t.end()
})

t.test('a body of any bytes is kept as it is', (t) => {
  const body = Buffer.from(Array.from({ length: 256 }, (_, i) => i)).toString('latin1')
  const m = parseMessageText(`INFO sip:a SIP/2.0\r\nContent-Length: 256\r\n\r\n${body}`)
  t.equal(m.body, body)
  t.equal(m.headerCount, 1)
  t.end()
})
