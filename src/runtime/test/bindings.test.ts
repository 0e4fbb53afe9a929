import { networkInterfaces } from 'node:os'

import t from 'tap'

import { bindings } from '../sockets/bindings.ts'

const defaults = { port: 5060, tlsPort: 5061, protos: ['udp', 'tcp'] } as const

t.test('bindings opens an address without a protocol on UDP and TCP', async (t) => {
  const spec = { proto: null, host: '127.0.0.1', port: null, advertised: null }
  const found = await bindings([spec], defaults)
  t.same(
    found.map(({ proto, address, port }) => `${proto}:${address}:${port}`),
    ['udp:127.0.0.1:5060', 'tcp:127.0.0.1:5060'],
  )
})

t.test('bindings gives TLS the port after one that is written for all transports', async (t) => {
  const all = { port: 5060, tlsPort: 5071, protos: ['udp', 'tcp', 'tls'] } as const
  const rows = [
    [null, null, 5071],
    [null, 8000, 8001],
    [null, 65535, 5071],
    [null, 0, 0],
    ['tls', null, 5071],
    ['tls', 8000, 8000],
  ] as const
  for (const [proto, port, wanted] of rows) {
    const found = await bindings([{ proto, host: '127.0.0.1', port, advertised: null }], all)
    t.equal(found.at(-1)?.proto, 'tls')
    t.equal(found.at(-1)?.port, wanted)
  }
})

t.test('bindings takes every address of an interface', async (t) => {
  const spec = { proto: 'udp', host: 'lo', port: 5060, advertised: null } as const
  const found = await bindings([spec], defaults)
  t.ok(found.some(({ address }) => address === '127.0.0.1'))
})

t.test('bindings refuses a name that nobody knows', async (t) => {
  const spec = { proto: 'udp', host: 'no-such-host.invalid', port: 5060, advertised: null } as const
  await t.rejects(bindings([spec], defaults), { code: 'net/unknown-host' })
})

t.test('bindings shows the advertised address with the port of the socket', async (t) => {
  const advertised = { host: '203.0.113.7', port: null }
  const spec = { proto: 'udp', host: '127.0.0.1', port: 5070, advertised } as const
  const [found] = await bindings([spec], defaults)
  t.same(found?.advertised, { address: '203.0.113.7', port: 5070 })
})

t.test('bindings binds once what is written twice', async (t) => {
  const spec = { proto: null, host: '127.0.0.1', port: null, advertised: null }
  const found = await bindings(
    [spec, { ...spec, proto: 'udp', port: 5060, label: 'late' }],
    defaults,
  )
  t.same(
    found.map(({ proto, label }) => `${proto}:${label}`),
    ['udp:null', 'tcp:null'],
  )
})

t.test('bindings takes IPv6 of an interface when it is asked to', async (t) => {
  const spec = { proto: 'udp', host: 'lo', port: 5060, advertised: null } as const
  t.notOk((await bindings([spec], defaults)).some(({ family }) => family === 6))
  const found = await bindings([spec], { ...defaults, ipv6: true })
  const here = (networkInterfaces()['lo'] ?? []).some(({ family }) => family === 'IPv6')
  t.equal(
    found.some(({ address }) => address === '::1'),
    here,
  )
})

t.test('bindings names the interface of a link-local address when it is asked to', async (t) => {
  const local = Object.entries(networkInterfaces()).flatMap(([name, entries]) =>
    (entries ?? []).map(({ address }) => ({ name, address })),
  )
  for (const { name, address } of local.filter((entry) => entry.address.startsWith('fe80'))) {
    const spec = { proto: 'udp', host: address, port: 5060, advertised: null } as const
    const [plain] = await bindings([spec], defaults)
    t.equal(plain?.address, address)
    const [zoned] = await bindings([spec], { ...defaults, linkLocal: true })
    t.equal(zoned?.address, `${address}%${name}`)
  }
  const group = { proto: 'udp', host: 'ff02::1', port: 5060, advertised: null } as const
  const [found] = await bindings([group], { ...defaults, groupInterface: 'eth7' })
  t.equal(found?.address, 'ff02::1%eth7')
})
