import t from 'tap'

import { OwnAddresses, printAddressPort } from '../sockets/own-addresses.ts'

t.test('OwnAddresses knows a host on its ports alone', async (t) => {
  const own = new OwnAddresses()
  own.add('192.0.2.1', 5060)
  own.add('192.0.2.1', 5080)
  t.ok(own.has('192.0.2.1', 5060))
  t.ok(own.has('192.0.2.1', 0), 'any port')
  t.notOk(own.has('192.0.2.1', 5070))
  t.notOk(own.has('192.0.2.2', 5060))
})

t.test('OwnAddresses knows a host on every port where it was added so', async (t) => {
  const own = new OwnAddresses()
  own.add('example.com', 5060)
  own.add('example.com', 0)
  own.add('example.com', 5080)
  t.ok(own.has('EXAMPLE.com', 9))
  t.same([...own], [{ host: 'example.com', port: 0 }])
})

t.test('OwnAddresses takes IPv6 with and without brackets', async (t) => {
  const own = new OwnAddresses()
  own.add('2001:db8::1', 5060)
  t.ok(own.has('[2001:db8::1]', 5060))
  t.ok(own.has('2001:db8::1', 0))
})

t.test('OwnAddresses is not fooled by names of object properties', async (t) => {
  t.notOk(new OwnAddresses().has('__proto__', 0))
  t.notOk(new OwnAddresses().has('constructor', 0))
})

t.test('printAddressPort puts IPv6 in brackets', async (t) => {
  t.equal(printAddressPort({ address: '2001:db8::1', port: 5060 }), '[2001:db8::1]:5060')
  t.equal(printAddressPort({ address: '192.0.2.1', port: 5060 }), '192.0.2.1:5060')
})

t.test('OwnAddresses knows a host only while it is there', async (t) => {
  const own = new OwnAddresses()
  own.add('192.0.2.1', 5060)
  own.add('192.0.2.2', 5060)
  let there = false
  own.onlyWhile('192.0.2.1', () => there)
  t.notOk(own.has('192.0.2.1', 5060))
  t.ok(own.has('192.0.2.2', 5060))
  there = true
  t.ok(own.has('192.0.2.1', 5060))
  t.notOk(own.has('192.0.2.1', 5070))
})
