import t from 'tap'

import { parseSocketSpec } from '../sockets/sockets.ts'

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
