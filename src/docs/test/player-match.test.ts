import t from 'tap'

import { parseMessageText } from '../../sip/message.ts'
import { knownActors, serverEndpoint, type Endpoint } from '../player/actors/endpoint.ts'
import { isPatternFault, parsePattern, type Pattern } from '../player/grammar/pattern.ts'
import type { ReceiveStep } from '../player/grammar/step.ts'
import { parseTranscript } from '../player/grammar/transcript.ts'
import { Bindings } from '../player/match/bindings.ts'
import { headerKey, matchHeader } from '../player/match/header.ts'
import { matchMessage } from '../player/match/message.ts'
import { fill, matchText } from '../player/match/text.ts'
import { matchUri } from '../player/match/uri.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

function pattern(source: string): Pattern {
  const parsed = parsePattern(source)
  if (isPatternFault(parsed)) throw new RangeError(parsed.message)
  return parsed
}

function bindings(values: Record<string, string> = {}): Bindings {
  const addresses = new Map<string, Endpoint>([['srv', serverEndpoint], ...knownActors])
  addresses.set('eve', { proto: 'udp', address: '2001:db8::4', port: 5070 })
  return new Bindings(addresses, new Map(Object.entries(values)))
}

t.test('patterns and texts', (t) => {
  const rows: [string, string, Record<string, string> | false][] = [
    ['a.b?(c)', 'a.b?(c)', {}],
    ['a.b', 'axb', false],
    ['{{x}', '{x}', {}],
    ['{*}', '', {}],
    ['a{*}c', 'abbbc', {}],
    ['a{*}c', 'abbb', false],
    ['{x}', '', false],
    ['{x};{*}', 'a;b;c', { x: 'a' }],
    ['{x:int}{*}', '123abc', { x: '123' }],
    ['{x:int}', '12a', false],
    ['{x:int}3', '123', { x: '12' }],
    ['{tag:token}', 'a-b.c', { tag: 'a-b.c' }],
    ['{tag:token}', 'a;b', false],
    ['{x:/[0-9a-f]{4}/}{*}', 'beef;x', { x: 'beef' }],
    ['{x:/[0-9]+/}', 'beef', false],
    ['{a}-{a}', 'x-x', { a: 'x' }],
    ['{a}-{a}', 'x-y-x-y', { a: 'x-y' }],
    ['{a}-{a}', 'x-y', false],
    ['{known} {*}', 'yes no', {}],
    ['{known} {*}', 'maybe no', false],
    ['{srv};{*}', '192.0.2.1:5060;a', {}],
    ['{srv};{*}', '192.0.2.1;a', {}],
    ['{srv};{*}', '192.0.2.10;a', false],
    ['{eve}', '[2001:db8::4]:5070', {}],
    ['{eve}', '[2001:db8::4]', false],
  ]
  for (const [source, text, wanted] of rows) {
    const scope = bindings({ known: 'yes' })
    const fits = matchText(pattern(source), text, scope)
    const bound = Object.fromEntries([...scope.values].filter(([name]) => name !== 'known'))
    t.same(fits ? bound : false, wanted, `${source} and ${text}`)
    if (!fits) t.equal(scope.values.size, 1, 'what does not fit binds nothing')
  }
  t.end()
})

t.test('patterns that are none', (t) => {
  const rows = ['{', '{}', '{1}', '{a b}', '{a:float}', '{a:/[/}', 'x{*', '{*:int}', '{a:/x}']
  for (const row of rows) t.ok(isPatternFault(parsePattern(row)), row)
  t.match(parsePattern('ab{c'), { offset: 2, length: 2 })
  t.ok(isPatternFault(parsePattern('{*}'.repeat(101))), 'too many')
  t.end()
})

t.test('a pattern that fits in many ways ends in bounded time', (t) => {
  const started = cpuMs()
  const text = 'a'.repeat(20_000)
  t.notOk(matchText(pattern('{*}a{*}a{*}a{*}b'), text, bindings()))
  t.notOk(matchText(pattern('{a}{b}{a}{b}{c}x'), text.slice(0, 3000), bindings()))
  t.notOk(matchText(pattern('{a:/(a*)*/}{b:/(a|aa)+/}x'), text.slice(0, 300), bindings()))
  t.ok(cpuMs() - started < 10_000)
  t.end()
})

t.test('filling in', (t) => {
  const scope = bindings({ tag: 'abc' })
  t.equal(fill(pattern('x{tag}@{srv} {{'), scope), 'xabc@192.0.2.1 {')
  t.equal(fill(pattern('{eve}'), scope), '[2001:db8::4]:5070')
  t.match(fill(pattern('a{new:int}'), scope), { name: 'new', source: '{new:int}' })
  t.match(fill(pattern('{*}'), scope), { kind: 'any' })
  t.end()
})

