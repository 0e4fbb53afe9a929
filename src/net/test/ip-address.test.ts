import { isIPv4, isIPv6 } from 'node:net'

import * as fc from 'fast-check'
import t from 'tap'

import { canonicalAddress, ipv4Key, ipv4Text, ipv6Groups, ipv6Text } from '../ip-address.ts'
import { peerAt } from '../peer.ts'

t.test('ipv4Key reads four decimal numbers and nothing else', async (t) => {
  const rows: [string, number][] = [
    ['192.0.2.1', 0xc0000201],
    ['0.0.0.0', 0],
    ['255.255.255.255', 0xffffffff],
    ['256.0.0.1', -1],
    ['01.2.3.4', -1],
    ['1.2.3', -1],
    ['1.2.3.4.5', -1],
    ['1..2.3', -1],
    ['1.2.3.4 ', -1],
    ['1.2.3.a', -1],
    ['', -1],
    ['1.2.3.', -1],
    ['.1.2.3', -1],
  ]
  for (const [text, key] of rows) t.equal(ipv4Key(text), key, text)
})

t.test('ipv4Text is the way back', async () => {
  fc.assert(fc.property(fc.ipV4(), (text) => ipv4Text(ipv4Key(text)) === text))
})

t.test('ipv4Key agrees with the system on which texts are addresses', async () => {
  const text = fc.string({ unit: fc.constantFrom('0', '1', '25', '6', '.', ':', ' ', 'a') })
  fc.assert(
    fc.property(text, (text) => isIPv4(text) === ipv4Key(text) >= 0),
    { numRuns: 5000 },
  )
})

t.test('ipv6Groups reads every form of RFC 4291', async (t) => {
  const rows: [string, string | null][] = [
    ['::', '::'],
    ['::1', '::1'],
    ['2001:db8::', '2001:db8::'],
    ['2001:DB8:0:0:8:800:200C:417A', '2001:db8::8:800:200c:417a'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['fe80::1%7', 'fe80::1%7'],
    ['1:2:3:4:5:6:7', null],
    ['1:2:3:4:5:6:7:8:9', null],
    ['1:2:3:4:5:6:7::8', null],
    ['1::2::3', null],
    [':1', null],
    ['12345::', null],
    ['1.2.3.4::', null],
    ['g::', null],
    ['fe80::1%no-such-interface', null],
    ['', null],
  ]
  for (const [text, printed] of rows) {
    const groups = ipv6Groups(text)
    t.equal(groups === null ? null : ipv6Text(groups, groups[8] ?? 0), printed, text)
  }
})

t.test('ipv6Groups agrees with the system on which texts are addresses', async () => {
  const mixed = fc.string({ unit: fc.constantFrom('::', ':', '1', 'ab', '0', '1.2.3.4', '.') })
  fc.assert(
    fc.property(fc.oneof(mixed, fc.ipV6()), (text) => isIPv6(text) === (ipv6Groups(text) !== null)),
    { numRuns: 5000 },
  )
})

t.test('canonicalAddress writes equal addresses equally', async (t) => {
  t.equal(canonicalAddress('0:0::1'), '::1')
  t.equal(canonicalAddress('192.0.2.1'), '192.0.2.1')
  t.equal(canonicalAddress('example.com'), null)
})

t.test('peerAt takes brackets away and works out the key', async (t) => {
  t.match(peerAt('udp', '[2001:db8::1]', 5060), { address: '2001:db8::1', key: 0, connection: 0 })
  t.match(peerAt('tcp', '192.0.2.1', 5060), { address: '192.0.2.1', key: 0xc0000201 })
})
