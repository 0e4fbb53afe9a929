import t from 'tap'

import { parseAddress, parseNetwork, sameAddress } from '../compile/network.ts'

t.test('parseAddress reads IPv4 and IPv6, and nothing else', (t) => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['192.0.2.1', 'c0000201'],
    ['255.255.255.255', 'ffffffff'],
    ['0.0.0.0', '00000000'],
    ['256.0.0.1', null],
    ['1.2.3', null],
    ['1.2.3.4.5', null],
    ['1..2.3', null],
    ['1.2.3.', null],
    ['', null],
    ['a.b.c.d', null],
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['2001:db8::1', '20010db8000000000000000000000001'],
    ['[2001:DB8::1]', '20010db8000000000000000000000001'],
    ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['1:2:3:4:5:6:7', null],
    ['1:2:3:4:5:6:7:8:9', null],
    ['1::2::3', null],
    ['12345::', null],
    ['::g', null],
    [':'.repeat(60), null],
  ]
  for (const [text, hex] of rows) {
    const bytes = parseAddress(text)
    t.equal(bytes === null ? null : Buffer.from(bytes).toString('hex'), hex, text)
  }
  t.end()
})

t.test('NetworkRange holds the addresses of its network', (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['192.0.2.128/25', '192.0.2.127', false],
    ['192.0.2.130/25', '192.0.2.255', true],
    ['192.0.2.0/255.255.255.0', '192.0.2.9', true],
    ['0.0.0.0/0', '203.0.113.1', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['0.0.0.0/0', 'example.com', false],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['::/0', '2001:db8::1', true],
    ['2001:db8::/32', '192.0.2.1', false],
  ]
  for (const [network, address, held] of rows) {
    const range = parseNetwork(network)
    t.equal(range?.holds(address), held, `${address} in ${network}`)
    t.equal(range?.holds(address), held, 'twice')
  }
  for (const text of [
    '10.0.0.0/33',
    '10.0.0.0/255.0.255.0',
    '::/129',
    'x/8',
    '10.0.0.0/',
    '::/255.0.0.0',
  ]) {
    t.equal(parseNetwork(text), null, text)
  }
  t.end()
})

t.test('sameAddress compares addresses however they are written', (t) => {
  t.equal(sameAddress('2001:db8::1', '[2001:0DB8:0::1]'), true)
  t.equal(sameAddress('192.0.2.1', '192.0.2.1'), true)
  t.equal(sameAddress('192.0.2.1', '192.0.2.2'), false)
  t.equal(sameAddress('example.com', 'example.com'), true)
  t.equal(sameAddress('example.com', '192.0.2.1'), false)
  t.end()
})
