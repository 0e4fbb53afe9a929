import t from 'tap'

import { Branch, Branches } from '../branches.ts'

t.test('Branches keeps the order and counts from both ends', async (t) => {
  const branches = new Branches(12)
  t.ok(branches.append(new Branch('sip:a')))
  t.ok(branches.append(new Branch('sip:b')))
  t.equal(branches.at(0)?.uri, 'sip:a')
  t.equal(branches.at(-1)?.uri, 'sip:b')
  t.equal(branches.at(2), null)
  t.notOk(branches.remove(2) || branches.remove(-3))
  t.ok(branches.remove(-2))
  t.same(
    branches.all().map(({ uri }) => uri),
    ['sip:b'],
  )
  branches.clear()
  t.equal(branches.count, 0)
})

t.test('Branches takes no more than max_branches with the request URI', async (t) => {
  const branches = new Branches(3)
  t.ok(branches.append(new Branch('sip:a')))
  t.ok(branches.append(new Branch('sip:b')))
  t.notOk(branches.append(new Branch('sip:c')))
  t.equal(branches.count, 2)
})
