import t from 'tap'

import { compareHops, fewerHops } from '../hops.ts'

t.test('fewerHops takes one off, and cuts down to the limit', async (t) => {
  t.equal(fewerHops(70, 70), 69)
  t.equal(fewerHops(1, 70), 0)
  t.equal(fewerHops(71, 70), 70)
  t.equal(fewerHops(72, 70), 70)
  t.equal(fewerHops(4_294_967_295, 255), 255, 'a number no router sends')
  t.equal(fewerHops(255, 1), 1)
})

t.test('compareHops tells fewer from as many', async (t) => {
  t.equal(compareHops(3, 4), 1)
  t.equal(compareHops(4, 4), -1)
  t.equal(compareHops(5, 4), -1)
  t.equal(compareHops(0, 0), -1, 'nothing is less than nothing')
})

t.test('compareHops tells a missing count from an unreadable one', async (t) => {
  t.equal(compareHops(null, 10), -2)
  t.equal(compareHops(-1, 10), -3)
})
