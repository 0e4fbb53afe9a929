/** Statements as SQL. Values are bound, and names are checked and quoted. */

import { DbCode, DbError } from '../error.ts'
import { columnName, tableName } from '../name.ts'
import type { Cell, Condition, Statement } from '../statement.ts'
import { toUnicode } from '../text.ts'
import type { Column, DbValue } from '../value.ts'
import type { BoundSql, Dialect } from './dialect.ts'

/** Makes SQL of statements. */
export class SqlBuilder<P> {
  readonly #dialect: Dialect<P>

  /** @param dialect - the engine's */
  constructor(dialect: Dialect<P>) {
    this.#dialect = dialect
  }

  /** A statement as SQL. */
  build(statement: Statement): BoundSql<P> {
    const values: P[] = []
    switch (statement.kind) {
      case 'select': {
        const { columns, from, where = [], order = [], limit } = statement
        let text = `SELECT ${this.#names(columns)} FROM ${this.#table(from)}${this.#where(where, values)}`
        if (order.length > 0) {
          const parts = order.map(
            (by) => `${this.#column(by.column)}${by.descending === true ? ' DESC' : ''}`,
          )
          text += ` ORDER BY ${parts.join(', ')}`
        }
        if (limit !== undefined) text += ` LIMIT ${Math.max(0, Math.trunc(limit))}`
        return { text, values }
      }
      case 'insert':
        return { text: this.#insert('INSERT', statement.table, statement.cells, values), values }
      case 'update': {
        const changes = this.#changes(statement.cells, values)
        const where = this.#where(statement.where, values)
        return { text: `UPDATE ${this.#table(statement.table)} SET ${changes}${where}`, values }
      }
      case 'delete': {
        const where = this.#where(statement.where, values)
        return { text: `DELETE FROM ${this.#table(statement.table)}${where}`, values }
      }
      case 'replace':
      case 'upsert':
        return { text: this.#put(statement, values), values }
      case 'raw':
        return {
          text: toUnicode(statement.text),
          values: statement.values.map((value) => this.#bind('any', value)),
        }
    }
  }

  #put(statement: Statement & { readonly kind: 'replace' | 'upsert' }, values: P[]): string {
    const { kind, table, cells, keys, more } = statement
    const { conflicts, replaces } = this.#dialect
    if (kind === 'replace' && replaces) return this.#insert('REPLACE', table, cells, values, more)
    const insert = this.#insert('INSERT', table, cells, values, more)
    const changed = cells.filter(([{ name }]) => !keys.some((key) => key.name === name))
    if (conflicts === 'on-duplicate') {
      const sets = changed.map(([one]) => `${this.#column(one)} = VALUES(${this.#column(one)})`)
      const first = cells[0]
      if (sets.length === 0 && first !== undefined) {
        sets.push(`${this.#column(first[0])} = ${this.#column(first[0])}`)
      }
      return `${insert} ON DUPLICATE KEY UPDATE ${sets.join(', ')}`
    }
    if (keys.length === 0) {
      throw new DbError(
        DbCode.REFUSED,
        `no column tells whether a row of \`${table}\` is there already`,
      )
    }
    const sets = changed.map(([one]) => `${this.#column(one)} = excluded.${this.#column(one)}`)
    const action = sets.length === 0 ? 'NOTHING' : `UPDATE SET ${sets.join(', ')}`
    return `${insert} ON CONFLICT (${this.#names(keys)}) DO ${action}`
  }

  #insert(
    verb: string,
    table: string,
    cells: readonly Cell[],
    values: P[],
    more: readonly (readonly DbValue[])[] = [],
  ): string {
    const names = this.#names(cells.map(([one]) => one))
    const places = cells.map(([{ type }, value]) => this.#value(type, value, values)).join(', ')
    let text = `${verb} INTO ${this.#table(table)} (${names}) VALUES (${places})`
    for (const row of more) {
      for (let i = 0; i < cells.length; i++) {
        const place = this.#value(cells[i]?.[0].type ?? 'any', row[i] ?? null, values)
        text += i === 0 ? `, (${place}` : `, ${place}`
      }
      text += ')'
    }
    return text
  }

  #changes(cells: readonly Cell[], values: P[]): string {
    return cells
      .map(([one, value]) => `${this.#column(one)} = ${this.#value(one.type, value, values)}`)
      .join(', ')
  }

  #where(conditions: readonly Condition[], values: P[]): string {
    if (conditions.length === 0) return ''
    let text = ' WHERE '
    for (const [index, [one, operator, value]] of conditions.entries()) {
      if (index > 0) text += ' AND '
      text += this.#column(one)
      if (value === null) {
        if (operator !== '=' && operator !== '!=') {
          throw new DbError(
            DbCode.REFUSED,
            `\`${one.name}\` is compared with null by ${operator}; that can be = or !=`,
          )
        }
        text += operator === '=' ? ' IS NULL' : ' IS NOT NULL'
      } else {
        const sign = operator === '!=' ? '<>' : operator
        text += ` ${sign} ${this.#value(one.type, value, values)}`
      }
    }
    return text
  }

  #value(type: Column['type'], value: DbValue, values: P[]): string {
    values.push(this.#bind(type, value))
    return this.#dialect.place(values.length)
  }

  #bind(type: Column['type'], value: DbValue): P {
    return this.#dialect.bind(type, value)
  }

  #names(columns: readonly Column[]): string {
    let text = ''
    for (const [index, one] of columns.entries()) {
      text += index === 0 ? this.#column(one) : `, ${this.#column(one)}`
    }
    return text
  }

  #column({ name }: Column): string {
    return this.#dialect.quote(columnName(name))
  }

  #table(name: string): string {
    const parts = tableName(name).split('.')
    return parts.map((part) => this.#dialect.quote(part)).join('.')
  }
}
