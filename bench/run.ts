/**
 * `make bench`: processor time for one operation, next to Kamailio where that is installed.
 *
 * `run.ts --scenario options --rounds 5 --count 200000 --window 64 --server both --json`
 */

import { parseArgs } from 'node:util'

import { compare } from './compare.ts'
import type { Round } from './compare.ts'
import { scenarios } from './scenarios/index.ts'
import { installed, kamailio, siprose } from './servers.ts'
import type { ServerKind } from './servers.ts'
import { summary, table } from './table.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'options' },
    rounds: { type: 'string', default: '5' },
    count: { type: 'string', default: '200000' },
    window: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '60' },
    server: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
})

function servers(): readonly ServerKind[] {
  const wanted = [siprose, kamailio].filter(
    (kind) => values.server === 'both' || values.server === kind.name,
  )
  const here = wanted.filter((kind) => kind !== kamailio || installed('kamailio'))
  if (here.length < wanted.length) {
    process.stderr.write('kamailio is not installed: siprose is measured alone\n')
  }
  return here
}

function progress(name: string, round: Round): void {
  const us = (round.userUs + round.systemUs).toFixed(2)
  process.stderr.write(
    `  ${name}: ${us} µs/op, ${round.load.rate.toFixed(0)}/s, ${round.load.losses} lost, ${round.load.wrong} wrong\n`,
  )
}

async function main(): Promise<number> {
  const scenario = scenarios.get(values.scenario)
  if (scenario === undefined) {
    process.stderr.write(`no scenario \`${values.scenario}\`; there is ${[...scenarios.keys()]}\n`)
    return 2
  }
  const options = {
    rounds: Number(values.rounds),
    count: Number(values.count),
    window: Number(values.window),
    seconds: Number(values.seconds),
  }
  process.stderr.write(`${scenario.operation}: ${options.rounds} rounds of ${options.count}\n`)
  const measured = await compare(scenario, servers(), options, progress)
  const summaries = measured.map(summary)
  const [own, other] = summaries
  const ratio = own === undefined || other === undefined ? null : own.totalUs / other.totalUs
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ scenario: scenario.name, ratio, summaries })}\n`)
  } else {
    process.stdout.write(table(summaries))
    if (ratio !== null) process.stdout.write(`ratio of CPU per operation: ${ratio.toFixed(2)}\n`)
  }
  for (const { name, firstWrong } of summaries) {
    if (firstWrong !== '') process.stderr.write(`${name}, first wrong: ${firstWrong}\n`)
  }
  return summaries.every(({ losses, wrong }) => losses === 0 && wrong === 0) ? 0 : 1
}

process.exitCode = await main()
