/** What columns hold: types, and the values of each. */

/**
 * The type of a column as a program sees it, whatever the database calls it.
 *
 * `datetime` is a moment in milliseconds since 1970, `bitmap` a set of 32 bits, and `any` whatever the column holds.
 */
export type DbType = 'int' | 'bigint' | 'double' | 'string' | 'datetime' | 'blob' | 'bitmap' | 'any'

/** A value of a column. Texts are bytes, one character a byte, as everywhere in the server. */
export type DbValue = number | bigint | string | Uint8Array | null

/** The value that a column of a type holds. */
export type ValueOf<T extends DbType> = T extends 'int' | 'double' | 'datetime' | 'bitmap'
  ? number | null
  : T extends 'bigint'
    ? bigint | null
    : T extends 'string'
      ? string | null
      : T extends 'blob'
        ? Uint8Array | null
        : DbValue

/** A column, by name and type. */
export interface Column<T extends DbType = DbType> {
  readonly name: string
  readonly type: T
}

/**
 * A column.
 *
 * @param name - as the table has it
 * @param type - what it holds
 */
export function column<const T extends DbType>(name: string, type: T): Column<T> {
  return { name, type }
}

/** A row with a value for each of the columns asked for, in their order. */
export type RowOf<C extends readonly Column[]> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? ValueOf<T> : never
}

/** A row of no special columns. */
export type Row = readonly DbValue[]

/** What is there already, or will be: a driver that need not wait gives its answer at once. */
export type Eventually<T> = T | Promise<T>
