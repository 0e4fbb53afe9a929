/**
 * `make bench-parsers`: the parser alone, beside those of the npm packages `sip` and `jssip`, which have to read the same.
 *
 * `parsers.ts --rounds 9 --ms 400 --message INVITE --json`
 */

import { parseArgs } from 'node:util'

import { compareParsers } from './parsers/compare.ts'
import type { ParserTime } from './parsers/compare.ts'
import { corpus } from './parsers/corpus.ts'
import { levels } from './parsers/facts.ts'
import type { Level } from './parsers/facts.ts'
import { subjects } from './parsers/subjects.ts'
import { columns } from './table.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    ms: { type: 'string', default: '400' },
    message: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})

/** How many times as fast as the npm package `sip` this parser is to be at what a proxy needs. */
const WANTED = 8

function ratio(times: readonly ParserTime[], { parser, level }: ParserTime): number {
  const ns = (name: string): number =>
    times.find((one) => one.parser === name && one.level === level)?.ns ?? Number.NaN
  return ns(parser) / ns(subjects[0]?.name ?? '')
}

function table(times: readonly ParserTime[]): string {
  const head = ['parser', 'level', 'ns/msg', 'least', 'most', 'ratio']
  const rows = times.map((one) => [
    one.parser,
    one.level,
    one.ns.toFixed(0),
    one.least.toFixed(0),
    one.most.toFixed(0),
    ratio(times, one).toFixed(2),
  ])
  return columns(head, rows)
}

/** How many times as fast as the npm package `sip` this parser is. */
function advantage(times: readonly ParserTime[], level: Level): number {
  const other = times.find((one) => one.parser === 'npm sip' && one.level === level)
  return other === undefined ? Number.NaN : ratio(times, other)
}

async function main(): Promise<number> {
  const { times, differences } = await compareParsers(
    subjects.map(({ name }) => name),
    { rounds: Number(values.rounds), ms: Number(values.ms), message: values.message },
  )
  for (const line of differences) process.stderr.write(`${line}\n`)
  if (differences.length > 0) return 1
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ messages: corpus.length, times })}\n`)
  } else {
    process.stdout.write(table(times))
    const figures = levels.map((level) => `${level} ${advantage(times, level).toFixed(1)}`)
    process.stdout.write(`times as fast as npm sip: ${figures.join(', ')}\n`)
  }
  if (values.message !== '' || advantage(times, 'proxy') >= WANTED) return 0
  process.stderr.write(`less than ${WANTED} times as fast as npm sip at what a proxy needs\n`)
  return 1
}

process.exitCode = await main()
