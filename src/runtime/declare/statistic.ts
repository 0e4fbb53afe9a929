/** Figures a module counts, shown by `siprose rpc` and metrics under the module's name. */

import type { Host } from '../host.ts'

/** The declaration of a figure in a module's table. */
export interface Statistic {
  /** The name where it cannot be the key of the table, or null. */
  readonly name: string | null
  /** The group it is shown in, where that is not the module, or null. */
  readonly group: string | null
  /** Whether it only grows (a counter) or is measured when asked for (a gauge). */
  readonly kind: 'counter' | 'gauge'
  /** How it is measured; null for a counter. */
  readonly measure: ((server: Host) => number) | null
}

/** What can be said of a figure. */
export interface StatisticOptions {
  /** The name it is shown under, where that cannot be the key in the table (`1xx_replies`). */
  readonly name?: string
  /** The group it is shown in, where that is not the module: `tcp` for `tcp:established`. */
  readonly group?: string
}

/** A figure that is counted. */
export interface CountedStatistic extends Statistic {
  readonly kind: 'counter'
}

/** A figure that is measured. */
export interface MeasuredStatistic extends Statistic {
  readonly kind: 'gauge'
}

/** A figure that only grows. */
export function counter(options: StatisticOptions = {}): CountedStatistic {
  return { ...shown(options), kind: 'counter', measure: null }
}

/**
 * A figure that something else keeps, or that goes up and down: it is measured whenever somebody asks.
 *
 * @param measure - gives it; cheap, and without a trace
 */
export function gauge(
  options: StatisticOptions,
  measure: (server: Host) => number,
): MeasuredStatistic {
  return { ...shown(options), kind: 'gauge', measure }
}

function shown({ name, group }: StatisticOptions): Pick<Statistic, 'name' | 'group'> {
  return { name: name ?? null, group: group ?? null }
}

/** The name a figure is shown under: `sent_replies`, `tcp:established`. */
export function shownName(key: string, { name, group }: Statistic): string {
  return group === null ? (name ?? key) : `${group}:${name ?? key}`
}

/** A running figure of one server, as it is read. */
export interface Figure {
  readonly value: number
}

/** A running figure of one server. */
export class Counter implements Figure {
  /** What was counted since the server started, or since it was reset. */
  value = 0

  /** Adds `count`, one if not said. */
  add(count = 1): void {
    this.value += count
  }
}

/** A figure of one server that is measured when it is read. */
export class Gauge implements Figure {
  readonly #server: Host
  readonly #measure: (server: Host) => number

  constructor(server: Host, measure: (server: Host) => number) {
    this.#server = server
    this.#measure = measure
  }

  get value(): number {
    return this.#measure(this.#server)
  }
}

/** The table a module declares its statistics in. */
export type StatisticTable = Readonly<Record<string, Statistic>>

/** The running figures of a table. */
export type Counters<S extends StatisticTable> = {
  readonly [K in keyof S]: S[K] extends MeasuredStatistic ? Gauge : Counter
}
