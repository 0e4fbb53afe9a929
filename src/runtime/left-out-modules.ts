/** Modules of configurations that exist which are left out for good, and what does their work here. */

const instead: ReadonlyMap<string, string> = new Map([
  [
    'db_unixodbc',
    'load the driver of the database behind ODBC, `db_mysql` or `db_postgres`, and write mysql:// or postgres:// for unixodbc://',
  ],
  [
    'db2_ops',
    '`sqlops` asks the same: sql_query() for queries, and {sql.val} for their parameters',
  ],
])

/** What to write in the place of a module; null for one that is not left out. */
export function insteadOf(name: string): string | null {
  return instead.get(name) ?? null
}
