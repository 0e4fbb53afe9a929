/** What is asked of a database, in no language of its own. */

import type { Column, DbValue } from './value.ts'

/** How a column is compared. `LIKE` takes `%` for any text and `_` for any character. */
export type Operator = '=' | '<' | '>' | '<=' | '>=' | '!=' | 'LIKE'

/** A comparison. `=` and `!=` take null; all of a list have to hold. */
export type Condition = readonly [column: Column, operator: Operator, value: DbValue]

/** A column and the value it gets. */
export type Cell = readonly [column: Column, value: DbValue]

/** A column by which rows are put in order. */
export interface Order {
  readonly column: Column
  readonly descending?: boolean
}

/** Rows that are wanted. */
export interface Select<C extends readonly Column[] = readonly Column[]> {
  readonly from: string
  readonly columns: C
  readonly where?: readonly Condition[]
  readonly order?: readonly Order[]
  readonly limit?: number
}

/** A statement, as drivers get it. */
export type Statement =
  | (Select & { readonly kind: 'select' })
  | { readonly kind: 'insert'; readonly table: string; readonly cells: readonly Cell[] }
  | {
      readonly kind: 'update'
      readonly table: string
      readonly cells: readonly Cell[]
      readonly where: readonly Condition[]
    }
  | { readonly kind: 'delete'; readonly table: string; readonly where: readonly Condition[] }
  | {
      /** `replace` gives columns that are not named their defaults; `upsert` leaves them as they are. */
      readonly kind: 'replace' | 'upsert'
      readonly table: string
      readonly cells: readonly Cell[]
      /** The columns by which a row is known to be there already. */
      readonly keys: readonly Column[]
      /** Values of further rows, in the order of the cells, where the database takes many at once; no two rows have the same keys. */
      readonly more?: readonly (readonly DbValue[])[]
    }
  | { readonly kind: 'raw'; readonly text: string; readonly values: readonly DbValue[] }

/** The column that a raw statement gave. */
export interface ResultColumn {
  readonly name: string
  readonly type: Column['type']
}

/** What came of a statement. */
export interface Result {
  /** The rows, of a select in the order of its columns. */
  readonly rows: readonly (readonly DbValue[])[]
  /** The columns of a raw statement; of others none. */
  readonly columns: readonly ResultColumn[]
  /** How many rows were added, changed or removed; 0 where that is not known. */
  readonly affected: number
  /** The number that the database gave to the row that was added, or null. */
  readonly insertId: bigint | null
}

/** Nothing came of it. */
export const noResult: Result = { rows: [], columns: [], affected: 0, insertId: null }
