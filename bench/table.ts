/** The comparison as people read it. */

import { median } from './compare.ts'
import type { Measured, Round } from './compare.ts'

const MEGABYTE = 1024 * 1024

/** The figures of a server: medians of its rounds, sums of what must not happen. */
export interface Summary {
  readonly name: string
  readonly userUs: number
  readonly systemUs: number
  readonly totalUs: number
  readonly rate: number
  readonly p50us: number
  readonly p99us: number
  readonly replies: number
  readonly losses: number
  readonly late: number
  readonly wrong: number
  readonly firstWrong: string
  readonly startMs: number
  /** MB before the first round and after the last. */
  readonly memoryBefore: number
  readonly memoryAfter: number
}

/** Sums up the rounds of a server. */
export function summary(measured: Measured): Summary {
  const { rounds } = measured
  const middle = (figure: (round: Round) => number): number => median(rounds.map(figure))
  const sum = (figure: (round: Round) => number): number =>
    rounds.reduce((total, round) => total + figure(round), 0)
  return {
    name: measured.name,
    userUs: middle((round) => round.userUs),
    systemUs: middle((round) => round.systemUs),
    totalUs: middle((round) => round.userUs + round.systemUs),
    rate: middle((round) => round.load.rate),
    p50us: middle((round) => round.load.p50us),
    p99us: middle((round) => round.load.p99us),
    replies: sum((round) => round.load.replies),
    losses: sum((round) => round.load.losses),
    late: sum((round) => round.load.late),
    wrong: sum((round) => round.load.wrong),
    firstWrong: rounds.map((round) => round.load.firstWrong).find((what) => what !== '') ?? '',
    startMs: measured.startMs,
    memoryBefore: (rounds[0]?.memoryBefore ?? 0) / MEGABYTE,
    memoryAfter: (rounds.at(-1)?.memoryAfter ?? 0) / MEGABYTE,
  }
}

const HEAD = [
  'server',
  'µs/op',
  'user',
  'system',
  'replies/s',
  'p50 µs',
  'p99 µs',
  'replies',
  'lost',
  'wrong',
  'start ms',
  'MB before',
  'MB after',
] as const

/** The figures of all servers in columns. */
export function table(summaries: readonly Summary[]): string {
  const rows = summaries.map((one) => [
    one.name,
    one.totalUs.toFixed(2),
    one.userUs.toFixed(2),
    one.systemUs.toFixed(2),
    one.rate.toFixed(0),
    one.p50us.toFixed(0),
    one.p99us.toFixed(0),
    `${one.replies}`,
    `${one.losses}`,
    `${one.wrong}`,
    one.startMs.toFixed(0),
    one.memoryBefore.toFixed(1),
    one.memoryAfter.toFixed(1),
  ])
  return columns(HEAD, rows)
}

/** A head and rows in columns: the first to the left, figures to the right. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return `${[line(head), ...rows.map((row) => line(row))].join('\n')}\n`
}

/** What came of one scenario. */
export interface Result {
  readonly scenario: string
  /** Processor time of the first server divided by that of the second; null where there is one server only. */
  readonly ratio: number | null
  readonly summaries: readonly Summary[]
}

/** The ratio of the first two servers. */
export function ratioOf([own, other]: readonly Summary[]): number | null {
  return own === undefined || other === undefined ? null : own.totalUs / other.totalUs
}

const OVERVIEW = [
  'scenario',
  'ratio',
  'server',
  'µs/op',
  'user',
  'system',
  'replies/s',
  'p99 µs',
  'lost',
  'wrong',
  'MB after',
] as const

/** All scenarios in one table: the ratio of each beside its first server. */
export function overview(results: readonly Result[]): string {
  const rows = results.flatMap(({ scenario, ratio, summaries }) =>
    summaries.map((one, at) => [
      at === 0 ? scenario : '',
      at === 0 && ratio !== null ? ratio.toFixed(2) : '',
      one.name,
      one.totalUs.toFixed(2),
      one.userUs.toFixed(2),
      one.systemUs.toFixed(2),
      one.rate.toFixed(0),
      one.p99us.toFixed(0),
      `${one.losses}`,
      `${one.wrong}`,
      one.memoryAfter.toFixed(1),
    ]),
  )
  return columns(OVERVIEW, rows)
}