t.test('URIs are compared by the rules of SIP', (t) => {
  const rows: [string, string, boolean][] = [
    ['sip:bob@example.com', 'SIP:bob@EXAMPLE.com', true],
    ['sip:bob@example.com', 'sip:Bob@example.com', false],
    ['sip:%61lice@example.com', 'sip:alice@example.com', true],
    ['sip:bob@example.com', 'sip:bob@example.com:5060', false],
    ['sip:bob@example.com', 'sips:bob@example.com', false],
    ['sip:bob@example.com;transport=TCP;lr', 'sip:bob@example.com;lr;Transport=tcp', true],
    ['sip:bob@example.com', 'sip:bob@example.com;transport=tcp', false],
    ['sip:bob@example.com;transport=tcp', 'sip:bob@example.com', false],
    ['sip:bob@example.com', 'sip:bob@example.com;lr=on', true],
    ['sip:bob@example.com;lr', 'sip:bob@example.com', false],
    ['sip:bob@example.com;user=phone', 'sip:bob@example.com', false],
    ['sip:bob@example.com?a=1&b=2', 'sip:bob@example.com?b=2&a=1', true],
    ['sip:bob@example.com', 'sip:bob@example.com?a=1', false],
    ['sip:{user}@example.com', 'sip:bob@Example.com', true],
    ['sip:bob@{srv}', 'sip:bob@192.0.2.1:5060', true],
    ['sip:bob@{*}', 'sip:bob@192.0.2.20:5080;x=y', true],
    ['sip:example.com;{*}', 'sip:example.com;a;b', true],
    ['sip:example.com;{*}', 'sip:example.com', false],
    ['{uri}', 'tel:+358', true],
    ['tel:+358', 'tel:+358', true],
    ['tel:+358', 'tel:+359', false],
  ]
  for (const [written, actual, wanted] of rows) {
    t.equal(matchUri(pattern(written), actual, bindings()), wanted, `${written} and ${actual}`)
  }
  t.end()
})

