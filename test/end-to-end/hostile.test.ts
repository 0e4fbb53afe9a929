/** A server that is sent rubbish goes on serving; `make fuzz` sends ten times as much. */

import t from 'tap'

import { attack, probeTcp, probeUdp } from '../fuzz/attack.ts'
import { CONFIGURATION, startServer } from '../support/server-process.ts'

t.test('10 000 random, cut and changed messages leave the server answering', async (t) => {
  const server = await startServer(CONFIGURATION)
  t.teardown(async () => server.stop())
  await attack(server, 10_000, 20_261_123)
  t.equal(await probeUdp(server.ports.udp), 'SIP/2.0 200 Alive')
  t.equal(await probeTcp(server.ports.tcp), 'SIP/2.0 200 Alive')
  process.kill(server.pid, 'SIGUSR1')
  await server.logged('memory:')
  t.match(server.log(), /faults: .*sip\/\S+=\d+/, 'the figures say what was dropped, and why')
  t.notMatch(server.log(), /BUG/, 'nothing went wrong inside')
})
