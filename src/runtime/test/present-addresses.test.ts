import t from 'tap'

import { PresentAddresses, systemAddresses } from '../sockets/present-addresses.ts'

t.test('PresentAddresses lists at most once a second', async (t) => {
  let now = 5000
  let lists = 0
  let there = ['192.0.2.1']
  const present = new PresentAddresses(
    { now: () => now, turn: () => now, micros: () => 0, after: () => ({ cancel: () => {} }) },
    () => {
      lists++
      return there
    },
  )
  t.ok(present.has('192.0.2.1'))
  t.notOk(present.has('192.0.2.2'))
  t.equal(lists, 1)
  there = ['192.0.2.2']
  now += 999
  t.ok(present.has('192.0.2.1'))
  now += 1
  t.notOk(present.has('192.0.2.1'))
  t.ok(present.has('192.0.2.2'))
  t.equal(lists, 2)
})

t.test('systemAddresses has the loopback', async (t) => {
  t.ok(systemAddresses().includes('127.0.0.1'))
})
