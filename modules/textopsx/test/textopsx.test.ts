/** Patterns, lists and walks that would bore a reader. */

import t from 'tap'

import { applyEdits, parseMessageText, type Message } from 'siprose'

import {
  appendValue,
  assignValue,
  assignWhole,
  includeValue,
  insertValue,
  isOneLine,
  removeListParams,
  removeParams,
  removeValues,
  valuesEqual,
} from '../change-values.ts'
import { fnmatch } from '../fnmatch.ts'
import { HeaderWalk } from '../header-walk.ts'
import { chosen, elements, valueName } from '../values.ts'

const message = (...lines: string[]): Message =>
  parseMessageText(`MESSAGE sip:b@x SIP/2.0\r\n${lines.join('\r\n')}\r\n\r\n`)
const after = (one: Message): string[] => applyEdits(one).split('\r\n').slice(1, -2)

t.test('fnmatch matches as shells do', async (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['bob', 'b*', true],
    ['bob', '*b', true],
    ['bob', 'b?b', true],
    ['bob', 'b', false],
    ['', '*', true],
    ['', '?', false],
    ['a/b', 'a*', true],
    ['.x', '*', true],
    ['a*', 'a\\*', true],
    ['ab', 'a[!b]', false],
    ['ac', 'a[^b]', true],
    ['a[', 'a[', true],
    ['a]', 'a[]]', true],
    ['a-', 'a[b-]', true],
    ['a5', 'a[[:digit:]x]', true],
    ['ax', 'a[[:digit:]]', false],
    ['abcabd', '*abd', true],
    ['abc', 'abc\\', false],
  ]
  for (const [value, pattern, found] of rows) {
    t.equal(fnmatch(value, pattern, false), found, `${value} ${pattern}`)
  }
  t.ok(fnmatch('BOB', 'b[a-o]?', true))
})

t.test('fnmatch takes no more than the product of both lengths', async (t) => {
  const began = process.cpuUsage().user
  t.notOk(fnmatch('a'.repeat(4000), `${'*a'.repeat(200)}b`, false))
  t.ok(process.cpuUsage().user - began < 2_000_000)
})

t.test('valueName reads names and refuses what is none', async (t) => {
  t.same(valueName('Foo[-2].bar'), { name: 'Foo', index: -2, param: 'bar' })
  t.same(valueName('Foo[*]'), { name: 'Foo', index: '*', param: null })
  for (const text of ['', 'Foo[', 'Foo[0]', 'Foo[x]', 'Foo.', 'Fo o']) {
    t.throws(() => valueName(text), { code: 'textopsx/bad-name' }, text)
  }
})

t.test('values of lists are taken apart outside of quotes and brackets', async (t) => {
  const one = message('Route: "a, b" <sip:a,b@x>, <sip:c>', 'Route:', 'Route: ,d,')
  const texts = elements(one, 'route').map(({ from, to }) => one.text.slice(from, to))
  t.same(texts, ['"a, b" <sip:a,b@x>', '<sip:c>', 'd'])
  t.equal(chosen(elements(one, 'Route'), 9).length, 0)
})

t.test('removing several values of one header leaves no comma behind', async (t) => {
  for (const [wanted, left] of [
    ['a', 'X: b, c'],
    ['c', 'X: a, b'],
  ] as const) {
    const one = message('X: a, b, c')
    removeValues(one, valuesEqual(one, 'X', wanted))
    t.same(after(one), [left])
  }
  const two = message('X: a, b, b', 'X: b')
  t.ok(removeValues(two, valuesEqual(two, 'X', 'B')))
  t.same(after(two), ['X: a'])
  const three = message('X: b, a, b')
  removeValues(three, valuesEqual(three, 'X', 'b'))
  t.same(after(three), ['X: a'])
  t.notOk(removeValues(message('X: a'), []))
})

t.test('values are added before and behind, and parameters changed in their place', async (t) => {
  const one = message('X: a;p=1;q, b', 'X: c')
  t.ok(appendValue(one, valueName('X[2]'), 'n'))
  t.ok(insertValue(one, valueName('X[-1]'), 'm'))
  t.ok(assignValue(one, valueName('X[1].q'), '2'))
  t.ok(assignValue(one, valueName('X[*].z'), ''))
  t.notOk(assignValue(one, valueName('None'), 'x'))
  t.same(after(one), ['X: a;p=1;q=2;z, b,n;z', 'X: m,c;z'])
  const two = message('X: a;p=";";q=1')
  t.ok(removeParams(two, elements(two, 'X'), 'Q'))
  t.notOk(removeParams(two, elements(two, 'X'), 'none'))
  t.same(after(two), ['X: a;p=";"'])
})

t.test('parameters between commas are found behind the scheme', async (t) => {
  for (const [param, left] of [
    ['username', 'Authorization: Digest realm="a, b", n=1'],
    ['realm', 'Authorization: Digest username="x", n=1'],
    ['n', 'Authorization: Digest username="x", realm="a, b"'],
  ] as const) {
    const one = message('Authorization: Digest username="x", realm="a, b", n=1')
    t.ok(removeListParams(one, valueName('Authorization'), param))
    t.same(after(one), [left])
  }
  const two = message('Authorization: Digest n=1')
  t.notOk(removeListParams(two, valueName('Authorization'), 'none'))
  t.ok(assignWhole(two, valueName('Authorization.n'), '2'))
  t.same(after(two), ['Authorization: Digest n=2'])
})

t.test('a value with a line end is no value', async (t) => {
  t.ok(isOneLine('a b'))
  for (const text of ['a\r\nEvil: 1', 'a\n', 'a\0']) t.notOk(isOneLine(text))
})

t.test('includeValue fills an empty header and makes a missing one', async (t) => {
  const one = message('Supported:')
  includeValue(one, 'Supported', 'path')
  includeValue(one, 'Require', 'path')
  t.same(after(one), ['Supported:path', 'Require: path'])
})

t.test('HeaderWalk stands at no header before the first and behind the last', async (t) => {
  const walk = new HeaderWalk(message('A: 1', 'B: 2'))
  t.notOk(walk.remove() || walk.insert('') || walk.append('') || walk.previous())
  t.ok(walk.next() && walk.next())
  t.notOk(walk.next() || walk.next())
  t.equal(walk.header, null)
  t.ok(walk.previous())
  t.equal(walk.header?.name, 'B')
})
