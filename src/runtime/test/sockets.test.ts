import t from 'tap'

import { bindings, parseSocketSpec } from '../sockets.ts'

const defaults = { port: 5060, tlsPort: 5061, protos: ['udp', 'tcp'] } as const

for (const [text, spec] of [
  ['192.0.2.1', { proto: null, host: '192.0.2.1', port: null, advertised: null }],
  ['udp:192.0.2.1:5070', { proto: 'udp', host: '192.0.2.1', port: 5070, advertised: null }],
  ['TCP:[2001:db8::1]:5060', { proto: 'tcp', host: '2001:db8::1', port: 5060, advertised: null }],
  ['[::1]', { proto: null, host: '::1', port: null, advertised: null }],
  [
    'udp:192.0.2.1:5060/203.0.113.7:5080',
    {
      proto: 'udp',
      host: '192.0.2.1',
      port: 5060,
      advertised: { host: '203.0.113.7', port: 5080 },
    },
  ],
] as const) {
  t.test(`parseSocketSpec reads ${text}`, async (t) => {
    t.same(parseSocketSpec(text), spec)
  })
}

for (const text of ['', 'udp:', 'udp:192.0.2.1:99999', '[::1', '192.0.2.1:x', 'udp:a/']) {
  t.test(`parseSocketSpec refuses \`${text}\``, async (t) => {
    t.equal(parseSocketSpec(text), null)
  })
}

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
