/** Lists of parameters that come from messages. */

import t from 'tap'

import { XavpList } from 'siprose'

import { imploded, parseParams } from '../text/xavp-params.ts'

t.test('parseParams takes names alone, quotes and a last separator', async (t) => {
  t.same(parseParams('a=b; c = d ;e="q;v";f;', ';'), [
    { name: 'a', value: 'b' },
    { name: 'c', value: 'd' },
    { name: 'e', value: 'q;v' },
    { name: 'f', value: '' },
  ])
})

t.test('parseParams refuses a list with a hole', async (t) => {
  for (const text of ['', ';', 'a;;b', '=b', 'a=;b', 'a="x'])
    t.equal(parseParams(text, ';'), null, text)
})

t.test('imploded writes numbers below zero as 32 bits without a sign', async (t) => {
  const record = new XavpList()
  record.push('n', -6)
  record.push('t', 'a "b"')
  record.push('r', new XavpList())
  t.equal(imploded(record, 'plain'), 't=a "b";n=4294967290;')
  t.equal(imploded(record, 'quoted'), 't="a \\"b\\"";n=4294967290;')
})
