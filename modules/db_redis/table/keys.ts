/** How the rows of tables are found: `location=entry:ruid&usrdom:username,domain;acc=entry:callid,time`. */

import { columnName, DbCode, DbError, SiproseError, tableName, tableNamed } from 'siprose'

/** A set of rows that have the same values in some columns. */
export interface Mapping {
  readonly name: string
  readonly columns: readonly string[]
}

/** The keys of a table. */
export interface TableKeys {
  readonly table: string
  /** The columns that tell one row from all others. */
  readonly entry: readonly string[]
  readonly mappings: readonly Mapping[]
}

/** Reads the parameter. */
export function parseKeys(text: string): readonly TableKeys[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseTable)
}

function parseTable(text: string): TableKeys {
  const equals = text.indexOf('=')
  const maps = text
    .slice(equals + 1)
    .split('&')
    .map((part) => {
      const [, name, columns] = /^\s*([A-Za-z_]\w*)\s*:\s*([\w\s,-]+)$/.exec(part) ?? []
      if (name === undefined || columns === undefined) throw wrong(text)
      return { name, columns: columns.split(',').map((column) => columnName(column.trim())) }
    })
  const entry = maps.find(({ name }) => name === 'entry')
  if (equals <= 0 || entry === undefined) throw wrong(text)
  const mappings = maps.filter((map) => map !== entry)
  return { table: tableName(text.slice(0, equals).trim()), entry: entry.columns, mappings }
}

function wrong(text: string): SiproseError {
  return new SiproseError(
    'db_redis/keys',
    `\`${text}\` declares no keys; write table=entry:column,column&name:column`,
  )
}

/** The keys of all tables: those that are declared, and for others those that the server knows. */
export class Keys {
  readonly #declared: ReadonlyMap<string, TableKeys>
  readonly #made = new Map<string, TableKeys>()

  /** @param texts - as the parameter has them */
  constructor(texts: readonly string[]) {
    this.#declared = new Map(texts.flatMap(parseKeys).map((keys) => [keys.table, keys]))
  }

  /** Remembers a table that was made. */
  add(table: string, unique: readonly string[]): void {
    if (unique.length > 0) this.#made.set(table, { table, entry: unique, mappings: [] })
  }

  /** The keys of a table. */
  of(table: string): TableKeys {
    const known = this.#declared.get(tableName(table)) ?? this.#made.get(table)
    if (known !== undefined) return known
    const schema = tableNamed(table)
    if (schema === null) {
      throw new DbError(
        DbCode.MISSING,
        `there is no table \`${table}\`: the parameter \`keys\` of db_redis does not declare it`,
      )
    }
    const [entry = ['id']] = Object.values(schema.unique)
    return { table, entry, mappings: [] }
  }
}

/** The key of a row by its values; null where one of them is missing. */
export function keyOf(
  table: string,
  name: string,
  columns: readonly string[],
  value: (column: string) => string | null,
): string | null {
  let key = `${table}:${name}::`
  for (const [at, column] of columns.entries()) {
    const text = value(column)
    if (text === null) return null
    key += at === 0 ? text : `:${text}`
  }
  return key
}

/** Where the names of all sets of a mapping are. */
export function indexKey(table: string, mapping: string): string {
  return `${table}::index::${mapping}`
}

/** A row as Redis has it: texts, one char a byte; what is missing is NULL. */
export type Fields = ReadonlyMap<string, string>
