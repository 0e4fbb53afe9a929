/** Sends hostile messages to a running server, and says how it is afterwards. */

import { setTimeout as pause } from 'node:timers/promises'

import { CONFIGURATION, startServer } from '../support/server-process.ts'
import { attack, probeTcp, probeUdp } from './attack.ts'

/**
 * Attacks a server of its own.
 *
 * @returns whether it still answers over UDP and TCP, and ends as it should
 */
export async function fuzzServer(count: number, seed: number): Promise<boolean> {
  const server = await startServer(CONFIGURATION)
  console.log(`${count} hostile messages, seed ${seed}, to a server with process id ${server.pid}`)
  await attack(server, count, seed)
  const udp = await probeUdp(server.ports.udp)
  const tcp = await probeTcp(server.ports.tcp)
  process.kill(server.pid, 'SIGUSR1')
  await server.logged('memory:')
  await pause(100)
  const figures = server.log().split('\n')
  console.log(figures.filter((line) => line.includes('ALERT')).join('\n'))
  const { code } = await server.stop()
  console.log(`after it: UDP ${udp ?? 'no answer'}, TCP ${tcp ?? 'no answer'}, ended with ${code}`)
  return udp?.includes('200') === true && tcp?.includes('200') === true && code === 0
}
