import t from 'tap'

import { substExpression, withReplacements } from '../subst-expression.ts'
import type { Frame, Preparation, VariableRef } from '../vocabulary.ts'

const frame: Frame = {
  at: 0,
  rc: 1,
  halted: false,
  dropped: false,
  depth: 0,
  carried: null,
  waiting: 0,
  trace: null,
}

/** Variables that hold their own name; `$nothing` holds null, `$two` holds 2. */
const using: Preparation = {
  format: () => ({ constant: null, run: () => '' }),
  variable: (text): VariableRef => ({
    text,
    get: () => (text === '$nothing' ? null : text === '$two' ? 2 : `[${text}]`),
    set: null,
  }),
}

function subst(expression: string, subject: string): string | null {
  return substExpression(expression, using).apply(subject, frame)
}

t.test('substExpression replaces what matches', (t) => {
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['/a/b/', 'banana', 'bbnana'],
    ['/a/b/g', 'banana', 'bbnbnb'],
    ['/A/b/', 'banana', null],
    ['/A/b/i', 'banana', 'bbnana'],
    ['#a/#/#', 'a/b', '/b'],
    ['|a|b|', 'a', 'b'],
    ['/a\\/b/c\\/d/', 'xa/b', 'xc/d'],
    ['/(a)(b)?/<\\0,\\1,\\2,\\3>/', 'a', '<a,a,,>'],
    ['/(.*)42/34\\142/', '142', '34142'],
    ['/a/\\t\\n\\r\\x\\\\/', 'a', '\t\n\rx\\'],
    ['/a/\\u/', 'a', '[$ru]'],
    ['/a/$fU.$hdr(X).$(rU{s.len})1$$/', 'a', '[$fU].[$hdr(X)].[$(rU{s.len})]1$'],
    ['/a/$avp(x)\\0/', 'a', '[$avp(x)]a'],
    ['/a/$nothing$two/', 'a', '2'],
    ['/^b/x/g', 'a\nb\nb', 'a\nx\nx'],
    ['/^b/x/gs', 'a\nb\nb', null],
    ['/a.b/x/s', 'a\nb', 'x'],
    ['/a.b/x/', 'a\nb', null],
    ['/x*/y/', 'abc', null],
    ['/$/y/', 'abc', null],
    ['/b*/y/g', 'bbabb', null],
    ['/a//', 'a', ''],
  ]
  for (const [expression, subject, result] of rows) {
    t.equal(subst(expression, subject), result, `${expression} on ${JSON.stringify(subject)}`)
  }
  t.end()
})

t.test('substExpression refuses what it cannot read', (t) => {
  const rows = [
    '',
    '/',
    '/a',
    '/a/b',
    'a/b/',
    '/a/b\\/',
    '/(/b/',
    '/a/b/x',
    '/a/$/',
    '/a/$5/',
    '/a/$x(/',
  ]
  for (const expression of rows) {
    t.throws(() => substExpression(expression, using), JSON.stringify(expression))
  }
  t.end()
})

t.test('substExpression gives the places of all matches', (t) => {
  const expression = substExpression('/ab?/-/g', using)
  t.same(expression.replacements('abcab'), [
    { start: 0, end: 2, text: '-' },
    { start: 3, end: 5, text: '-' },
  ])
  t.same(expression.replacements('ccc'), [])
  t.equal(expression.global, true)
  t.equal(expression.text, '/ab?/-/g')
  t.end()
})

t.test('withReplacements keeps what stands between and behind', (t) => {
  const text = withReplacements('abcdef', [
    { start: 1, end: 2, text: '' },
    { start: 3, end: 5, text: 'xyz' },
  ])
  t.equal(text, 'acxyzf')
  t.end()
})

t.test('substExpression gives up where a match looks ahead in vain again and again', (t) => {
  const hostile = 'x'.repeat(20_000)
  t.equal(subst('/x(.*y)?/z/gs', hostile), null)
  t.equal(subst('/x(.*y)?/z/s', hostile), `z${'x'.repeat(19_999)}`)
  t.equal(subst('/x/z/g', hostile), 'z'.repeat(20_000))
  const lines = 'a=candidate:1 udp\r\n'.repeat(2000)
  t.equal(subst('/a=candidate:(.*tcp)?/b=/g', lines), lines.replaceAll('a=candidate:', 'b='))
  t.end()
})
