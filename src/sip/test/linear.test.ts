import t from 'tap'

import { parseAddressList } from '../address.ts'
import { applyEdits, buildForwardedReply, buildReply, buildRequest } from '../build.ts'
import { HeaderId } from '../header-names.ts'
import { contacts } from '../headers/contact.ts'
import { contentType } from '../headers/content-type.ts'
import { routes } from '../headers/route.ts'
import { viaAt } from '../headers/via.ts'
import { parseMessage } from '../message.ts'
import { param, unquote, withParam } from '../params.ts'
import { parserRules } from '../rules.ts'
import { sameUri } from '../same-uri.ts'
import { parseUri } from '../uri.ts'
import { unescapeUri } from '../uri-escapes.ts'

const limits = parserRules({
  maxBytes: 2 ** 22,
  maxBodyBytes: 2 ** 22,
  maxHeaders: 2 ** 20,
  maxHeaderBytes: 2 ** 22,
  maxFirstLineBytes: 2 ** 22,
  maxUriBytes: 2 ** 22,
  maxVias: 2 ** 20,
  maxElements: 2 ** 20,
  maxParameters: 2 ** 20,
})

/** Steps taken: characters and bytes looked at, by whatever means. */
let steps = 0

/** Runs `action` while each character and byte that is looked at counts as a step; gives their number. */
function stepsOf(action: () => void): number {
  const { charCodeAt, indexOf } = String.prototype
  const patch = (name: string, value: unknown): void => {
    // oxlint-disable-next-line no-extend-native -- counting needs it, and it is undone below
    Object.defineProperty(String.prototype, name, { value, configurable: true, writable: true })
  }
  patch('charCodeAt', function counted(this: string, at: number): number {
    steps++
    return charCodeAt.call(this, at)
  })
  patch('indexOf', function counted(this: string, what: string, from = 0): number {
    const found = indexOf.call(this, what, from)
    steps += 1 + (found < 0 ? this.length - Math.min(from, this.length) : found - from)
    return found
  })
  steps = 0
  try {
    action()
    return steps
  } finally {
    patch('charCodeAt', charCodeAt)
    patch('indexOf', indexOf)
  }
}

/** A buffer that counts each byte read. */
function counted(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1')
  return new Proxy(bytes, {
    get(target, key) {
      const method: unknown = key === 'latin1Slice' ? Reflect.get(target, key) : null
      if (typeof method === 'function') return method.bind(target)
      steps++
      return Reflect.get(target, key, target)
    },
  })
}

/** Everything a message can be asked, and everything that can be built from it. */
function all(text: string): void {
  const m = parseMessage(counted(text), 0, text.length, limits)
  void [
    m.via,
    m.from,
    m.to,
    m.callId,
    m.cseq,
    m.maxForwards,
    m.contentLength,
    m.body,
    contentType(m),
  ]
  void [contacts(m), routes(m), routes(m, HeaderId.RECORD_ROUTE), viaAt(m, 10 ** 9)]
  for (let i = 0; i < m.headerCount; i++) {
    const header = m.header(i)
    for (const at of [1, 2, 3]) header.offsetOf(header.valueStart + at)
    header.offsetOf(header.valueEnd)
  }
  const via = 'SIP/2.0/UDP h'
  buildRequest(m, {
    requestUri: 'sip:x',
    via,
    maxForwards: 1,
    received: 'r',
    rport: 1,
    extra: '',
    stream: true,
  })
  buildForwardedReply(m, true)
  buildReply(m, 200, 'OK', { toTag: 'x', extra: '', received: 'r', rport: 1, server: null })
  for (let i = m.headerCount - 1; i >= 0; i--) m.edits.removeHeader(m.header(i))
  applyEdits(m)
}

const message = (header: string): string =>
  `INVITE sip:a SIP/2.0\r\n${header}\r\nCSeq: 1 INVITE\r\n\r\nbody`

