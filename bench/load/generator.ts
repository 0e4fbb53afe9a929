/**
 * The load generator, a process of its own: `generator.ts --port 5060 --scenario options --count 200000`.
 *
 * Sends over loopback only, keeps a bounded window of operations open, checks every message, never sends one again, and prints one line of
 * JSON. With `--pause` it says `ready` before the load and `over` behind it, and goes on once it is sent a line.
 */

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { parseArgs } from 'node:util'

import { others, scenarios } from '../scenarios/index.ts'
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
    rate: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '4' },
    certificate: { type: 'string', default: '' },
    lost: { type: 'string', default: '1000' },
    callee: { type: 'string', default: '0' },
    pause: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const scenario = scenarios.get(values.scenario) ?? others.get(values.scenario)
  if (scenario === undefined || values.port === undefined) {
    process.stderr.write('generator: --port and a known --scenario are needed\n')
    process.exitCode = 2
    return
  }
  const limits = {
    count: Number(values.count),
    window: Number(values.window),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    lostMs: Number(values.lost),
  }
  const target = {
    transport: scenario.transport,
    port: Number(values.port),
    connections: Number(values.connections),
    certificate: values.certificate,
  }
  const server = `${LOOPBACK}:${target.port}`
  const run = randomBytes(4).toString('hex')
  const window = new Window(scenario, limits, run)
  const role = scenario.callee === null ? null : scenario.callee()
  const fault = (what: string): void => {
    window.failed(`the callee: ${what}`)
  }
  const callee = role === null ? null : await openCallee(role, Number(values.callee), fault)
  const { before } = scenario
  if (before !== null) {
    const first = new Window(before, { ...limits, rate: 0, count: before.count }, `${run}b`)
    const socket = await openLoad(target, first)
    const { losses, wrong, firstWrong } = await first.run(socket, server, callee?.at ?? '')
    await socket.close()
    if (losses + wrong > 0) window.failed(`before: ${losses} lost, ${wrong} wrong: ${firstWrong}`)
  }
  const socket = await openLoad(target, window)
  if (values.pause) await said('ready')
  const { replies } = await window.run(socket, server, callee?.at ?? '')
  if (values.pause) await said('over')
  role?.end(replies, fault)
  await socket.close()
  await callee?.close()
  process.stdout.write(`${JSON.stringify(window.result)}\n`)
}

/** Says how far it is, and waits for a line. */
async function said(word: string): Promise<void> {
  process.stdout.write(`${word}\n`)
  const told = once(process.stdin, 'data')
  process.stdin.resume()
  await told
  process.stdin.pause()
}

await main()
