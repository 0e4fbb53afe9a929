/** Figures a module counts, shown by `siprose rpc` and metrics under the module's name. */

/** The declaration of a figure in a module's table. */
export interface Statistic {
  /** The name where it cannot be the key of the table, or null. */
  readonly name: string | null
  /** Whether it only grows (a counter) or is measured when asked for (a gauge). */
  readonly kind: 'counter'
}

/** What can be said of a counter. */
export interface StatisticOptions {
  /** The name it is shown under, where that cannot be the key in the table (`1xx_replies`). */
  readonly name?: string
}

/** A figure that only grows. */
export function counter(options: StatisticOptions = {}): Statistic {
  return { name: options.name ?? null, kind: 'counter' }
}

/** A running figure of one server. */
export class Counter {
  /** What was counted since the server started, or since it was reset. */
  value = 0

  /** Adds `count`, one if not said. */
  add(count = 1): void {
    this.value += count
  }
}

/** The table a module declares its statistics in. */
export type StatisticTable = Readonly<Record<string, Statistic>>

/** The running figures of a table. */
export type Counters<S extends StatisticTable> = { readonly [K in keyof S]: Counter }
