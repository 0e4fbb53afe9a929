/** Tables as SQL, for each engine that speaks it. */

import { columnName, tableName } from '../name.ts'
import type { TableColumn, TableSchema } from './table.ts'

/** The engines. */
export type Engine = 'sqlite' | 'postgres' | 'mysql'

const quotes: Readonly<Record<Engine, string>> = { sqlite: '"', postgres: '"', mysql: '`' }

/**
 * The statements that create a table, without its row in `version`.
 *
 * @param schema - the table
 * @param engine - whose SQL
 */
export function createTableSql(schema: TableSchema, engine: Engine): readonly string[] {
  const name = tableName(schema.name)
  const lines = Object.entries(schema.columns).map(
    ([column, facts]) => `  ${quoted(column, engine)} ${columnSql(facts, engine)}`,
  )
  for (const [index, columns] of Object.entries(schema.unique)) {
    const list = columns.map((column) => quoted(column, engine)).join(', ')
    lines.push(`  CONSTRAINT ${quoted(indexName(index, name, engine), engine)} UNIQUE (${list})`)
  }
  // the signs of a case count in names of users (RFC 3261 19.1.4), and so in the tables of all engines
  const tail =
    engine === 'mysql' ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' : ''
  const create = `CREATE TABLE ${quoted(name, engine)} (\n${lines.join(',\n')}\n)${tail}`
  const indexes = Object.entries(schema.indexes).map(([index, columns]) => {
    const list = columns.map((column) => quoted(column, engine)).join(', ')
    const full = quoted(indexName(index, name, engine), engine)
    return `CREATE INDEX ${full} ON ${quoted(name, engine)} (${list})`
  })
  return [create, ...indexes]
}

/** What a column is declared as, for a column that is added to a table too. */
export function columnSql(column: TableColumn, engine: Engine): string {
  if (column.kept === 'serial') return serials[engine]
  const type = typeSql(column, engine)
  const otherwise = defaultSql(column)
  const none = column.nullable ? '' : ' NOT NULL'
  return `${type}${otherwise}${none}`
}

const serials: Readonly<Record<Engine, string>> = {
  sqlite: 'INTEGER PRIMARY KEY NOT NULL',
  postgres: 'SERIAL PRIMARY KEY NOT NULL',
  mysql: 'INT(10) UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL',
}

function typeSql({ kept, length, unsigned }: TableColumn, engine: Engine): string {
  const mysql = engine === 'mysql'
  const sign = unsigned && mysql ? ' UNSIGNED' : ''
  switch (kept) {
    case 'serial':
    case 'int':
      return mysql ? `INT(${unsigned ? 10 : 11})${sign}` : 'INTEGER'
    case 'tiny':
      return mysql ? `TINYINT${sign}` : 'SMALLINT'
    case 'small':
      return `SMALLINT${sign}`
    case 'bigint':
      return `BIGINT${sign}`
    case 'double':
      return mysql ? 'DOUBLE' : 'REAL'
    case 'varchar':
      return `VARCHAR(${length})`
    case 'text':
      return 'TEXT'
    case 'medium-text':
      return mysql ? 'MEDIUMTEXT' : 'TEXT'
    case 'blob':
      return engine === 'postgres' ? 'BYTEA' : 'BLOB'
    case 'medium-blob':
      return mysql ? 'MEDIUMBLOB' : engine === 'postgres' ? 'BYTEA' : 'BLOB'
    case 'datetime':
      return mysql ? 'DATETIME' : 'TIMESTAMP WITHOUT TIME ZONE'
  }
}

function defaultSql({ otherwise, nullable }: TableColumn): string {
  if (otherwise === undefined) return nullable ? ' DEFAULT NULL' : ''
  return typeof otherwise === 'number'
    ? ` DEFAULT ${otherwise}`
    : ` DEFAULT '${otherwise.replaceAll("'", "''")}'`
}

/** Names of indexes belong to their table in MySQL, and to the whole database elsewhere. */
function indexName(index: string, table: string, engine: Engine): string {
  return engine === 'mysql' ? index : `${table}_${index}`
}

function quoted(name: string, engine: Engine): string {
  return `${quotes[engine]}${columnName(name)}${quotes[engine]}`
}
