/** How the tables of the server are declared: once, for every kind of database. */

import type { DbType } from '../value.ts'

/** What a column is kept as. */
export type Kept =
  | 'serial'
  | 'tiny'
  | 'small'
  | 'int'
  | 'bigint'
  | 'double'
  | 'varchar'
  | 'text'
  | 'medium-text'
  | 'blob'
  | 'medium-blob'
  | 'datetime'

/** A column of a table. */
export interface TableColumn {
  readonly kept: Kept
  /** Only numbers from 0, where the database tells them apart. */
  readonly unsigned: boolean
  /** The longest text of a `varchar`; 0 for others. */
  readonly length: number
  readonly nullable: boolean
  /** What a row gets that says nothing; undefined where it has to say something, or gets null. */
  readonly otherwise: string | number | undefined
}

/** A table. */
export interface TableSchema {
  readonly name: string
  /** The version that table `version` tells of it. */
  readonly version: number
  /** What it is for. */
  readonly about: string
  readonly columns: Readonly<Record<string, TableColumn>>
  /** Columns of which no two rows may have the same values, by the index's name. */
  readonly unique: Readonly<Record<string, readonly string[]>>
  readonly indexes: Readonly<Record<string, readonly string[]>>
}

/** Declares a table. */
export function table(
  name: string,
  version: number,
  about: string,
  columns: Readonly<Record<string, TableColumn>>,
  keys: Partial<Pick<TableSchema, 'unique' | 'indexes'>> = {},
): TableSchema {
  return { name, version, about, columns, unique: keys.unique ?? {}, indexes: keys.indexes ?? {} }
}

function kept(
  kind: Kept,
  otherwise: string | number | undefined,
  options: Partial<TableColumn> = {},
): TableColumn {
  return { kept: kind, unsigned: false, length: 0, nullable: false, otherwise, ...options }
}

/** The number of a row, given by the database. */
export const serial = (): TableColumn => kept('serial', undefined, { unsigned: true })
/** A text of so many characters at most. */
export const varchar = (length: number, otherwise?: string): TableColumn =>
  kept('varchar', otherwise, { length })
/** A text of any length up to 64 kB. */
export const text = (): TableColumn => kept('text', undefined)
/** A text of any length up to 16 MB. */
export const mediumText = (): TableColumn => kept('medium-text', undefined)
/** Bytes, up to 64 kB. */
export const blob = (): TableColumn => kept('blob', undefined)
/** Bytes, up to 16 MB. */
export const mediumBlob = (): TableColumn => kept('medium-blob', undefined)
/** A number of 32 bits. */
export const int = (otherwise?: number): TableColumn => kept('int', otherwise)
/** A number of 32 bits, from 0. */
export const uint = (otherwise?: number): TableColumn => kept('int', otherwise, { unsigned: true })
/** A number of 16 bits. */
export const small = (otherwise?: number): TableColumn => kept('small', otherwise)
/** A number of 16 bits, from 0. */
export const usmall = (otherwise?: number): TableColumn =>
  kept('small', otherwise, { unsigned: true })
/** A number of 8 bits. */
export const tiny = (otherwise?: number): TableColumn => kept('tiny', otherwise)
/** A number of 8 bits, from 0. */
export const utiny = (otherwise?: number): TableColumn =>
  kept('tiny', otherwise, { unsigned: true })
/** A number of 64 bits. */
export const bigint = (otherwise?: number): TableColumn => kept('bigint', otherwise)
/** A number with a fraction. */
export const double = (otherwise?: number): TableColumn => kept('double', otherwise)
/** A moment, to the second. */
export const datetime = (otherwise?: string): TableColumn => kept('datetime', otherwise)
/** A column that may be null. */
export const nullable = (column: TableColumn): TableColumn => ({ ...column, nullable: true })

/** The type of a column as programs see it. */
export function programType({ kept: kind }: TableColumn): DbType {
  switch (kind) {
    case 'serial':
    case 'tiny':
    case 'small':
    case 'int':
      return 'int'
    case 'bigint':
      return 'bigint'
    case 'double':
      return 'double'
    case 'varchar':
    case 'text':
    case 'medium-text':
      return 'string'
    case 'blob':
    case 'medium-blob':
      return 'blob'
    case 'datetime':
      return 'datetime'
  }
}
