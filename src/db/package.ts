/** Packages that talk to databases: loaded when a database is opened, as most servers need none of them. */

import { DbCode, DbError } from './error.ts'

/**
 * A package, or an error that says how to get it.
 *
 * @param name - as npm knows it
 * @param load - imports it
 */
export async function driverPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const missing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    const why = missing ? 'is not installed' : 'cannot be loaded'
    throw new DbError(
      DbCode.NO_PACKAGE,
      `the package \`${name}\` ${why}; run \`npm install ${name}\` where the server is installed`,
      error,
    )
  }
}
