/** How engines that speak SQL differ. */

import type { DbType, DbValue } from '../value.ts'

/** One engine's SQL. */
export interface Dialect<P> {
  /** A name between quotes. */
  quote(name: string): string
  /** The place of the n-th value, from 1. */
  place(number: number): string
  /** A value as the driver takes it. */
  bind(type: DbType, value: DbValue): P
  /** The engine's way of replacing a row and of changing one that is there. */
  readonly conflicts: 'on-conflict' | 'on-duplicate'
  /** Whether `REPLACE INTO` is known. */
  readonly replaces: boolean
}

/** A statement as the driver takes it. */
export interface BoundSql<P> {
  readonly text: string
  readonly values: readonly P[]
}
