/** What would bore a reader of the documentation of `ipops`: odd addresses, edges of networks, limits. */

import t from 'tap'

import { kindOf, parseAddress, reverseName, sameAddress } from '../address.ts'
import { HostNames } from '../host-names.ts'
import { purposeOf } from '../ranges.ts'
import { Results } from '../results.ts'
import { inSubnet, parseSubnet, parseSubnets } from '../subnets.ts'

t.test('kindOf knows no half addresses', async (t) => {
  const none = ['', '1.2.3', '01.2.3.4', '1.2.3.256', '1.2.3.4 ', '[1.2.3.4]', '[::1', '1::2::3']
  for (const text of [...none, 'fe80::1%1', '[]', '::g', '1'.repeat(5000)])
    t.equal(kindOf(text), 0, text)
})

t.test('an address is in a network when the bits that count are the same', async (t) => {
  const rows: [string, string, boolean][] = [
    ['10.0.0.255', '10.0.0.0/24', true],
    ['10.0.1.0', '10.0.0.0/24', false],
    ['255.255.255.255', '0.0.0.0/0', true],
    ['128.0.0.1', '128.0.0.0/1', true],
    ['127.0.0.1', '128.0.0.0/1', false],
    ['2001:db8:0:7fff::1', '2001:db8::/49', true],
    ['2001:db8:0:8000::1', '2001:db8::/49', false],
    ['::1', '::/0', true],
    ['2001:db8::1', '2001:db8::1', true],
    ['2001:db8::2', '2001:db8::1/127', false],
    ['::ffff:10.0.0.1', '10.0.0.0/8', false],
    ['10.0.0.1', '::/0', false],
  ]
  for (const [ip, net, expected] of rows) {
    const address = parseAddress(ip)
    const subnet = parseSubnet(net)
    const result = address !== null && subnet !== null && inSubnet(address, subnet)
    t.equal(result, expected, `${ip} in ${net}`)
  }
})

t.test('what is no network is refused', async (t) => {
  for (const text of [
    '',
    'x',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '::/129',
    '10.0.0.0/255.0.0.0',
  ])
    t.throws(() => parseSubnets(text), { code: 'ipops/no-network' }, text)
  t.throws(() => parseSubnets('10.0.0.1,'.repeat(5000)), { code: 'ipops/too-many' })
})

t.test('addresses are the same whatever they are written like', async (t) => {
  const one = parseAddress('[2001:DB8::1]')
  const other = parseAddress('2001:db8:0:0:0:0:0:1')
  t.ok(one !== null && other !== null && sameAddress(one, other))
})

t.test('reverseName turns addresses around', async (t) => {
  const name = (text: string): string => {
    const address = parseAddress(text)
    return address === null ? '' : reverseName(address)
  }
  t.equal(name('192.0.2.255'), '255.2.0.192.in-addr.arpa')
  t.equal(
    name('2001:db8::567:89ab'),
    'b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  )
})

t.test('purposeOf is what Kamailio says of the edges of ranges', async (t) => {
  const rows: Record<string, string> = {
    '172.32.0.1': 'PUBLIC',
    '198.19.255.255': 'RESERVED',
    '198.20.0.0': 'PUBLIC',
    '0.1.2.3': 'PRIVATE',
    '::2': 'RESERVED',
    '2001:20::1': 'GLOBAL-UNICAST',
    'fec0::1': 'RESERVED',
    '[::1]': 'LOOPBACK',
    '::ffff:192.0.2.1': 'IPV4MAP',
  }
  for (const [ip, expected] of Object.entries(rows)) {
    const address = parseAddress(ip)
    t.equal(address === null ? '' : purposeOf(address), expected, ip)
  }
})

t.test('a message keeps 32 results', async (t) => {
  const results = new Results()
  // The results look at nothing of a message but which it is.
  const ctx = {} as Parameters<Results['keep']>[0]
  for (let n = 0; n < 32; n++) t.ok(results.keep(ctx, 'dns', String(n), []))
  t.notOk(results.keep(ctx, 'dns', 'more', []))
  t.ok(results.keep(ctx, 'dns', '7', [{ addr: 'x' }]), 'one that is there is replaced')
  t.equal(results.of(ctx, 'dns', 'more'), null)
})

t.test('a machine without a domain has an empty one', async (t) => {
  const short = new HostNames('vm')
  t.same(
    [short.part('n'), short.part('d'), short.part('f'), short.part('i')],
    ['vm', '', 'vm', null],
  )
  const long = new HostNames('vm.example.com')
  t.same([long.part('n'), long.part('d'), long.part('f')], ['vm', 'example.com', 'vm.example.com'])
})
