/**
 * `make bench-inprocess`: what the way of a message through the server costs without sockets, for who works on it.
 *
 * `inprocess.ts --scenario options --count 200000 --rounds 9 --json`; `--scenario all` measures each in a process of its own, so that
 * none runs on what the compiler learnt from another. A profile: `node --cpu-prof` before it.
 */

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { measureInside } from './inprocess/measure.ts'
import type { InsideResult } from './inprocess/measure.ts'
import { scenarios } from './scenarios/index.ts'
import { isOneAnswer, type OneAnswer } from './scenarios/one-answer.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { columns } from './table.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'all' },
    count: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '9' },
    json: { type: 'boolean', default: false },
  },
})

/** TLS is a matter of sockets: without them its messages go the way of TCP's. What takes more than an answer takes two sides. */
function withoutSockets(scenario: Scenario): scenario is OneAnswer {
  return scenario.transport !== 'tls' && isOneAnswer(scenario)
}

function measureApart(name: string): InsideResult {
  const args = [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    `--scenario=${name}`,
    `--count=${values.count}`,
    `--rounds=${values.rounds}`,
    '--json',
  ]
  const { stdout, status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(`${name} could not be measured: it ended with ${status}`)
  const results: readonly InsideResult[] = JSON.parse(stdout)
  const [result] = results
  if (result === undefined) throw new Error(`${name} has no result`)
  return result
}

function table(results: readonly InsideResult[]): string {
  const head = ['scenario', 'ns/msg', 'main', 'least', 'most', 'bytes/msg', 'sent/msg']
  const rows = results.map((one) => [
    one.scenario,
    one.ns.toFixed(0),
    one.mainNs.toFixed(0),
    one.minNs.toFixed(0),
    one.maxNs.toFixed(0),
    one.bytes.toFixed(0),
    one.sent.toFixed(2),
  ])
  return columns(head, rows)
}

async function main(): Promise<number> {
  const options = { count: Number(values.count), rounds: Number(values.rounds) }
  let results: readonly InsideResult[]
  if (values.scenario === 'all') {
    results = [...scenarios.values()].filter(withoutSockets).map(({ name }) => measureApart(name))
  } else {
    const scenario = scenarios.get(values.scenario)
    if (scenario === undefined || !withoutSockets(scenario)) {
      const names = [...scenarios.values()].filter(withoutSockets).map(({ name }) => name)
      process.stderr.write(
        `no scenario \`${values.scenario}\`; there is ${[...names, 'all'].join(', ')}
`,
      )
      return 2
    }
    results = [await measureInside(scenario, options)]
  }
  process.stdout.write(values.json ? `${JSON.stringify(results)}\n` : table(results))
  const wrong = results.filter((one) => one.wrong !== '')
  for (const one of wrong) process.stderr.write(`${one.scenario}, first wrong: ${one.wrong}\n`)
  return wrong.length === 0 ? 0 : 1
}

process.exitCode = await main()
