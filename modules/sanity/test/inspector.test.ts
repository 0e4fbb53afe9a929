import t from 'tap'

import { Context, type Host, type Listener, parseMessageText, Peer } from 'siprose'

import { Check, Inspector } from '../inspector.ts'
import type { SizeLimits } from '../checks/sizes.ts'

const limits: SizeLimits = {
  message: 400,
  method: 10,
  requestUri: 30,
  fromUri: 30,
  toUri: 30,
  contactUri: 30,
  routeUri: 30,
  pathUri: 30,
  paiUri: 30,
  header: 100,
  headers: 350,
  body: 10,
}

function contextOf(text: string): Context {
  const message = parseMessageText(text)
  const type = message.isRequest ? 'request' : 'reply'
  // the checks ask neither the server nor the socket
  const server = {} as Host
  const listener = {} as Listener
  return new Context(
    server,
    message,
    new Peer('udp', '192.0.2.10', 5060, 0, 0),
    listener,
    1,
    0,
    type,
  )
}

interface Change {
  readonly line?: string
  readonly headers?: readonly string[]
  readonly without?: string
  readonly body?: string
}

function request({ line, headers = [], without = '', body = '' }: Change = {}): Context {
  const given = new Set(headers.map((header) => header.slice(0, header.indexOf(':'))))
  const usual = [
    'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1',
    'From: <sip:alice@example.com>;tag=1',
    'To: <sip:bob@example.com>',
    'Call-ID: 1@example.com',
    'CSeq: 1 OPTIONS',
  ].filter((header) => {
    const name = header.slice(0, header.indexOf(':'))
    return !given.has(name) && name !== without
  })
  const all = [line ?? 'OPTIONS sip:example.com SIP/2.0', ...usual, ...headers]
  return contextOf(`${all.join('\r\n')}\r\n\r\n${body}`)
}

function found(ctx: Context, checks: number, options: { sizes?: number; uris?: number } = {}) {
  const inspector = new Inspector({ allowed: 'path, 100rel', sizes: options.sizes ?? 0, limits })
  const verdict = inspector.inspect(ctx, checks, options.uris ?? 15)
  t.equal(inspector.lastVerdict(ctx), verdict)
  return verdict === null ? null : `${verdict.status} ${verdict.reason}`
}

t.test('inspect finds nothing wrong with an ordinary request', async (t) => {
  t.equal(found(request(), 32767), null)
})

