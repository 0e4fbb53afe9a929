import t from 'tap'

import { whole, wholePower, wholeRoot } from '../whole.ts'

t.test('whole cuts towards zero, and has no other zero', async (t) => {
  t.equal(whole(2.9), 2)
  t.equal(whole(-2.9), -2)
  t.ok(Object.is(whole(-0.5), 0))
})

t.test('what is no number, or not exact, is nothing', async (t) => {
  for (const number of [Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53)]) {
    t.equal(whole(number), null, String(number))
  }
  t.equal(wholePower(2, 52), 4_503_599_627_370_496)
  t.equal(wholePower(2, 53), null)
  t.equal(wholePower(0, -1), null)
  t.equal(wholePower(2, -1), 0)
  t.equal(wholePower(-1, Number.MAX_SAFE_INTEGER), -1)
  t.equal(wholeRoot(-1), null)
})
