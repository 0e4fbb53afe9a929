/** `make fuzz`: 100 000 hostile messages against a server, and what it says of them. COUNT and SEED change that. */

import { setTimeout as pause } from 'node:timers/promises'

import { CONFIGURATION, startServer } from '../support/server-process.ts'
import { attack, probeTcp, probeUdp } from './attack.ts'

const count = Number(process.env['COUNT'] ?? 100_000)
const seed = Number(process.env['SEED'] ?? 20_261_123)

const server = await startServer(CONFIGURATION)
console.log(`${count} hostile messages, seed ${seed}, to a server with process id ${server.pid}`)
await attack(server, count, seed)
const udp = await probeUdp(server.ports.udp)
const tcp = await probeTcp(server.ports.tcp)
process.kill(server.pid, 'SIGUSR1')
await server.logged('memory:')
await pause(100)
console.log(
  server
    .log()
    .split('\n')
    .filter((line) => line.includes('ALERT'))
    .join('\n'),
)
const { code } = await server.stop()
console.log(`after it: UDP ${udp ?? 'no answer'}, TCP ${tcp ?? 'no answer'}, ended with ${code}`)
process.exitCode =
  udp?.includes('200') === true && tcp?.includes('200') === true && code === 0 ? 0 : 1