for (const [name, check, change, expected] of [
  [
    'a scheme nobody routes',
    Check.SCHEME,
    { line: 'OPTIONS http://x SIP/2.0' },
    '416 Unsupported URI Scheme in Request URI',
  ],
  [
    'a request URI without host',
    Check.SCHEME,
    { line: 'OPTIONS sip:a@ SIP/2.0' },
    '400 Bad Request URI',
  ],
  ['tel', Check.SCHEME, { line: 'OPTIONS tel:+1234 SIP/2.0' }, null],
  ['urn', Check.SCHEME, { line: 'OPTIONS urn:service:sos SIP/2.0' }, null],
  ['no To', Check.REQUIRED_HEADERS, { without: 'To' }, '400 Missing Required Header'],
  ['no Via', Check.REQUIRED_HEADERS, { without: 'Via' }, '400 Missing Required Header'],
  ['no Via', Check.VIA, { without: 'Via' }, '400 Bad Via Header'],
  ['a Via that breaks off', Check.VIA, { headers: ['Via: SIP/2.0/UDP'] }, '400 Bad Via Header'],
  [
    'another method',
    Check.CSEQ_METHOD,
    { headers: ['CSeq: 1 INVITE'] },
    '400 CSeq method does not match request method',
  ],
  [
    'the method in small letters',
    Check.CSEQ_METHOD,
    { headers: ['CSeq: 1 options'] },
    '400 CSeq method does not match request method',
  ],
  ['blanks between', Check.CSEQ_METHOD, { headers: ['CSeq: 1 \t OPTIONS'] }, null],
  [
    'a word for a number',
    Check.CSEQ_VALUE,
    { headers: ['CSeq: x OPTIONS'] },
    '400 CSeq number is illegal',
  ],
  [
    'a negative number',
    Check.CSEQ_VALUE,
    { headers: ['CSeq: -1 OPTIONS'] },
    '400 CSeq number is illegal',
  ],
  [
    'a fraction',
    Check.CSEQ_VALUE,
    { headers: ['CSeq: 1.5 OPTIONS'] },
    '400 CSeq number is illegal',
  ],
  [
    '33 bits',
    Check.CSEQ_VALUE,
    { headers: ['CSeq: 4294967296 OPTIONS'] },
    '400 CSeq number is illegal',
  ],
  ['32 bits', Check.CSEQ_VALUE, { headers: ['CSeq: 4294967295 OPTIONS'] }, null],
  [
    'a length too small',
    Check.CONTENT_LENGTH,
    { headers: ['Content-Length: 4'], body: 'hello' },
    '400 Content-Length mis-match',
  ],
  [
    'a length too large',
    Check.CONTENT_LENGTH,
    { headers: ['Content-Length: 6'], body: 'hello' },
    '400 Content-Length mis-match',
  ],
  [
    'a length that is none',
    Check.CONTENT_LENGTH,
    { headers: ['Content-Length: 5x'], body: 'hello' },
    '400 Content-Length mis-match',
  ],
  [
    'lengths that differ',
    Check.CONTENT_LENGTH,
    { headers: ['Content-Length: 5', 'Content-Length: 4'], body: 'hello' },
    '400 Content-Length mis-match',
  ],
  ['no length', Check.CONTENT_LENGTH, { body: 'hello' }, null],
  [
    'an Expires that is none',
    Check.EXPIRES,
    { headers: ['Expires: soon'] },
    '400 Expires value is illegal',
  ],
  ['an empty Expires', Check.EXPIRES, { headers: ['Expires:'] }, '400 Bad Expires Header'],
  [
    'an Expires of 33 bits',
    Check.EXPIRES,
    { headers: ['Expires: 4294967296'] },
    '400 Expires value is illegal',
  ],
  [
    'extensions that are allowed',
    Check.PROXY_REQUIRE,
    { headers: ['Proxy-Require: PATH , 100rel'] },
    null,
  ],
  [
    'extensions that are not',
    Check.PROXY_REQUIRE,
    { headers: ['Proxy-Require: path', 'Proxy-Require: foo'] },
    '420 Bad Proxy Require Extension',
  ],
  [
    'an empty demand',
    Check.PROXY_REQUIRE,
    { headers: ['Proxy-Require: ,'] },
    '400 Bad Proxy Require Header',
  ],
  [
    'a From without host',
    Check.URIS,
    { headers: ['From: <sip:a@>;tag=1'] },
    '400 Invalid From Header',
  ],
  [
    'a From that breaks off',
    Check.URIS,
    { headers: ['From: <sip:a@b;tag=1'] },
    '400 Invalid From Header',
  ],
  ['a To of words', Check.URIS, { headers: ['To: bob'] }, '400 Invalid To Header'],
  ['a To with any scheme', Check.URIS, { headers: ['To: <mailto:bob@example.com>'] }, null],
  [
    'a second contact without host',
    Check.URIS,
    { headers: ['Contact: <sip:a@b>, <sip:a@>'] },
    '400 Bad Contact URI',
  ],
  [
    'a second Contact of words',
    Check.URIS,
    { headers: ['Contact: <sip:a@b>', 'Contact: foo'] },
    '400 Bad Contact Header',
  ],
  [
    'a contact of an odd weight',
    Check.URIS,
    { headers: ['Contact: <sip:a@b>;q=7, <sip:c@>;q=x'] },
    '400 Bad Contact URI',
  ],
  ['an empty Contact', Check.URIS, { headers: ['Contact:'] }, '400 Bad Contact Header'],
  ['all contacts', Check.URIS, { headers: ['Contact: *'] }, null],
  [
    'two tags in From',
    Check.TAGS,
    { headers: ['From: <sip:a@b>;tag=1;x=y;TAG=2'] },
    '400 Many From Tag Params',
  ],
  [
    'two tags in To',
    Check.TAGS,
    { headers: ['To: <sip:a@b>;tag=1;tag=1'] },
    '400 Many To Tag Params',
  ],
  ['a tag in the URI too', Check.TAGS, { headers: ['From: <sip:a@b;tag=2>;tag=1'] }, null],
  [
    'another scheme of credentials',
    Check.DIGEST,
    { headers: ['Authorization: Basic x'] },
    '400 Bad Auth Header',
  ],
  [
    'another scheme of credentials',
    Check.AUTHORIZATION,
    { headers: ['Authorization: Basic x'] },
    null,
  ],
  [
    'broken credentials for a proxy',
    Check.AUTHORIZATION,
    { headers: ['Proxy-Authorization: Digest x'] },
    '400 Bad Auth Header',
  ],
] as const) {
  t.test(`inspect with ${check}: ${name}`, async (t) => {
    t.equal(found(request(change), check), expected)
  })
}

