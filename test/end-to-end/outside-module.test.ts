/** Modules that lie in folders of somebody else, where nobody has installed the server. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'

import { outside } from '../support/outside-module.ts'
import { startServer } from '../support/server-process.ts'
import { udpPeer } from '../support/sip-peer.ts'

const folder = mkdtempSync(join(tmpdir(), 'siprose-outside-'))
t.teardown(() => rmSync(folder, { recursive: true }))
outside(folder, 'greeter', '.ts')
outside(folder, 'written', '.js')

const ROUTE = 'request_route { if (is_method("INFO")) written("You"); else greeter("Hello"); }'
const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['-L', 'loadmodule "greeter.so"\nloadmodule "written.so"', ['-L', folder]],
  ['their paths', `loadmodule "${folder}/greeter.so"\nloadmodule "${folder}/written"`, []],
]

for (const [name, load, flags] of rows) {
  t.test(
    `modules in TypeScript and JavaScript are found by ${name} and import the server`,
    async (t) => {
      const server = await startServer(
        `log_stderror = yes\nloadmodule "sl.so"\nloadmodule "textops.so"\n${load}\n${ROUTE}\n`,
        {},
        ['-l', 'udp:127.0.0.1:0', ...flags],
      )
      const peer = await udpPeer()
      t.teardown(async () => {
        peer.close()
        await server.stop()
      })
      for (const method of ['OPTIONS', 'INFO']) {
        peer.send(
          `${method} sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bK${method}\r\n` +
            `From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\nCall-ID: ${method}\r\nCSeq: 1 ${method}\r\n` +
            'Content-Length: 0\r\n\r\n',
          server.ports.udp,
        )
        await peer.received.until(method === 'OPTIONS' ? 1 : 2)
      }
      t.match(peer.received.messages[0], /^SIP\/2\.0 200 Hello from 127\.0\.0\.1\r\n/)
      t.match(peer.received.messages[1], /^SIP\/2\.0 200 You from 127\.0\.0\.1\r\n/)
    },
  )
}
