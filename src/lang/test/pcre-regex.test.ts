import { array, assert, boolean, constantFrom, letrec, oneof, property, tuple } from 'fast-check'
import t from 'tap'

import { pcreRegex, type PcreFlags } from '../pcre-regex.ts'

const matches = (pattern: string, subject: string, flags: PcreFlags = {}): boolean =>
  pcreRegex(pattern, flags).test(subject)

t.test('pcreRegex knows what configurations use', async (t) => {
  const rows: [string, string, boolean][] = [
    ['^1\\d{3}$', '1234', true],
    ['^1\\d{3}$', '12345', false],
    ['^((\\+|00)34)?900\\d{6}$', '+34900123456', true],
    ['(?i)^twinkle', 'TWINKLE/1', true],
    ['(?i:a)b', 'AB', false],
    ['a(?i)b|c', 'C', true],
    ['^190\\.232\\.250\\.226$', '190x232x250x226', false],
    ['a$', 'a\n', true],
    ['a$', 'a\n\n', false],
    ['a\\z', 'a\n', false],
    ['a\\Z', 'a\n', true],
    ['^b', 'a\nb', false],
    ['(?m)^b$', 'a\nb\nc', true],
    ['a.b', 'a\nb', false],
    ['(?s)a.b', 'a\nb', true],
    ['(?x) a # comment\n b', 'ab', true],
    ['\\Qa.b\\E+', 'a.bb', true],
    ['\\x41\\x{42}\\103\\0', 'ABC\0', true],
    ['[\\d-]+$', '1-2', true],
    ['\\cA\\cb', '\x01\x02', true],
    ['[]a]', ']', true],
    ['[^]a]', 'b', true],
    ['[[:alpha:]][[:^digit:]]', 'ab', true],
    ['[\\x41-\\x43]', 'B', true],
    ['a{,2}', 'a{,2}', true],
    ['x{', 'x{', true],
    ['a{2,3}?b', 'aab', true],
    ['(?<name>a)(?P<other>b)(?#no)', 'ab', true],
    ['\\bfoo\\b', 'a foo b', true],
    ['a\\Rb', 'a\r\nb', true],
    ['\\h\\v\\N', '\t\nx', true],
    ['', '', true],
    ['a||b', 'zzz', true],
    ['\\xe9', '\xe9', true],
  ]
  for (const [pattern, subject, expected] of rows)
    t.equal(matches(pattern, subject), expected, pattern)
})

t.test('what remembers, looks around or is no pattern is refused, with its place', async (t) => {
  const rows: [string, number][] = [
    ['(a)\\1', 3],
    ['a(?=b)', 1],
    ['(?!a)', 0],
    ['(?<=a)b', 0],
    ['(?<!a)b', 0],
    ['(?>a)', 0],
    ['a++', 1],
    ['[a-\\d]', 1],
    ['a**', 2],
    ['\\c', 0],
    ['(?R)', 0],
    ['(?1)', 0],
    ['(*FAIL)', 0],
    ['\\p{L}', 0],
    ['\\Ga', 0],
    ['(', 0],
    [')', 0],
    ['*a', 0],
    ['[a', 0],
    ['[z-a]', 1],
    ['a\\', 1],
    ['\\x{100}', 0],
    ['a{3,2}', 1],
    ['[[:no:]]', 1],
  ]
  for (const [pattern, offset] of rows)
    t.throws(() => pcreRegex(pattern), { name: 'RegexError', offset }, pattern)
  t.throws(() => pcreRegex('(a{1000}){1000}'), { name: 'RegexError' })
  t.throws(() => pcreRegex('('.repeat(5000)), { name: 'RegexError' })
})

