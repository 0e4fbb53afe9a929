/**
 * The load generator, a process of its own: `generator.ts --port 5060 --scenario options --count 200000`.
 *
 * Sends over loopback only, keeps a bounded window of requests open, checks every reply, never sends one again, and prints
 * one line of JSON.
 */

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'

import { scenarios } from '../scenarios/index.ts'
import { openCallee } from './datagrams.ts'
import { openLoad } from './socket.ts'
import { LOOPBACK } from './target.ts'
import { Window } from './window.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    scenario: { type: 'string', default: 'options' },
    count: { type: 'string', default: '100000' },
    window: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '4' },
    certificate: { type: 'string', default: '' },
    lost: { type: 'string', default: '1000' },
  },
})

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
  const target = {
    transport: scenario.transport,
    port: Number(values.port),
    connections: Number(values.connections),
    certificate: values.certificate,
  }
  const callee = scenario.answer === null ? null : await openCallee(scenario.answer)
  const socket = await openLoad(target, window)
  const result = await window.run(socket, `${LOOPBACK}:${target.port}`, callee?.at ?? '')
  await socket.close()
  await callee?.close()
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

await main()
