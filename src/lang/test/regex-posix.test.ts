import t from 'tap'

import { posixRegex, RegexCache, RegexError, type RegexFlags } from '../posix-regex.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

/** The whole and the groups of the first match, or null. */
function found(
  pattern: string,
  subject: string,
  flags: RegexFlags = {},
): readonly (string | null)[] | null {
  return posixRegex(pattern, flags).exec(subject, 0)?.groups ?? null
}

t.test('exec gives the first and longest match, and its groups', (t) => {
  // as the C library has them
  const rows: readonly (readonly [string, string, readonly (string | null)[] | null])[] = [
    ['a|ab', 'xabc', ['ab']],
    ['(a|ab)(c|bcd)(d*)', 'abcd', ['abcd', 'a', 'bcd', '']],
    ['(a*)(a|aa)', 'aaaa', ['aaaa', 'aaa', 'a']],
    ['(a|b)*', 'ab', ['ab', 'b']],
    ['(a?)*', 'b', ['', '']],
    ['x*', 'aaa', ['']],
    ['(b)?c', 'ac', ['c', null]],
    ['a{2}{3}', 'aaaaaaa', ['aaaaaa']],
    ['a{,3}', 'aaaa', ['aaa']],
    ['a{2,}', 'aaaa', ['aaaa']],
    ['(a?){3}', 'aa', ['aa', '']],
    ['a)', 'a)', ['a)']],
    ['()', 'x', ['', '']],
    ['a||b', 'b', ['b']],
    ['[]a]+', 'a]b', ['a]']],
    ['[^]a]', ']', null],
    ['[a\\]]', 'a]', ['a]']],
    ['[--/]', '.', ['.']],
    ['[\\n]', '\\', ['\\']],
    ['[[:digit:][:upper:]-]+', 'a1B-c', ['1B-']],
    ['[[.a.]-c]+', 'abcd', ['abc']],
    ['[[=a=]]', 'a', ['a']],
    ['\\d', 'd', ['d']],
    ['\\w+\\W\\s*\\S', 'ab_1-  x', ['ab_1-  x']],
    ['\\bfoo\\b', 'a foo b', ['foo']],
    ['\\<o', 'foo', null],
    ['\\Bo', 'foo', ['o']],
    ['a\\.b', 'axb', null],
    ['a^b', 'a^b', null],
    ['(^a)', 'ba', null],
    ['a|^b', 'ab', ['a']],
    ['.', '\n', ['\n']],
    ['[^a]', '\n', ['\n']],
    ['a$', 'a\n', null],
    ['\xe4', '\xc4', null],
    ['[[:alpha:]]', '\xe4', null],
    ['\xff+', 'a\xff\xff', ['\xff\xff']],
  ]
  for (const [pattern, subject, expected] of rows) {
    t.same(found(pattern, subject), expected, `${pattern} on ${JSON.stringify(subject)}`)
    t.equal(posixRegex(pattern).test(subject), expected !== null, `${pattern} test`)
  }
  t.end()
})

t.test('ignoreCase is for ASCII letters, in classes too', (t) => {
  t.same(found('aB[c-d][^E]', 'AbDe', { ignoreCase: true }), null)
  t.same(found('aB[c-d][^E]', 'AbDf', { ignoreCase: true }), ['AbDf'])
  t.same(found('[[:upper:]]', 'a', { ignoreCase: true }), ['a'])
  t.same(found('\xe4', '\xc4', { ignoreCase: true }), null)
  t.end()
})

t.test('newline matches line by line', (t) => {
  const lines = { newline: true }
  t.same(found('^b$', 'a\nb\nc', lines), ['b'])
  t.same(found('a.b', 'a\nb', lines), null)
  t.same(found('[^x]b', '\nb', lines), null)
  t.same(found('\\`b', 'a\nb', lines), null)
  t.same(found('^b', 'a\nb'), null)
  t.end()
})

t.test('exec goes on behind `from`, with what stands before it in sight', (t) => {
  const word = posixRegex('\\bo|^x')
  t.equal(word.exec('foo o', 2)?.start, 4)
  t.equal(word.exec('xx', 1), null)
  t.equal(posixRegex('a*').exec('baa', 1)?.end, 3)
  t.equal(posixRegex('$').exec('ab', 2)?.start, 2)
  t.end()
})

