import t from 'tap'

import { compareValues, isLike } from '../compare.ts'

t.test('LIKE takes no longer for patterns that look hard', async (t) => {
  for (const [text, pattern, wanted] of [
    ['', '', true],
    ['', '%', true],
    ['abc', 'a%c', true],
    ['abc', '_b_', true],
    ['abc', 'a%b', false],
    ['aXbXc', '%X%c', true],
    ['100%', '100%', true],
  ] as const) {
    t.equal(isLike(text, pattern), wanted, pattern)
  }
  const start = performance.now()
  t.equal(isLike('a'.repeat(10_000), `${'%a'.repeat(20)}b`), false)
  t.ok(performance.now() - start < 1000)
})

t.test('compareValues puts NULL first, and compares bytes as bytes', async (t) => {
  t.equal(compareValues(null, 0), -1)
  t.equal(compareValues(null, null), 0)
  t.equal(compareValues(9, 10), -1)
  t.equal(compareValues('9', '10'), 1)
  t.equal(compareValues(new Uint8Array([9]), new Uint8Array([10])), -1)
  t.equal(compareValues(new Uint8Array([200]), new Uint8Array([10, 1])), 1)
})
