import t from 'tap'

import { FaultCode, faultStatus } from '../errors.ts'
import { type Message, parseMessageText } from '../message.ts'
import { multipart, multipartFault } from '../multipart.ts'
import { type ParserOptions, parserRules } from '../rules.ts'
import { sdp, sdpFault } from '../sdp/of-message.ts'
import { parseUri } from '../uri.ts'

const read = (options: ParserOptions, ...lines: string[]): Message =>
  parseMessageText(lines.join('\r\n'), parserRules(options))

const info = (options: ParserOptions, ...headers: string[]): Message =>
  read(options, 'INFO sip:a@example.com SIP/2.0', ...headers, '', '')

t.test('parserRules: what may be there once is refused twice, or counts once', (t) => {
  const rows = [
    ['From: <sip:a@b>;tag=1', 'f: <sip:c@d>;tag=2'],
    ['To: <sip:a@b>', 't: <sip:a@b>'],
    ['Call-ID: 1', 'i: 2'],
    ['CSeq: 1 INFO', 'CSEQ: 1 INFO'],
    ['Max-Forwards: 1', 'Max-Forwards: 1'],
    ['Content-Length: 0', 'l: 0'],
  ] as const
  for (const [first, second] of rows) {
    const strict = info({}, first, second)
    t.equal(strict.fault?.code, FaultCode.REPEATED_HEADER, first)
    t.equal(strict.fault?.offset, strict.text.lastIndexOf(second))
    t.equal(info({ strict: false }, first, second).fault, null, first)
  }
  const may = info({}, 'Via: SIP/2.0/UDP a', 'Via: SIP/2.0/UDP b', 'Subject: 1', 'Subject: 2')
  t.equal(may.fault, null)
  t.end()
})

t.test('parserRules: a line that is no header is refused, or stays as it is', (t) => {
  for (const line of ['no colon', ': no name', 'X@Y: 1', '(c): 1']) {
    t.ok(info({}, line).fault, line)
    const m = info({ strict: false }, line, 'To: <sip:a@b>')
    t.same([m.fault, m.headerCount, m.to?.uri], [null, 2, 'sip:a@b'], line)
  }
  t.end()
})

t.test('parserRules: names of headers and hosts may be widened, never by what delimits', (t) => {
  const wide = { headerNameChars: '@: \r\n\0', uriHostChars: '!:;@[>' }
  t.equal(info(wide, 'X@Y: 1').named('x@y')?.value, '1')
  t.equal(info(wide, 'X: Y: 1').named('X')?.value, 'Y: 1')
  t.equal(info(wide, 'X Y: 1').fault?.code, FaultCode.HEADER_WITHOUT_COLON)
  t.equal(parseUri('sip:a@b!c', parserRules(wide))?.host, 'b!c')
  t.equal(parseUri('sip:a@b!c'), null)
  t.same([parseUri('sip:a@b:5;c', parserRules(wide))?.port], [5])
  t.equal(parseUri('sip:a@b@c', parserRules(wide)), null)
  t.end()
})

t.test('parserRules: every limit is a fault one beyond it, and none at it', (t) => {
  const via = 'SIP/2.0/UDP h;branch=z9hG4bK1'
  const rows: readonly (readonly [ParserOptions, string, (n: number) => Message, number])[] = [
    [
      { maxUriBytes: 10 },
      FaultCode.URI_TOO_LONG,
      (n) => read({ maxUriBytes: 10 }, `INFO sip:${'a'.repeat(n - 4)} SIP/2.0`, '', ''),
      414,
    ],
    [
      { maxBodyBytes: 10 },
      FaultCode.BODY_TOO_LONG,
      (n) => read({ maxBodyBytes: 10 }, 'INFO sip:a SIP/2.0', '', 'x'.repeat(n)),
      413,
    ],
    [
      { maxVias: 10 },
      FaultCode.TOO_MANY_VIAS,
      (n) => info({ maxVias: 10 }, ...Array.from({ length: n }, () => `Via: ${via}`)),
      513,
    ],
    [
      { maxVias: 10 },
      FaultCode.TOO_MANY_VIAS,
      (n) => info({ maxVias: 10 }, `v: ${Array.from({ length: n }, () => via).join(', ')}`),
      513,
    ],
    [
      { maxElements: 10 },
      FaultCode.TOO_MANY_ELEMENTS,
      (n) =>
        info(
          { maxElements: 10 },
          `m: ${Array.from({ length: n }, (_, i) => `"a, b" <sip:${i};x,y@h>`).join(', ')}`,
        ),
      513,
    ],
    [
      { maxParameters: 10 },
      FaultCode.TOO_MANY_PARAMETERS,
      (n) => info({ maxParameters: 10 }, `To: "a;b" <sip:a;c;d@h>${';x=";"'.repeat(n)}`),
      513,
    ],
    [
      { maxHeaders: 10 },
      FaultCode.TOO_MANY_HEADERS,
      (n) => info({ maxHeaders: 10 }, ...Array.from({ length: n }, () => 'X: y')),
      513,
    ],
  ]
  for (const [options, code, make, status] of rows) {
    const name = Object.keys(options).join()
    t.equal(make(10).fault, null, `${name} at the limit`)
    const beyond = make(11).fault
    t.equal(beyond?.code, code, `${name} beyond it`)
    t.equal(beyond === null ? null : faultStatus(beyond.code), status, name)
  }
  t.end()
})