t.test('what cannot be read is said, with its place', (t) => {
  const rows: readonly (readonly [string, number, RegExp])[] = [
    ['*a', 0, /nothing before `\*`/],
    ['a|*b', 2, /nothing before/],
    ['(*a)', 1, /nothing before/],
    ['^*', 1, /nothing before/],
    ['{2}', 0, /nothing before/],
    ['a{x', 1, /opens a count/],
    ['a{2', 1, /opens a count/],
    ['a{3,1}', 1, /ends below its start/],
    ['a{32768}', 1, /at most 32767/],
    ['ab(c', 2, /`\(` is not closed/],
    ['a[bc', 1, /`\[` is not closed/],
    ['[a-', 0, /`\[` is not closed/],
    ['[z-a]', 1, /`z-a` is no range/],
    ['[[:foo:]]', 1, /`foo` is no class; it can be alpha/],
    ['[[.space.]]', 1, /no single character/],
    ['a\\', 1, /nothing after it/],
    ['(a)\\1', 3, /refers back to a group/],
    ['a{2}{2}{2}{2}{2}{2}{2}{2}{2}{2}{2}', 31, /follow one another/],
    ['(x{100}){100}', 0, /more than 2000 steps/],
    ['((){32767}){32767}', 0, /more than 2000 steps/],
    ['('.repeat(300), 201, /levels/],
  ]
  for (const [pattern, offset, message] of rows) {
    t.throws(
      () => posixRegex(pattern),
      { name: 'RegexError', message, offset },
      pattern.slice(0, 30),
    )
  }
  t.equal(new RegexError('x', 3).offset, 3)
  t.end()
})

t.test('RegexCache keeps what it compiled, and drops the oldest', (t) => {
  const cache = new RegexCache({ ignoreCase: true })
  const first = cache.get('^a')
  t.equal(cache.get('^a'), first)
  t.equal(first?.test('Abc'), true)
  t.equal(cache.get('('), null)
  t.equal(cache.get('('), null)
  for (let i = 0; i < 300; i++) cache.get(`x${i}`)
  t.not(cache.get('^a'), first)
  t.end()
})

const evil = [
  '(a+)+$',
  '(a|aa)+$',
  '(a*)*b',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(.*)*x',
  '(a?){20}a{20}$',
  '(a{1,10}){1,10}$',
  'a.*b.*c.*d.*e$',
  '(x+x+)+y',
  '(a{0,5}){0,5}$',
  'a{1,50}a{1,50}a{1,50}$',
  '([aA][aA]*)*$',
  '(a?b?)*$',
  '[a-z]+@',
  '(a|b)*a(a|b){20}',
  '(a|b)*a(a|b){300}x',
  '(.{0,25}){0,25}b',
  '(a{0,25}){0,25}$',
  '\\b(a|a!)*\\B\\>b',
  '((a|b)*c|(a|b)*d|(a|b)*e){1,5}f',
  '(a|b)*a.{15}c',
]

t.test('hard patterns take time linear in the text', (t) => {
  const length = 60_000
  const mixed = Array.from({ length }, (_, i) =>
    'ab'.charAt(((i * 2_654_435_761) >>> 13) & 1),
  ).join('')
  const subjects = [`${'a'.repeat(length)}!`, mixed, 'ab'.repeat(length / 2), 'x'.repeat(length)]
  for (const pattern of evil) {
    const start = cpuMs()
    const matcher = posixRegex(pattern, { ignoreCase: true })
    for (const subject of subjects) matcher.test(subject)
    const took = cpuMs() - start
    // 1 ms where a table serves, 1 s where none does, 5 on a machine that is busy; a pattern that backtracks would take years
    t.ok(took < 15_000, `${pattern} took ${took.toFixed(0)} ms`)
  }
  t.end()
})

t.test('exec is linear as well', (t) => {
  const matcher = posixRegex('(a+)+b|(a*)*c')
  const timeOf = (length: number): number => {
    const subject = `${'a'.repeat(length)}d`
    const start = cpuMs()
    matcher.exec(subject, 1)
    return cpuMs() - start
  }
  timeOf(5000)
  t.ok(timeOf(40_000) < 2000)
  t.end()
})
