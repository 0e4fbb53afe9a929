/** kamcmd and kamctl, Kamailio's own terminals, on this server; and bytes of any kind on the same sockets. */

import { execFile } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

import { Dice } from '../fuzz/dice.ts'
import { freePort } from '../support/free-port.ts'
import { installed, startServer } from '../support/server-process.ts'

const run = promisify(execFile)
const DEADLINE_MS = 5000
const ROUNDS = 100

const directory = mkdtempSync(join(tmpdir(), 'kamcmd-'))
t.teardown(() => rmSync(directory, { recursive: true }))
const [udpPort, tcpPort] = [await freePort(), await freePort()]

const configuration = `
loadmodule "ctl.so"
loadmodule "cfg_rpc.so"
modparam("ctl", "binrpc", "unix:${directory}/stream")
modparam("ctl", "binrpc", "unixd:${directory}/datagram")
modparam("ctl", "binrpc", "udp:127.0.0.1:${udpPort}")
modparam("ctl", "binrpc", "tcp:127.0.0.1:${tcpPort}")
modparam("ctl", "max_rate", 0)
edge.limit = 10
edge.greeting = "hello"
request_route { drop; }
`

const places = [
  `unixs:${directory}/stream`,
  `unixd:${directory}/datagram`,
  `udp:127.0.0.1:${udpPort}`,
  `tcp:127.0.0.1:${tcpPort}`,
]

async function kamcmd(place: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run('kamcmd', ['-D', directory, '-s', place, ...words], {
    timeout: DEADLINE_MS,
  })
  return stdout
}

const skip = installed('kamcmd') ? false : 'kamcmd is not installed'

t.test(
  'kamcmd is answered by every transport, before and after bytes of any kind',
  { skip },
  async (t) => {
    const server = await startServer(configuration)
    for (const place of places)
      t.equal(await kamcmd(place, 'core.echo', 'alive', '5'), 'alive\n5\n', place)
    const [first = ''] = places
    t.match(
      await kamcmd(first, 'core.psx'),
      /\{\n\tIDX: 0\n\tPID: \d+\n\tDSC: main process, worker 0\n\}/,
    )
    t.equal(await kamcmd(first, 'cfg.get', 'edge'), '{\n\tlimit: 10\n\tgreeting: hello\n}\n')
    t.match(await kamcmd(first, 'ctl.connections'), /^1\n/)
    t.match(
      await kamcmd(first, 'core.nobody').catch((error: unknown) => String(error)),
      /error: 500/,
    )

    const dice = new Dice(4711)
    const udp = createSocket('udp4')
    for (let round = 0; round < ROUNDS; round++) {
      const made = Buffer.from(Array.from({ length: dice.below(200) + 1 }, () => dice.below(256)))
      // half of them begin as packets do
      if (dice.oneIn(2)) made[0] = 0xa1
      udp.send(made, udpPort, '127.0.0.1')
      const stream = connect(tcpPort, '127.0.0.1')
      stream.on('error', () => undefined)
      stream.end(made)
      stream.resume()
      await once(stream, 'close')
    }
    udp.close()
    for (const place of places) t.equal(await kamcmd(place, 'core.echo', 'alive'), 'alive\n', place)
    const { code } = await server.stop()
    t.equal(code, 0)
    t.notMatch(server.log(), /please report this/)
  },
)

t.test(
  'kamctl rpc is answered',
  { skip: installed('kamctl') ? false : 'kamctl is not installed' },
  async (t) => {
    mkdirSync(join(directory, 'tmp'))
    const server = await startServer(`
loadmodule "jsonrpcs.so"
modparam("jsonrpcs", "transport", 2)
modparam("jsonrpcs", "fifo_name", "${directory}/fifo")
modparam("jsonrpcs", "fifo_reply_dir", "${directory}/tmp")
request_route { drop; }
`)
    const environment = { RPCFIFOPATH: join(directory, 'fifo'), CHROOT_DIR: directory }
    const { stdout } = await run('kamctl', ['rpc', 'jsonrpc.echo', 's:5', '7', 'alive'], {
      timeout: 2 * DEADLINE_MS,
      env: { ...process.env, ...environment },
    })
    t.match(JSON.parse(stdout), { jsonrpc: '2.0', result: ['5', 7, 'alive'] })
    await server.stop()
  },
)
