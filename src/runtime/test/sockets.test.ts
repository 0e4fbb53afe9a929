import t from 'tap'

import { parseText } from '../../lang/parse/file.ts'
import { listenSpecs, parseSocketSpec } from '../sockets/sockets.ts'

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

t.test('listenSpecs makes a socket of each port of a range', async (t) => {
  const { config, diagnostics } = parseText(
    'socket = { bind = udp:192.0.2.1:5060-5062; advertise = 203.0.113.7:6000; name = "s"; virtual = yes; }',
  )
  t.equal(diagnostics.print(), '')
  const specs = config.listens.flatMap(listenSpecs)
  t.strictSame(
    specs.map(({ port, label, advertised, virtual }) => [port, label, advertised?.port, virtual]),
    [
      [5060, 's5060', 6000, true],
      [5061, 's5061', 6001, true],
      [5062, 's5062', 6002, true],
    ],
  )
})

t.test('a range of ports that is none is refused', async (t) => {
  for (const range of ['5062-5060', '5060-65536', '1-65535', '5060-x', '5060-']) {
    const { diagnostics } = parseText(`socket = { bind = udp:192.0.2.1:${range}; }`)
    t.ok(diagnostics.hasErrors, range)
  }
})