t.test('parserRules: text has no elements and no parameters', (t) => {
  const text = 'a,b;c,'.repeat(200)
  const m = info({ maxElements: 3, maxParameters: 3 }, `Subject: ${text}`, `User-Agent: ${text}`)
  t.equal(m.fault, null)
  t.end()
})

t.test('parserRules: bodies are read up to their limits, with a fault for the rest', (t) => {
  const body = (boundary: string, ...parts: string[]): string =>
    `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--`
  const parts = (options: ParserOptions, text: string): Message =>
    read(options, 'INFO sip:a SIP/2.0', 'Content-Type: multipart/mixed;boundary=b', '', text)

  const three = parts({ maxParts: 2 }, body('b', '\r\n1', '\r\n2', '\r\n3'))
  t.equal(multipart(three)?.parts.length, 2)
  t.equal(multipartFault(three)?.code, FaultCode.TOO_MANY_PARTS)
  t.equal(multipartFault(three)?.offset, three.text.lastIndexOf('--b\r\n'))

  const cut = parts({}, '--b\r\n\r\nx')
  t.same([multipart(cut)?.closed, multipartFault(cut)?.code], [false, FaultCode.PARTS_NOT_CLOSED])

  const inner = `Content-Type: multipart/mixed;boundary=c\r\n\r\n${body('c', '\r\nx')}`
  const deep = multipart(parts({ maxPartDepth: 1 }, body('b', inner)))?.parts[0]
  t.same([deep?.multipart, deep?.fault?.code], [null, FaultCode.PARTS_TOO_DEEP])
  const deeper = multipart(parts({ maxPartDepth: 2 }, body('b', inner)))?.parts[0]
  t.same([deeper?.multipart?.parts.length, deeper?.fault], [1, null])

  const unnamed = read({}, 'INFO sip:a SIP/2.0', 'Content-Type: multipart/mixed', '', 'x')
  t.same([multipart(unnamed), multipartFault(unnamed)?.code], [null, FaultCode.BAD_BOUNDARY])

  const described = read(
    { maxSdpLines: 3, maxSdpMedia: 1 },
    'INFO sip:a SIP/2.0',
    'Content-Type: application/sdp',
    '',
    'v=0\r\nm=audio 1 X 0\r\nm=audio 2 X 0\r\n',
  )
  t.equal(sdp(described)?.media.length, 1)
  t.equal(sdpFault(described)?.code, FaultCode.TOO_MANY_SDP_MEDIA)
  t.end()
})

t.test(
  'parserRules: a version of another protocol is its own fault, and everything is readable',
  (t) => {
    const m = read({}, 'INFO sip:a SIP/3.0', 'To: <sip:a@b>', '', '')
    t.same([m.fault?.code, m.fault?.offset], [FaultCode.UNSUPPORTED_VERSION, 11])
    t.same([m.method, m.requestUri, m.to?.uri], ['INFO', 'sip:a', 'sip:a@b'])
    t.equal(read({}, 'INFO sip:a sip/2.0', '', '').fault, null)
    t.end()
  },
)

t.test('parserRules({ httpReplies }) reads replies of HTTP, and no requests', (t) => {
  const rules = parserRules({ httpReplies: true })
  const read = (line: string, from = rules) => {
    const { fault, status, version } = parseMessageText(
      `${line}\r\nContent-Length: 0\r\n\r\n`,
      from,
    )
    return fault === null ? `${version} ${status}` : fault.code
  }
  t.equal(read('HTTP/1.1 200 OK'), 'HTTP/1.1 200')
  t.equal(read('http/2 404 Not Found'), 'sip/bad-version')
  t.equal(read('SIP/2.0 200 OK'), 'SIP/2.0 200')
  t.equal(read('HTTQ/1.1 200 OK'), 'sip/bad-method')
  t.equal(read('GET / HTTP/1.1'), 'sip/unsupported-version')
  t.equal(read('HTTP/1.1 200 OK', parserRules()), 'sip/bad-method')
  t.end()
})