t.test('inspect lists every extension that is not known', async (t) => {
  const inspector = new Inspector({ allowed: '', sizes: 0, limits })
  const ctx = request({ headers: ['Proxy-Require: a, b', 'Proxy-Require: c'] })
  t.equal(inspector.inspect(ctx, Check.PROXY_REQUIRE, 15)?.headers, 'Unsupported: a, b, c\r\n')
})

t.test('inspect looks at the URIs that are asked for alone', async (t) => {
  const ctx = request({ headers: ['From: <sip:a@>;tag=1'] })
  t.equal(found(ctx, Check.URIS, { uris: 1 | 4 | 8 }), null)
  t.equal(found(ctx, Check.URIS, { uris: 2 }), '400 Invalid From Header')
})

const long = 'sip:somebody-with-a-very-long-name@example.com'

for (const [name, sizes, change, expected] of [
  ['method', 2, { line: 'SUPERCALIFRAGILISTIC sip:b SIP/2.0' }, '400 Method Too Long'],
  ['request URI', 4, { line: `OPTIONS ${long} SIP/2.0` }, '414 Request-URI Too Long'],
  ['From', 8, { headers: [`From: <${long}>;tag=1`] }, '400 From URI Too Long'],
  ['To', 16, { headers: [`To: <${long}>`] }, '400 To URI Too Long'],
  ['Contact', 32, { headers: [`Contact: <sip:a@b>, <${long}>`] }, '400 Contact URI Too Long'],
  ['Route', 64, { headers: ['Route: <sip:a;lr>', `Route: <${long}>`] }, '400 Route URI Too Long'],
  ['Path', 128, { headers: [`Path: <${long}>`] }, '400 Path URI Too Long'],
  [
    'identity',
    256,
    { headers: [`P-Asserted-Identity: <${long}>`] },
    '400 P-Asserted-Identity URI Too Long',
  ],
  ['header', 512, { headers: [`Subject: ${'x'.repeat(100)}`] }, '513 Header Too Large'],
  ['headers', 1024, { headers: [`Subject: ${'x'.repeat(300)}`] }, '513 Headers Too Large'],
  ['body', 2048, { body: 'x'.repeat(11) }, '513 Body Too Large'],
  ['message', 1, { body: 'x'.repeat(300) }, '513 Message Too Large'],
] as const) {
  t.test(`inspect measures the ${name}`, async (t) => {
    t.equal(found(request(change), Check.SCHEME, { sizes }), expected)
    t.equal(found(request(change), Check.SCHEME), null, 'unless it is told to')
  })
}

t.test('inspect makes those checks of a reply that mean something there', async (t) => {
  const reply = contextOf(
    [
      'SIP/2.0 200 OK',
      'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
      'From: <sip:alice@example.com>;tag=1',
      'To: <sip:bob@example.com>;tag=2;tag=3',
      'Call-ID: 1@example.com',
      'CSeq: 1 INVITE',
      'Proxy-Require: foo',
      '',
      '',
    ].join('\r\n'),
  )
  t.equal(found(reply, 32767 - Check.TAGS), null)
  t.equal(found(reply, 32767), '400 Many To Tag Params')
})
