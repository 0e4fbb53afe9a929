/** What queries found, by name. */

import type { Context, DbValue, Result, Value } from 'siprose'

/** The result of a query. */
export interface Found {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** Nothing. */
export const nothing: Found = { columns: [], rows: [] }

/** What a script sees of a result. */
export function foundOf({ columns, rows }: Result): Found {
  const dates = columns.map(({ type }) => type === 'datetime')
  return {
    columns: rows.length === 0 ? [] : columns.map(({ name }) => name),
    rows: rows.map((row) => row.map((value, at) => scriptValue(value, dates[at] === true))),
  }
}

/** Numbers with a fraction and those beyond 53 bits are texts to a script, dates are seconds since 1970. */
function scriptValue(value: DbValue, date: boolean): Value {
  if (value === null || typeof value === 'string') return value
  if (date && typeof value === 'number') return Math.floor(value / 1000)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value)
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  return Buffer.from(value).toString('latin1')
}

/**
 * Results by name. Each message has its own; what a message did not ask itself it finds as the last one left it, for routes that run
 * without one.
 */
export class Results {
  readonly #most: number
  readonly #names: Set<string>
  readonly #last = new Map<string, Found>()
  readonly #own = new WeakMap<Context, Map<string, Found>>()
  readonly #affected = new WeakMap<Context, Map<string, number>>()

  /**
   * @param names - those that are declared
   * @param most - how many names there can be
   */
  constructor(names: readonly string[], most: number) {
    this.#names = new Set(names)
    this.#most = most
  }

  /** False when there are too many names already. */
  reserve(name: string): boolean {
    if (this.#names.has(name)) return true
    if (this.#names.size >= this.#most) return false
    this.#names.add(name)
    return true
  }

  /** Keeps a result. */
  set(ctx: Context, name: string, found: Found): void {
    this.#last.set(name, found)
    const own = this.#own.get(ctx)
    if (own === undefined) this.#own.set(ctx, new Map([[name, found]]))
    else own.set(name, found)
  }

  /** A result; an empty one where there is none. */
  get(ctx: Context, name: string): Found {
    return this.#own.get(ctx)?.get(name) ?? this.#last.get(name) ?? nothing
  }

  /** Forgets a result. */
  free(ctx: Context, name: string): void {
    this.#last.delete(name)
    this.#own.get(ctx)?.delete(name)
  }

  /** Notes how many rows a statement reached. */
  reached(ctx: Context, connection: string, rows: number): void {
    const known = this.#affected.get(ctx)
    if (known === undefined) this.#affected.set(ctx, new Map([[connection, rows]]))
    else known.set(connection, rows)
  }

  /** How many rows the last statement of a message on a connection reached; null without one. */
  reachedBy(ctx: Context, connection: string): number | null {
    return this.#affected.get(ctx)?.get(connection) ?? null
  }
}
