import t from 'tap'

import { Avps } from '../avp.ts'

t.test('Avps has the newest value in front', async (t) => {
  const avps = new Avps()
  avps.push('a', 'first')
  avps.push('a', 2)
  t.equal(avps.get('a', 0), 2)
  t.equal(avps.get('a', -1), 'first')
  t.equal(avps.get('a', 2), null)
  t.same(avps.values('a'), [2, 'first'])
})

t.test('Avps changes, removes and appends single values', async (t) => {
  const avps = new Avps()
  avps.append('a', 'x')
  avps.append('a', 'y')
  t.ok(avps.set('a', 1, 'z'))
  t.notOk(avps.set('a', 5, 'z'))
  t.notOk(avps.set('none', 0, 'z'))
  t.ok(avps.set('a', 0, null))
  t.same(avps.values('a'), ['z'])
  t.ok(avps.set('a', 0, null))
  t.same([...avps.names()], [])
})

t.test('Avps keeps names apart from properties of objects', async (t) => {
  const avps = new Avps()
  t.equal(avps.get('__proto__', 0), null)
  avps.replace('__proto__', 'x')
  t.equal(avps.get('__proto__', 0), 'x')
  avps.replace('__proto__', null)
  t.same(avps.values('__proto__'), [])
})