/** Patterns of what JavaScript understands the same way. */
const atom = constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\b', '^', '(?:)')
const pattern = letrec<{ tree: string }>((tie) => ({
  tree: oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    tuple(tie('tree'), tie('tree')).map(([a, b]) => a + b),
    tuple(tie('tree'), tie('tree')).map(([a, b]) => `(?:${a}|${b})`),
    tuple(tie('tree'), constantFrom('*', '+', '?', '*?', '{2}', '{1,3}', '{0}')).map(
      ([a, q]) => `(?:${a})${q}`,
    ),
  ),
})).tree

t.test('pcreRegex says what RegExp says', async (t) => {
  const subject = array(constantFrom('a', 'b', '1', ' ', '\n'), { maxLength: 8 }).map((all) =>
    all.join(''),
  )
  assert(
    property(pattern, subject, boolean(), boolean(), (text, line, dotAll, caseless) => {
      const expected = new RegExp(text, `${dotAll ? 's' : ''}${caseless ? 'i' : ''}`).test(line)
      return matches(text, line, { dotAll, caseless }) === expected
    }),
    { numRuns: 3000 },
  )
  t.pass()
})

/** Patterns that repeat nothing empty: JavaScript goes on behind an empty round, Perl does not. */
const filled = letrec<{ tree: string }>((tie) => ({
  tree: oneof(
    { depthSize: 'small', withCrossShrink: true },
    constantFrom('a', 'b', '.', '[ab]', 'a*', 'b?', 'a+?', 'a*?b'),
    tuple(tie('tree'), tie('tree')).map(([a, b]) => a + b),
    tuple(tie('tree'), tie('tree')).map(([a, b]) => `(?:${a}|${b})`),
    tuple(tie('tree'), constantFrom('*', '+', '?', '*?', '+?', '{2}', '{1,3}?')).map(
      ([a, q]) => `(?:1${a})${q}`,
    ),
  ),
})).tree

t.test('pcreRegex finds the match that RegExp finds', async (t) => {
  const subject = array(constantFrom('a', 'b', '1', '1', ' '), { maxLength: 10 }).map((all) =>
    all.join(''),
  )
  assert(
    property(filled, subject, (text, line) => {
      const expected = new RegExp(text).exec(line)?.[0] ?? null
      return (pcreRegex(text).exec(line)?.[0] ?? null) === expected
    }),
    { numRuns: 3000 },
  )
  t.pass()
})

t.test('exec tells what groups hold', async (t) => {
  const rows: readonly (readonly [string, string, readonly (string | null)[] | null])[] = [
    ['^0([1-9][0-9]+)$', '0891234', ['0891234', '891234']],
    ['(a+)(a*)', 'aaa', ['aaa', 'aaa', '']],
    ['(a+?)(a*)', 'aaa', ['aaa', 'a', 'aa']],
    ['(a|ab)(c|bcd)', 'abcd', ['abcd', 'a', 'bcd']],
    ['a|ab', 'ab', ['a']],
    ['(a)|(b)', 'b', ['b', null, 'b']],
    ['(?:(a)|b)*', 'ab', ['ab', 'a']],
    ['(?<first>.)(?:.)(.)', 'xyz', ['xyz', 'x', 'z']],
    ['(a){0}b', 'ab', ['b', null]],
    ['x', 'y', null],
    ['', 'y', ['']],
    ['b*', 'abb', ['']],
    ['b{1,2}?', 'abb', ['b']],
  ]
  for (const [text, line, wanted] of rows) t.strictSame(pcreRegex(text).exec(line), wanted, text)
  t.equal(pcreRegex('(a)(?:b)(?<c>c)').groups, 2)
})

t.test('a pattern that makes others wait for years takes no time', async (t) => {
  const start = process.cpuUsage()
  t.notOk(matches('^(a+)+$', `${'a'.repeat(60_000)}b`))
  t.notOk(matches('(a|a)*(a|aa)*b$', 'a'.repeat(60_000)))
  t.equal(pcreRegex('^(a+)+$').exec('a'.repeat(60_000))?.[0]?.length, 60_000)
  const { user } = process.cpuUsage(start)
  t.ok(user < 2_000_000, `${user} µs`)
})
