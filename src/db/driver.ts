/** What a module that knows one kind of databases offers. */

import type { Definer } from './schema/definer.ts'
import type { Result, Select, Statement } from './statement.ts'
import type { DbUrl } from './url.ts'
import type { Eventually, Row } from './value.ts'

/** What databases of a kind can do. */
export interface Capabilities {
  /** Statements in the database's own language. */
  readonly raw: boolean
  readonly transactions: boolean
  /** Reading; some only write. */
  readonly select: boolean
  readonly insert: boolean
  /** Changing and removing rows that are there. */
  readonly update: boolean
  /** Replacing a row, and adding it where it is not there. */
  readonly replace: boolean
  /** Replacing and adding many rows at once. */
  readonly many: boolean
  /** The number that a new row got. */
  readonly insertId: boolean
  /** How many rows a statement reached. */
  readonly affected: boolean
  /** Refusing a second row with the same key. */
  readonly unique: boolean
  /** Texts that hold NUL; others refuse them. */
  readonly nul: boolean
}

/** All that a database with a language of its own can do. */
export const everything: Capabilities = {
  raw: true,
  transactions: true,
  select: true,
  insert: true,
  update: true,
  replace: true,
  many: true,
  insertId: true,
  affected: true,
  unique: true,
  nul: true,
}

/** One connection. What it throws or rejects with is a `DbError`. */
export interface Link {
  /** True once it cannot be used any more. */
  readonly dead: boolean
  /** Carries out a statement. */
  run(statement: Statement): Eventually<Result>
  /** Rows, as many at a time; where it is missing, they are read at once and handed on so. */
  fetch?(select: Select, size: number): AsyncIterable<readonly Row[]>
  /** Begins, ends or undoes a transaction. */
  transact?(step: 'begin' | 'commit' | 'rollback'): Eventually<void>
  /** Creates and describes tables; missing where nothing can be said of them. */
  readonly definer?: Definer
  /** Ends it; harmless when it has ended. */
  close(): Eventually<void>
}

/** Knows one kind of databases. */
export interface DbDriver {
  readonly capabilities: Capabilities
  /** True for servers on the network: examples have none, and keep their data in SQLite instead. */
  readonly remote: boolean
  /** How many connections it may have; 1 for one that never waits. */
  readonly connections: number
  /** How long a statement may take, in milliseconds; 0 for as long as it likes. */
  readonly timeoutMs: number
  /** How long connecting may take, in milliseconds. */
  readonly connectTimeoutMs: number
  /** How often a statement is tried again after its connection went away, where doing it twice does no harm. */
  readonly retries: number
  /** Opens a connection; throws or rejects with a `DbError`. */
  connect(url: DbUrl): Eventually<Link>
  /** Makes the database that a URL names, on a server that has it not yet. */
  make?(url: DbUrl): Promise<void>
  /** Told of each error of a statement or connection, for figures. */
  failed?(error: unknown): void
}
