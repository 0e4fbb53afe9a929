/** What goes wrong with a database. */

import { SiproseError } from '../runtime/errors.ts'

/** The codes of such errors. */
export const DbCode = {
  /** A text is no URL of a database. */
  URL: 'db/url',
  /** No module that is loaded knows databases of this kind. */
  NO_DRIVER: 'db/no-driver',
  /** The package that talks to databases of this kind is not installed. */
  NO_PACKAGE: 'db/no-package',
  /** The name of a table or column has characters that names do not have. */
  NAME: 'db/name',
  /** The database cannot be reached, or was not there a moment ago. */
  UNAVAILABLE: 'db/unavailable',
  /** The connection went away while it was used. */
  LOST: 'db/lost',
  /** The database did not answer in time. */
  TIMEOUT: 'db/timeout',
  /** Too many wait for a connection. */
  BUSY: 'db/busy',
  /** The database does not let this user in. */
  DENIED: 'db/denied',
  /** Such a row is there already. */
  DUPLICATE: 'db/duplicate',
  /** The database is read-only, full, or its disk is. */
  NOT_STORED: 'db/not-stored',
  /** There is no such table or column. */
  MISSING: 'db/missing',
  /** The statement cannot be carried out as it is written. */
  REFUSED: 'db/refused',
  /** A value cannot be kept, or is not of its column's type. */
  VALUE: 'db/value',
  /** A database of this kind cannot do this. */
  UNSUPPORTED: 'db/unsupported',
  /** A table has another version than the one that is needed. */
  VERSION: 'db/version',
} as const

/** One of {@link DbCode}. */
export type DbCodeName = (typeof DbCode)[keyof typeof DbCode]

/** An error of a database. Its text never holds a password. */
export class DbError extends SiproseError {
  declare readonly code: DbCodeName

  /**
   * @param code - one of {@link DbCode}
   * @param message - the fact, then what may be there
   * @param cause - the driver's error
   */
  constructor(code: DbCodeName, message: string, cause?: unknown) {
    super(code, message, {}, cause)
    this.name = 'DbError'
  }

  /** True when the same may work on another connection, or later. */
  get passing(): boolean {
    const { code } = this
    return code === DbCode.LOST || code === DbCode.UNAVAILABLE || code === DbCode.TIMEOUT
  }
}
