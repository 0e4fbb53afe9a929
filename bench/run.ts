/**
 * `make bench`: processor time for one operation, next to Kamailio where that is installed.
 *
 * `run.ts --scenario options --rounds 5 --count 200000 --window 64 --connections 4 --server both --json`; `--scenario all` runs every
 * one, and prints one table.
 */

import { parseArgs } from 'node:util'

import { compare } from './compare.ts'
import type { CompareOptions, Round } from './compare.ts'
import { scenarios } from './scenarios/index.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { installed, kamailio, siprose } from './servers.ts'
import type { ServerKind } from './servers.ts'
import { overview, ratioOf, summary, table } from './table.ts'
import type { Result } from './table.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'options' },
    rounds: { type: 'string', default: '5' },
    count: { type: 'string', default: '200000' },
    window: { type: 'string', default: '64' },
    connections: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '60' },
    server: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
})

const options: CompareOptions = {
  rounds: Number(values.rounds),
  count: Number(values.count),
  window: Number(values.window),
  connections: Number(values.connections),
  rate: 0,
  seconds: Number(values.seconds),
}

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

async function measure(scenario: Scenario, kinds: readonly ServerKind[]): Promise<Result> {
  process.stderr.write(`${scenario.operation}: ${options.rounds} rounds of ${options.count}\n`)
  const measured = await compare(scenario, kinds, options, progress)
  const summaries = measured.map(summary)
  return { scenario: scenario.name, ratio: ratioOf(summaries), summaries }
}

function print(results: readonly Result[]): void {
  const [first] = results
  if (values.json) {
    for (const result of results) process.stdout.write(`${JSON.stringify(result)}\n`)
  } else if (values.scenario === 'all' || first === undefined) {
    process.stdout.write(overview(results))
  } else {
    process.stdout.write(table(first.summaries))
    const { ratio } = first
    if (ratio !== null) process.stdout.write(`ratio of CPU per operation: ${ratio.toFixed(2)}\n`)
  }
}

async function main(): Promise<number> {
  const one = scenarios.get(values.scenario)
  if (one === undefined && values.scenario !== 'all') {
    process.stderr.write(
      `no scenario \`${values.scenario}\`; there is ${[...scenarios.keys(), 'all'].join(', ')}\n`,
    )
    return 2
  }
  const kinds = servers()
  const results: Result[] = []
  let failed = false
  for (const scenario of one === undefined ? scenarios.values() : [one]) {
    try {
      results.push(await measure(scenario, kinds))
    } catch (error) {
      process.stderr.write(`${scenario.name} was not measured: ${String(error)}\n`)
      failed = true
    }
  }
  print(results)
  const summaries = results.flatMap((result) => result.summaries)
  for (const { name, firstWrong } of summaries) {
    if (firstWrong !== '') process.stderr.write(`${name}, first wrong: ${firstWrong}\n`)
  }
  return !failed && summaries.every(({ losses, wrong }) => losses === 0 && wrong === 0) ? 0 : 1
}

process.exitCode = await main()
