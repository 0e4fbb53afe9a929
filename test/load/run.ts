/**
 * `make load`: calls of sipp to sipp through a record-routing proxy, over UDP, TCP and TLS; none may fail, and memory has to stay what it is.
 *
 * `run.ts --rate 500 --seconds 60 --transport all --warm-up 15`; `--samples` prints memory second by second.
 */

import { parseArgs } from 'node:util'

import { installed } from '../support/server-process.ts'
import { callThrough, TRANSPORTS } from './calls.ts'
import { faults, figures } from './report.ts'

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    'warm-up': { type: 'string', default: '15' },
    transport: { type: 'string', default: 'all' },
    samples: { type: 'boolean', default: false },
  },
})

/** A tenth: a heap keeps some room beside what is in it. */
const GROWTH = 0.1

/** What a command line may ask for. */
const MOST = { rate: 5000, seconds: 3600 }

async function main(): Promise<number> {
  const rate = Number(values.rate)
  const seconds = Number(values.seconds)
  const warmUp = Number(values['warm-up'])
  const transports = TRANSPORTS.filter((name) => ['all', name].includes(values.transport))
  const whole = Number.isInteger(rate) && Number.isInteger(seconds) && rate > 0 && seconds > 0
  if (
    !whole ||
    rate > MOST.rate ||
    seconds > MOST.seconds ||
    !(warmUp >= 0) ||
    transports.length === 0
  ) {
    process.stderr.write(
      `--rate can be 1 to ${MOST.rate}, --seconds 1 to ${MOST.seconds}, --warm-up a number of seconds, --transport ${TRANSPORTS.join(', ')} or all\n`,
    )
    return 2
  }
  for (const program of ['sipp', 'socat', 'openssl']) {
    if (installed(program)) continue
    process.stderr.write(`${program} is not installed: Debian has sip-tester, socat and openssl\n`)
    return 2
  }
  let wrong = 0
  for (const transport of transports) {
    const outcome = await callThrough({ transport, rate, seconds })
    process.stdout.write(figures(outcome, warmUp))
    if (values.samples) {
      for (const { second, resident, heap } of outcome.samples) {
        process.stdout.write(
          `  ${second.toFixed(0)} s: resident ${resident.toFixed(1)}, heap ${heap.toFixed(1)}\n`,
        )
      }
    }
    for (const fault of faults(outcome, { warmUp, growth: GROWTH })) {
      process.stdout.write(`  wrong: ${fault}\n`)
      wrong++
    }
  }
  return wrong === 0 ? 0 : 1
}

process.exitCode = await main()
