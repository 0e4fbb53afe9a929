/** Two phones of others, `baresip`, at the server that `make run` starts: they register with their passwords, and one calls the other. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { Baresip, baresipFolder, noBaresip } from '../support/baresip.ts'
import { freePorts } from '../support/free-port.ts'
import { startServer } from '../support/server-process.ts'

const EXAMPLE = fileURLToPath(new URL('../../examples/registrar/', import.meta.url))
const domain = '127.0.0.1'

await t.test(
  'two phones register with their passwords, and one calls the other',
  { skip: noBaresip },
  async (t) => {
    const configuration = readFileSync(`${EXAMPLE}siprose.cfg`, 'latin1')
      .replace('import_file "users.cfg"', `import_file "${EXAMPLE}users.cfg"`)
      .replaceAll(/^listen = .*$/gm, '')
      .replace(/^# alias = .*$/m, 'alias = 127.0.0.1:5060')
    const server = await startServer(configuration)
    const first = await freePorts(4)
    const address = `127.0.0.1:${server.ports.udp}`
    // each takes the port after its own for TLS
    const bob = new Baresip(
      baresipFolder({ user: 'bob', domain, password: 'builder', port: first, server: address }),
      [],
    )
    t.teardown(async () => {
      await bob.end()
      await server.stop()
    })
    t.ok(await bob.says(/bob@127\.0\.0\.1: .*200 OK/), `bob has registered: ${bob.output}`)
    const folder = baresipFolder({
      user: 'alice',
      domain,
      password: 'wonderland',
      port: first + 2,
      server: address,
    })
    const alice = new Baresip(folder, ['/dial sip:bob@127.0.0.1'])
    t.teardown(async () => alice.end())
    t.ok(await alice.says(/alice@127\.0\.0\.1: .*200 OK/), `alice has registered: ${alice.output}`)
    t.ok(await alice.says(/Call established/i), `alice sees the call: ${alice.output}`)
    t.ok(await bob.says(/Call established/i), `bob sees the call: ${bob.output}`)
    await alice.end()
    t.ok(
      await bob.says(/session closed|call closed|terminated/i),
      `bob sees its end: ${bob.output}`,
    )
    t.equal(alice.exitCode, 0, `alice has ended it, and waits for nothing: ${alice.output}`)
    const again = new Baresip(folder, ['/dial sip:bob@127.0.0.1'])
    t.teardown(async () => again.end())
    t.ok(await again.says(/Call established/i), `alice calls again: ${again.output}`)
    await bob.end()
    t.ok(
      await again.says(/session closed|call closed|terminated/i),
      `alice sees that bob has hung up: ${again.output}`,
    )
    t.notMatch(server.log(), /ERROR|CRITICAL/, server.log())
  },
)
