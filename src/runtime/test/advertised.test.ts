import t from 'tap'

import { advertisedBy } from '../sockets/advertised.ts'

const plain = { address: '192.0.2.1', family: 4, port: 5060, advertised: null } as const
const nothing = { advertised_address: null, advertised_port: 0, ipv6_hex_style: 'c' }
const shown = { address: '203.0.113.7', port: 5099 }

for (const { name, binding, settings, wanted } of [
  { name: 'nothing by itself', binding: plain, settings: nothing, wanted: null },
  {
    name: 'what listen says',
    binding: { ...plain, advertised: shown },
    settings: nothing,
    wanted: shown,
  },
  {
    name: 'advertised_address with the port of listen',
    binding: { ...plain, advertised: shown },
    settings: { ...nothing, advertised_address: 'sip.example.com', advertised_port: 0 },
    wanted: { address: 'sip.example.com', port: 5099 },
  },
  {
    name: 'advertised_port with the own address',
    binding: plain,
    settings: { ...nothing, advertised_address: null, advertised_port: 999 },
    wanted: { address: '192.0.2.1', port: 999 },
  },
  {
    name: 'the address on the way out for all addresses',
    binding: { ...plain, address: '0.0.0.0' },
    settings: nothing,
    wanted: { address: '198.51.100.4', port: 5060 },
  },
  {
    name: 'a link-local address without its interface',
    binding: { ...plain, address: 'fe80::1%eth0', family: 6 as const },
    settings: nothing,
    wanted: { address: 'fe80::1', port: 5060 },
  },
  {
    name: 'an IPv6 address without brackets',
    binding: plain,
    settings: { ...nothing, advertised_address: '[2001:db8::1]', advertised_port: 0 },
    wanted: { address: '2001:db8::1', port: 5060 },
  },
  {
    name: 'all groups of an IPv6 address',
    binding: { ...plain, address: '2001:db8::a', family: 6 as const },
    settings: { ...nothing, ipv6_hex_style: 'A' },
    wanted: { address: '2001:DB8:0:0:0:0:0:A', port: 5060 },
  },
]) {
  t.test(`advertisedBy shows ${name}`, async (t) => {
    t.same(
      advertisedBy(binding, settings, () => '198.51.100.4'),
      wanted,
    )
  })
}

t.test('advertisedBy finds an address where no way leads out', async (t) => {
  const found = advertisedBy({ ...plain, address: '0.0.0.0' }, nothing, () => null)
  t.not(found?.address, '0.0.0.0')
  t.match(found?.address, /^\d+\.\d+\.\d+\.\d+$/)
})
