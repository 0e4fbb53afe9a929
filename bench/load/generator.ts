/**
 * The load generator, a process of its own: `generator.ts --port 5060 --scenario options --count 200000`.
 *
 * Sends over loopback only, keeps a bounded window of requests open, checks every reply, never sends one again, and prints
 * one line of JSON.
 */

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'

import { SystemNetwork } from '../../src/net/network.ts'
import { peerAt } from '../../src/net/peer.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { scenarios } from '../scenarios/index.ts'
import { Window } from './window.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    scenario: { type: 'string', default: 'options' },
    count: { type: 'string', default: '100000' },
    window: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '60' },
    lost: { type: 'string', default: '1000' },
  },
})

const LOOPBACK = '127.0.0.1'

async function main(): Promise<void> {
  const scenario = scenarios.get(values.scenario)
  if (scenario === undefined || values.port === undefined) {
    process.stderr.write('generator: --port and a known --scenario are needed\n')
    process.exitCode = 2
    return
  }
  const limits = {
    count: Number(values.count),
    window: Number(values.window),
    seconds: Number(values.seconds),
    lostMs: Number(values.lost),
  }
  const window = new Window(scenario, limits, randomBytes(4).toString('hex'))
  const network = new SystemNetwork({ scheduler: systemClock })
  const socket = network.listen({ proto: 'udp', address: LOOPBACK, port: 0 }, window.receive)
  await socket.start()
  const result = await window.run(socket, peerAt('udp', LOOPBACK, Number(values.port)))
  await socket.stop()
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

await main()
