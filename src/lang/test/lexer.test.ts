import t from 'tap'

import { Diagnostics } from '../diagnostic.ts'
import { Lexer } from '../lexer.ts'
import { readNumber } from '../number-literal.ts'
import type { Token } from '../tokens.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

function lex(text: string): { tokens: Token[]; codes: string[] } {
  const diagnostics = new Diagnostics()
  const lexer = new Lexer({ file: 'a.cfg', text }, diagnostics)
  const tokens: Token[] = []
  for (let token = lexer.next(); token.type !== 'end'; token = lexer.next()) tokens.push(token)
  return { tokens, codes: diagnostics.all.map((one) => one.code) }
}

/** `type:text` of each token. */
function types(text: string): string[] {
  return lex(text).tokens.map((token) => `${token.type}:${token.text}`)
}

t.test('Lexer tells words, numbers, signs and strings apart', async (t) => {
  t.strictSame(types('if ($ru == "a") { exit; }'), [
    'word:if',
    'sign:(',
    'variable:$ru',
    'sign:==',
    'string:a',
    'sign:)',
    'sign:{',
    'word:exit',
    'sign:;',
    'sign:}',
  ])
  t.strictSame(types("'a\\n' a.b=~c"), [
    'string:a\\n',
    'word:a',
    'sign:.',
    'word:b',
    'sign:=~',
    'word:c',
  ])
  t.strictSame(types('(int) ( int )'), ['sign:(int)', 'sign:(', 'word:int', 'sign:)'])
  t.strictSame(types('msg:len uri:host uri:x'), [
    'word:msg:len',
    'word:uri:host',
    'word:uri',
    'sign::',
    'word:x',
  ])
})

t.test('Lexer reads addresses as one token', async (t) => {
  t.strictSame(types('udp:127.0.0.1:5060'), [
    'word:udp',
    'sign::',
    'ip4:127.0.0.1',
    'sign::',
    'number:5060',
  ])
  t.strictSame(types('[2001:db8::1]/64'), [
    'sign:[',
    'ip6:2001:db8::1',
    'sign:]',
    'sign:/',
    'number:64',
  ])
  t.strictSame(types('::1 fe80::1 ::ffff:192.0.2.1 1:2:3:4:5:6:7:8'), [
    'ip6:::1',
    'ip6:fe80::1',
    'ip6:::ffff:192.0.2.1',
    'ip6:1:2:3:4:5:6:7:8',
  ])
  t.strictSame(types('flags a:1'), ['word:flags', 'word:a', 'sign::', 'number:1'])
  t.strictSame(types('case 1: exit'), ['word:case', 'number:1', 'sign::', 'word:exit'])
})

t.test('Lexer reads booleans and families as numbers', async (t) => {
  const { tokens } = lex('yes no on off true false enable disable INET INET6 ipv4 IPv6')
  t.strictSame(
    tokens.map((token) => token.number),
    [1, 0, 1, 0, 1, 0, 1, 0, 2, 10, 2, 10],
  )
})

t.test('readNumber knows four ways to write a number, and cuts to 32 bits', async (t) => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['10', 10],
    ['0', 0],
    ['010', 8],
    ['0x1f', 31],
    ['101b', 5],
    ['08', null],
    ['102b', null],
    ['3cx', null],
    ['2147483648', -2147483648],
    ['4294967295', -1],
    ['5000000000', 705032704],
    ['9'.repeat(500), null],
  ]
  for (const [text, value] of cases) t.equal(readNumber(text)?.value ?? null, value, text)
})

t.test('Lexer reads escapes in double quotes only', async (t) => {
  const cases: readonly (readonly [string, string])[] = [
    [String.raw`"a\x41\101\"\\\n\t\r\a"`, 'aAA"\\\n\t\r\x07'],
    [String.raw`"a\x4z"`, 'a\x04z'],
    [String.raw`"a\x041"`, 'a\x041'],
    [String.raw`"a\12z"`, 'a\nz'],
    [String.raw`"a\1z\0z\q\xZZ\b"`, String.raw`a\1z\0z\q\xZZ\b`],
    [String.raw`"a\777z"`, 'a\xffz'],
    ['"a\\\nb"', 'ab'],
    ['"a\\\r\nb"', 'ab'],
    [String.raw`'a\x41\n'`, String.raw`a\x41\n`],
    ['"two\nlines"', 'two\nlines'],
    ['"\xc3\xa4"', '\xc3\xa4'],
  ]
  for (const [text, value] of cases) {
    const { tokens, codes } = lex(text)
    t.strictSame([tokens.length, tokens[0]?.text, codes], [1, value, []], text)
  }
})