const messages: readonly (readonly [string, (n: number) => string])[] = [
  ['headers', (n) => message('X-Y: z\r\n'.repeat(n).slice(0, -2))],
  ['Vias', (n) => message('Via: SIP/2.0/UDP h\r\n'.repeat(n).slice(0, -2))],
  ['Contacts', (n) => message('Contact: sip:a\r\n'.repeat(n).slice(0, -2))],
  ['Content-Lengths', (n) => message('l: 4\r\n'.repeat(n).slice(0, -2))],
  ['Vias in a line', (n) => message(`Via: ${'SIP/2.0/UDP h,'.repeat(n)}SIP/2.0/UDP h`)],
  ['broken Vias in a line', (n) => message(`Via: ${'(,'.repeat(n)}x`)],
  ['empty Vias', (n) => message(`Via: SIP/2.0/UDP h${','.repeat(n)}`)],
  ['Via parameters', (n) => message(`Via: SIP/2.0/UDP h${';a=b'.repeat(n)}`)],
  ['Via semicolons', (n) => message(`Via: SIP/2.0/UDP h${';'.repeat(n)}`)],
  ['Via comments', (n) => message(`Via: SIP/2.0/UDP h ${'('.repeat(n)}${')'.repeat(n)}`)],
  ['Via open quotes', (n) => message(`Via: ${'SIP/2.0/UDP h;a=",'.repeat(n)}`)],
  [
    'Via blanks',
    (n) => message(`Via: SIP ${' '.repeat(n)}/ 2.0 / UDP ${' '.repeat(n)}h ${' '.repeat(n)};a`),
  ],
  ['folds', (n) => message(`Via: SIP/2.0/UDP h${'\r\n ;a'.repeat(n)}`)],
  ['folds of blanks', (n) => message(`Via: SIP/2.0/UDP h${' '.repeat(n)}\r\n${' '.repeat(n)};a`)],
  ['empty folds', (n) => message(`From: <sip:a>${'\r\n '.repeat(n)};tag=x`)],
  ['contacts in a line', (n) => message(`Contact: ${'<sip:a>,'.repeat(n)}<sip:a>`)],
  ['open quotes', (n) => message(`Contact: ${'"<sip:a>,'.repeat(n)}`)],
  ['open brackets', (n) => message(`Contact: ${'<sip:a,'.repeat(n)}`)],
  ['brackets', (n) => message(`Route: ${'<'.repeat(n)}${'>'.repeat(n)}`)],
  ['backslashes', (n) => message(`From: "${'\\'.repeat(n)}`)],
  ['tags', (n) => message(`From: <sip:a>${';tag=x'.repeat(n)}`)],
  ['display', (n) => message(`From: ${'a '.repeat(n)}<sip:a>`)],
  ['colons', (n) => message(`From: ${':'.repeat(n)}`)],
  ['CSeq', (n) => message(`CSeq: ${'9'.repeat(n)} ${'X'.repeat(n)}`)],
  ['Content-Type', (n) => message(`c: text/plain${';a=b'.repeat(n)}`)],
  ['a long name', (n) => message(`${'X'.repeat(n)}: y`)],
  ['blanks after a name', (n) => message(`X${' '.repeat(n)}: y`)],
  ['line ends first', (n) => '\r\n'.repeat(n) + message('To: x')],
  ['a long first line', (n) => `INVITE sip:${'a'.repeat(n)} SIP/2.0\r\n\r\n`],
  ['a body', (n) => message('To: x') + 'b'.repeat(n)],
  ['no line end at all', (n) => `INVITE sip:a SIP/2.0\r\nX: ${'x'.repeat(n)}`],
  ['lines without colon', (n) => `INVITE sip:a SIP/2.0\r\n${'x\r\n'.repeat(n)}\r\n`],
  ['bare CRs', (n) => message(`X: ${'\r'.repeat(n)}y`)],
]

const texts: readonly (readonly [string, (n: number) => string, (text: string) => void])[] = [
  ['parseUri, user', (n) => `sip:${'a:'.repeat(n)}@b`, (text) => void parseUri(text)],
  ['parseUri, no host', (n) => `sip:${'['.repeat(n)}`, (text) => void parseUri(text)],
  [
    'parseUri, parameters',
    (n) => `sip:a${';b=c'.repeat(n)}`,
    (text) => void parseUri(text)?.param('z'),
  ],
  [
    'sameUri',
    (n) => `sip:a${';b=c'.repeat(n)}?${'d=%41&'.repeat(n)}`,
    (text) => {
      const uri = parseUri(text)
      if (uri !== null) sameUri(uri, parseUri(`${text}x`) ?? uri)
    },
  ],
  ['unescapeUri', (n) => '%4'.repeat(n), (text) => void unescapeUri(text)],
  ['unquote', (n) => `"${'\\'.repeat(2 * n)}"`, (text) => void unquote(text)],
  ['param', (n) => ';a="b;c"'.repeat(n), (text) => void param(text, 0, text.length, 'z')],
  ['withParam', (n) => 'a=1;'.repeat(n), (text) => void withParam(text, 'a', null)],
  [
    'parseAddressList',
    (n) => '"a" <sip:a>;b="c,d",'.repeat(n),
    (text) => void parseAddressList(text),
  ],
]

t.test(
  'reading and building look at each byte a bounded number of times, however long the message',
  (t) => {
    for (const [name, make] of messages) {
      const once = stepsOf(() => all(make(500)))
      const twice = stepsOf(() => all(make(1000)))
      t.ok(twice < once * 2.3, `${name}: ${once} steps, then ${twice}`)
      t.ok(
        twice < 60 * make(1000).length,
        `${name}: ${(twice / make(1000).length).toFixed(1)} a byte`,
      )
    }
    t.end()
  },
)

t.test('the grammars take twice the steps for twice the text', (t) => {
  for (const [name, make, read] of texts) {
    const once = stepsOf(() => read(make(500)))
    const twice = stepsOf(() => read(make(1000)))
    t.ok(twice < once * 2.3, `${name}: ${once} steps, then ${twice}`)
  }
  t.end()
})
