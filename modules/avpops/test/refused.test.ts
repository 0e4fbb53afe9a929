import t from 'tap'

import type { Preparation } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { avpNameIn } from '../avp-name.ts'
import { comparisons } from '../compare.ts'
import { readScheme } from '../database/scheme.ts'
import { parseOwner, parseWanted, parseWritten } from '../database/wanted.ts'
import { parseOperand } from '../operand.ts'
import { cutAtSlashes } from '../slashes.ts'

const using = standIn<Preparation>({
  note: () => undefined,
  variable: (text: string) => ({ text, get: () => null, set: null }),
  format: (text: string) => ({ constant: null, run: () => text }),
})

t.test('parseOwner and parseWanted refuse what names nobody and nothing', (t) => {
  t.throws(() => parseOwner('$fu/foo', using), { code: 'avpops/owner' })
  t.throws(() => parseOwner('$fu/uri/x', using), { code: 'avpops/parts' })
  for (const text of ['s:x', 'x', '$var(x)', '', 'a/$scheme', 'a/b/c', 'a1234']) {
    t.throws(() => parseWanted(text, using), { code: /^avpops\// }, text)
  }
  t.throws(() => parseWritten('$avp(x)/$scheme', using), { code: 'avpops/wanted' })
  t.end()
})

t.test('readScheme refuses what is no scheme', (t) => {
  for (const text of [
    '',
    'x',
    ':table=a;value_col=b',
    'x:table=a',
    'x:value_col=a',
    'x:foo=1',
    'x:table=a;value_col=b;value_type=float',
  ]) {
    t.throws(() => readScheme(text), { code: 'avpops/scheme' }, text)
  }
  t.end()
})

t.test('parseOperand refuses what has no value, or one that is none', (t) => {
  for (const text of [
    'eq',
    'eq/',
    '',
    '/',
    'eq/i:x',
    'eq/i:0xzz',
    'eq/i:',
    'eq/a/g/h',
    'eq/i:99999999999999999999',
  ]) {
    t.throws(() => parseOperand(text, using), { code: /^avpops\// }, text)
  }
  t.end()
})

t.test('avpNameIn takes apart kind, flags and name, and a name that is known later', (t) => {
  const of = (text: string) => {
    const found = avpNameIn(text, using)
    return found === null ? null : [found.name, found.integer, found.flags, found.format !== null]
  }
  t.strictSame(of('$avp(x)'), ['x', null, 0, false])
  t.strictSame(of('$(avp(s:x))'), ['x', false, 0, false])
  t.strictSame(of('$avp(i3:11)'), ['11', true, 3, false])
  t.strictSame(of('$avp($var(x))'), ['', null, 0, true])
  for (const text of ['$avp()', '$var(x)', '$(avp(x)[1])', 'avp(x)', '$avp(x'])
    t.equal(of(text), null, text)
  t.end()
})

t.test('cutAtSlashes leaves variables whole', (t) => {
  t.strictSame(cutAtSlashes('$(avp(x){re.subst,/a/b/})/g'), ['$(avp(x){re.subst,/a/b/})', 'g'])
  t.strictSame(cutAtSlashes('a//b'), ['a', '', 'b'])
  t.end()
})

t.test('re and fm match nothing where a message brings no pattern', (t) => {
  for (const name of ['re', 'fm']) {
    const compare = comparisons.get(name)?.(null)
    t.equal(compare?.('a', '(', false), false)
    t.equal(compare?.('a', 'a', false), true)
    t.equal(compare?.('a', 'a'.repeat(100_000), false), false)
    t.equal(compare?.(1, 'a', false), false)
  }
  t.end()
})