t.test('headers are compared by their grammar', (t) => {
  const rows: [string, string, string, boolean][] = [
    ['To', '{*};tag={tag:token}', '<sip:bob@example.com>;tag=1;x=y', false],
    ['To', '{*};tag={tag:token}', '"B, C;" <sip:bob@example.com>;x=y;tag=1', true],
    ['To', '{*};tag={tag:token};{*}', '"B" <sip:bob@example.com>;x=y;tag=1', true],
    ['f', 'sip:bob@example.com', '<sip:bob@EXAMPLE.com>', true],
    ['From', '"Bob" <sip:bob@example.com>', 'Bob <sip:bob@example.com>', true],
    ['From', '<sip:bob@example.com>', '"Bob" <sip:bob@example.com>', false],
    ['Contact', '<sip:b@192.0.2.20>;expires=60', '<sip:b@192.0.2.20>;Expires=60', true],
    ['Contact', '<sip:b@192.0.2.20>;a=1;b=2', '<sip:b@192.0.2.20>;b=2;a=1', true],
    ['Contact', '<sip:b@192.0.2.20>', '<sip:b@192.0.2.20>;expires=60', false],
    ['Contact', '*', '*', true],
    ['Route', '<sip:192.0.2.1;lr>', '<sip:192.0.2.1;lr;ftag=1>', true],
    ['Route', '<sip:192.0.2.1;lr;ftag={f}>', '<sip:192.0.2.1;ftag=1;lr>', true],
    ['v', 'SIP/2.0/UDP {srv};branch=z9hG4bK{b}', 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx', true],
    ['Via', 'SIP/2.0/UDP {alice};{*}', 'sip/2.0/udp  192.0.2.10:5060;branch=1', true],
    ['Via', 'SIP/2.0/UDP {alice};rport;branch={b}', 'SIP/2.0/UDP 192.0.2.10;branch=1;rport', true],
    ['Event', 'presence;id=1', 'Presence; id=1', true],
    [
      'WWW-Authenticate',
      'Digest nonce="{n}", realm="a, b"',
      'digest realm="a, b", nonce="xyz"',
      true,
    ],
    ['WWW-Authenticate', 'Digest realm="a"', 'Digest realm="a", qop="auth"', false],
    ['Subject', 'a b', 'a \t b', true],
    ['Subject', 'a b', 'A b', false],
    ['Call-ID', '{id}@192.0.2.10', 'abc@192.0.2.10', true],
    ['CSeq', '1 INVITE', '1  INVITE', true],
  ]
  for (const [name, written, actual, wanted] of rows) {
    const fits = matchHeader(name, pattern(written), actual, bindings())
    t.equal(fits, wanted, `${name}: ${written} and ${actual}`)
  }
  t.equal(headerKey('V'), headerKey('via'))
  t.equal(headerKey('X-Mine'), 'x-mine')
  t.end()
})

const invite = [
  'INVITE sip:bob@192.0.2.20 SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1, SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2',
  'Via: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bK3',
  'From: <sip:alice@example.com>;tag=1',
  't: <sip:bob@example.com>',
  'Call-ID: x',
  'CSeq: 1 INVITE',
  'Max-Forwards: 69',
  'X-One: {1}',
  'Content-Length: 10',
  '',
  'v=0',
  'o=x',
  '',
].join('\r\n')

function differences(...lines: readonly string[]): string[] {
  const { steps, problems } = parseTranscript(
    lines.join('\n'),
    { file: 'a.md', line: 1, column: 1 },
    new Set(knownActors.keys()),
  )
  const [step] = steps
  if (problems.length > 0 || step?.kind !== 'receive') throw new RangeError(problems[0]?.message)
  return found(step, invite)
}

function found(step: ReceiveStep, text: string): string[] {
  return matchMessage(step, parseMessageText(text), bindings()).map(({ problem, rewrite }) => {
    const lines = rewrite === null ? '' : ` => ${rewrite.lines.join(' | ')}`
    return `${problem.place.line}: ${problem.message}${lines}`
  })
}

t.test('a message that is as written has no differences', (t) => {
  t.same(
    differences(
      'bob < INVITE sip:bob@192.0.2.20',
      '  Via: SIP/2.0/UDP {srv};branch=z9hG4bK{b}',
      '  v: {*};branch={*}, SIP/2.0/UDP 192.0.2.99;branch=z9hG4bK3',
      '  To: sip:bob@example.com',
      '  - Route',
      '  x-one: {{1}',
      '',
      '  v=0',
      '  o={who}',
    ),
    [],
  )
  t.same(differences('bob < INVITE sip:bob@{bob}', '  Via: {*}'), [], 'the last wildcard takes all')
  t.same(differences('bob < INVITE sip:bob@192.0.2.20 only', '  X-One: {*}'), [])
  t.end()
})

t.test('each difference says what is there, and what would have to be written', (t) => {
  const rows: [string[], string[]][] = [
    [
      ['bob < BYE sip:{*}'],
      [
        '1: `BYE` is written here, and the request `INVITE sip:bob@192.0.2.20` came => INVITE sip:{*}',
      ],
    ],
    [
      ['bob < INVITE sip:bob@a'],
      ['1: the request URI is `sip:bob@192.0.2.20` => INVITE sip:bob@192.0.2.20'],
    ],
    [['bob < INVITE {*} SIP/3.0'], ['1: the version is `SIP/2.0` => INVITE {*}']],
    [
      ['bob < 200 OK'],
      [
        '1: a reply is written here, and the request `INVITE sip:bob@192.0.2.20` came => INVITE sip:bob@192.0.2.20',
      ],
    ],
    [['bob < INVITE {*} only'], ['1: `only` allows no other header, and there is `X-One: {1}`']],
    [
      ['bob < INVITE {*}', ' - X-One'],
      ['2: `X-One` must be absent, and it is `{1}` => X-One: {{1}'],
    ],
    [['bob < INVITE {*}', ' X-Two: 2'], ['2: the message has no `X-Two` => - X-Two']],
    [['bob < INVITE {*}', ' X-One: 2'], ['2: `X-One` is `{1}` => X-One: {{1}']],
    [
      ['bob < INVITE {*}', ' X-One: {*}', ' X-One: 2'],
      ['3: the message has no further `X-One` => '],
    ],
    [
      ['bob < INVITE {*}', ' Via: {*};branch={b}'],
      [
        '2: the message has 2 more `Via`: `SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2, SIP/2.0/UDP 192.0.2.99;branch=z9hG4bK3` => Via: {*};branch={b} | Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2 | Via: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bK3',
      ],
    ],
    [['bob < INVITE {*}', '', ' v=0'], ['3: the body goes on with `o=x` => v=0 | o=x']],
    [['bob < INVITE {*}', '', ' v=0', ' o=y'], ['4: this line of the body is `o=x` => v=0 | o=x']],
    [
      ['bob < INVITE {*}', '', ' v=0', ' o=x', ' s=-'],
      ['5: the body ends before this line => v=0 | o=x'],
    ],
  ]
  for (const [lines, wanted] of rows) t.same(differences(...lines), wanted, lines.join(' / '))
  t.end()
})

t.test('bytes that are no message differ, whatever is written', (t) => {
  const { steps } = parseTranscript(
    'bob < INVITE {*}',
    { file: '', line: 1, column: 1 },
    new Set(['bob']),
  )
  const [step] = steps
  if (step?.kind !== 'receive') throw new RangeError()
  t.match(found(step, 'hello\r\n\r\n'), [/bytes that are no SIP message/])
  t.end()
})