t.test('Lexer reads variables up to the end that belongs to them', async (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ['$ru)', '$ru'],
    ['$var(a b) + 1', '$var(a b)'],
    ['$(ru{s.len}{s.int})', '$(ru{s.len}{s.int})'],
    ['$(ru{re.subst,/a{2}(b)/c/g}) == 1', '$(ru{re.subst,/a{2}(b)/c/g})'],
    ['$hdr(X-Foo(a));', '$hdr(X-Foo(a))'],
    ['$?;', '$?'],
    ['$f.name = 1', '$f.name'],
    ['$var(x){ exit; }', '$var(x)'],
    ['$x[a]', '$x'],
  ]
  for (const [text, variable] of cases) {
    const { tokens, codes } = lex(text)
    t.strictSame([tokens[0]?.text, codes], [variable, []], text)
  }
})

t.test('Lexer mends what it knows a variable was meant to be', async (t) => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['$ru{s.len};', '$(ru{s.len})', 'lang/bare-transformation'],
    ['$hdr(a){s.len}{s.int} + 1', '$(hdr(a){s.len}{s.int})', 'lang/bare-transformation'],
    ['$avp(x)[0];', '$(avp(x)[0])', 'lang/bare-index'],
    ['$avp(x)[*]{s.len};', '$(avp(x)[*]{s.len})', 'lang/bare-transformation'],
    ['$from.user;', '$(from.user)', 'lang/dotted-variable'],
  ]
  for (const [text, variable, code] of cases) {
    const { tokens, codes } = lex(text)
    t.strictSame([tokens[0]?.text, codes], [variable, [code]], text)
  }
})

t.test('Lexer skips comments, nested ones too', async (t) => {
  t.strictSame(types('a # b\nc // d\ne /* f /* g */ h */ i'), [
    'word:a',
    'word:c',
    'word:e',
    'word:i',
  ])
  t.strictSame(types('"# no" "// no" "/* no */"'), [
    'string:# no',
    'string:// no',
    'string:/* no */',
  ])
  t.strictSame(lex('a /* b').codes, ['lang/unclosed-comment'])
})

t.test('Lexer counts lines and columns in bytes', async (t) => {
  const { tokens } = lex('a\r\n\tb /* x\ny */ c "d\ne" f\n\xc3\xa4g')
  t.strictSame(
    tokens.map((token) => [token.position.line, token.position.column, token.position.length]),
    [
      [1, 1, 1],
      [2, 2, 1],
      [3, 6, 1],
      [3, 8, 5],
      [4, 4, 1],
      [5, 3, 1],
    ],
  )
})

t.test('Lexer gives a lost quote one diagnostic and reads on', async (t) => {
  const { tokens, codes } = lex('log("hello);\nlog("world");\nexit;')
  t.strictSame(codes, ['lang/unclosed-string'])
  t.equal(tokens.map((token) => token.text).join(' '), 'log ( hello ) ; log ( world ) ; exit ;')
})

t.test('Lexer reads the name of an event route as one token', async (t) => {
  t.strictSame(types('event_route[htable:expired:a.b-c d] { ; }').slice(0, 4), [
    'word:event_route',
    'sign:[',
    'name:htable:expired:a.b-c d',
    'sign:]',
  ])
  t.strictSame(types('event_route [ "tm:local-request" ]'), [
    'word:event_route',
    'sign:[',
    'name:tm:local-request',
    'sign:]',
  ])
})

t.test('Lexer stays linear on what never ends', async (t) => {
  const inputs = [
    '"\\"\n',
    "'\n",
    '"a" ',
    "'a'",
    '$a( ',
    '$(',
    '$a ',
    '$(a\n',
    '/* ',
    '/* */',
    '# \n',
    '#!',
    '!!',
    '`',
    '`a` ',
    '\xe2\x80\x9c',
    '$a{s.l ',
    '((',
    '1:2:3 ',
    ':: ',
    '@a[',
    'event_route[ ',
    '08 ',
  ]
  for (const input of inputs) {
    const began = cpuMs()
    lex(input.repeat(40_000))
    const elapsed = cpuMs() - began
    t.ok(elapsed < 2000, `${JSON.stringify(input)} took ${elapsed.toFixed(0)} ms`)
  }
})
