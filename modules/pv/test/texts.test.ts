/** What would bore a reader of the documentation of `pv`: odd texts, and long ones. */

import t from 'tap'

import { paramAt, countParams, paramNamed } from '../text/param-list.ts'

t.test('a delimiter inside quotes is none', async (t) => {
  const text = `a=1;b="2;3";c='4;5';d`
  t.equal(countParams(text, undefined), 4)
  t.equal(paramAt(text, 1, undefined, 'value'), '2;3')
  t.equal(paramAt(text, 2, undefined, 'value'), '4;5')
  t.equal(paramAt(text, -1, undefined, 'name'), 'd')
  t.equal(paramAt(text, 4, undefined, 'name'), '')
  t.equal(paramAt(text, -5, undefined, 'name'), '')
})

t.test(
  'empty parameters are passed over, a comma ends the list, a fault makes it none',
  async (t) => {
    t.equal(countParams(';;a=1; ;', ';'), 1)
    t.equal(countParams('a=1,b=2;c', ';'), 1)
    t.equal(countParams('a=1,b=2,c', ','), 3)
    t.equal(countParams('', undefined), null)
    for (const text of ['a="1;b=2', 'a="1"2', 'a b', 'a=1 2', "a='"]) {
      t.equal(countParams(text, ';'), null, text)
      t.equal(paramNamed(text, 'a', ';'), null, text)
    }
  },
)

t.test('paramNamed ignores case, and takes the last', async (t) => {
  t.equal(paramNamed('Transport=TCP;transport=UDP', 'TRANSPORT', undefined), 'UDP')
  t.equal(paramNamed('a=1', 'b', undefined), undefined)
})
