import t from 'tap'

import type { Host } from '../host.ts'
import { OwnAddresses } from '../sockets/own-addresses.ts'
import { isOwnUri } from '../sockets/own-uri.ts'

const own = new OwnAddresses()
own.add('127.0.0.1', 5060)
own.add('127.0.0.2', 5071)
own.add('127.0.0.3', 5061)
own.add('::1', 5060)
own.add('a.example', 5099)
own.add('b.example', 0)
// Only what it asks of a server.
const server = { isOwnAddress: (host: string, port: number) => own.has(host, port) } as Host

for (const [text, wanted] of [
  ['sip:127.0.0.1', true],
  ['sip:127.0.0.1:5060', true],
  ['sip:127.0.0.1:5071', false],
  ['sip:127.0.0.2', false],
  ['sip:127.0.0.2:5071', true],
  ['sip:127.0.0.1;transport=tcp', true],
  ['sip:127.0.0.1;transport=tls', false],
  ['sip:127.0.0.3', false],
  ['sip:127.0.0.3;transport=TLS', true],
  ['sips:127.0.0.1', true],
  ['sips:127.0.0.3', true],
  ['sip:a.example', false],
  ['sip:A.Example:5099', true],
  ['sip:b.example:99', true],
  ['sip:[::1]', true],
  ['sip:[0:0:0:0:0:0:0:1]', true],
  ['tel:+358401234567', false],
  ['127.0.0.2', true],
  ['127.0.0.2:5070', false],
  ['::1', true],
] as const) {
  t.test(`isOwnUri of ${text}`, async (t) => {
    t.equal(isOwnUri(server, text), wanted)
  })
}
