/** What would bore a reader of the documentation of `pv`: odd texts, and long ones. */

import t from 'tap'

import { named, parameters } from '../text/param-list.ts'

t.test('parameters keeps a delimiter inside quotes', (t) => {
  t.same(parameters('a=1;b="2;3";c', undefined), [
    { name: 'a', value: '1' },
    { name: 'b', value: '2;3' },
    { name: 'c', value: '' },
  ])
  t.end()
})

t.test('parameters passes over what is empty and survives an open quote', (t) => {
  t.same(parameters(';;a=1; ;', ';'), [{ name: 'a', value: '1' }])
  t.same(parameters('a="1;b=2', ';'), [{ name: 'a', value: '"1;b=2' }])
  t.same(parameters('', undefined), [])
  t.end()
})

t.test('named ignores case', (t) => {
  t.same(named('Transport=TCP', 'transport', undefined), { name: 'Transport', value: 'TCP' })
  t.equal(named('a=1', 'b', undefined), null)
  t.end()
})
