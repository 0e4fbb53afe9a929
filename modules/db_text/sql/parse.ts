/** The little SQL that text files understand: one table, conditions joined by `and`. */

import {
  column,
  columnName,
  DbCode,
  DbError,
  type Cell,
  type Column,
  type Condition,
  type DbValue,
  type Operator,
  type Order,
  type Statement,
} from 'siprose'

type Parsed = Exclude<Statement, { kind: 'raw' }>

const TOKEN =
  /\s*(?:("(?:[^"]|"")*"|'(?:[^']|'')*')|([A-Za-z_][\w$]*)|([+-]?\d+(?:\.\d+)?)|(<>|!=|<=|>=|[<>=(),*;]))/y

interface Token {
  readonly kind: 'text' | 'word' | 'number' | 'sign' | 'end'
  readonly text: string
}

/**
 * Reads a statement: select, insert, update or delete.
 *
 * @throws DbError `db/refused` for what these files do not understand
 */
export function parseSql(text: string): Parsed {
  const reader = new Reader(tokensOf(text))
  const verb = reader.word()
  const statement = statementOf(verb, reader)
  reader.takeIf(';')
  if (reader.next.kind !== 'end') throw wrong(reader.next.text)
  return statement
}

function statementOf(verb: string, reader: Reader): Parsed {
  switch (verb) {
    case 'select':
      return selectOf(reader)
    case 'insert':
      return insertOf(reader)
    case 'update': {
      const table = reader.name()
      reader.expect('set')
      const cells = reader.list((): Cell => {
        const name = reader.name()
        reader.expect('=')
        return [column(name, 'any'), reader.value()]
      })
      return { kind: 'update', table, cells, where: reader.where() }
    }
    case 'delete':
      reader.expect('from')
      return { kind: 'delete', table: reader.name(), where: reader.where() }
    default:
      throw wrong(verb)
  }
}

function selectOf(reader: Reader): Parsed {
  const columns: readonly Column[] = reader.takeIf('*')
    ? []
    : reader.list(() => column(reader.name(), 'any'))
  reader.expect('from')
  const from = reader.name()
  const where = reader.where()
  let order: readonly Order[] = []
  if (reader.takeIf('order')) {
    reader.expect('by')
    order = reader.list(() => {
      const by = column(reader.name(), 'any')
      const descending = reader.takeIf('desc')
      if (!descending) reader.takeIf('asc')
      return { column: by, descending }
    })
  }
  if (!reader.takeIf('limit')) return { kind: 'select', from, columns, where, order }
  return { kind: 'select', from, columns, where, order, limit: Number(reader.value()) }
}

function insertOf(reader: Reader): Parsed {
  reader.expect('into')
  const table = reader.name()
  reader.expect('(')
  const names = reader.list(() => reader.name())
  reader.expect(')')
  reader.expect('values')
  reader.expect('(')
  const values = reader.list(() => reader.value())
  reader.expect(')')
  if (names.length !== values.length) {
    throw new DbError(
      DbCode.REFUSED,
      `there are ${names.length} columns and ${values.length} values`,
    )
  }
  const cells = names.map((name, at): Cell => [column(name, 'any'), values[at] ?? null])
  return { kind: 'insert', table, cells }
}

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['=', '='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['!=', '!='],
  ['<>', '!='],
  ['like', 'LIKE'],
])

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'the end' }
  }

  word(): string {
    const { kind, text } = this.next
    if (kind !== 'word') throw wrong(text)
    this.#at++
    return text.toLowerCase()
  }

  /** A name, perhaps between double quotes. */
  name(): string {
    const { kind, text } = this.next
    if (kind !== 'word' && !(kind === 'text' && text.startsWith('"'))) throw wrong(text)
    this.#at++
    return columnName(kind === 'word' ? text : unquoted(text))
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw wrong(this.next.text)
  }

  takeIf(text: string): boolean {
    const { kind, text: found } = this.next
    if ((kind !== 'word' && kind !== 'sign') || found.toLowerCase() !== text) return false
    this.#at++
    return true
  }

  value(): DbValue {
    const { kind, text } = this.next
    this.#at++
    if (kind === 'text') return unquoted(text)
    if (kind === 'number') return text.includes('.') ? Number(text) : BigInt(text)
    if (kind === 'word' && text.toLowerCase() === 'null') return null
    throw wrong(text)
  }

  list<T>(one: () => T): readonly T[] {
    const found = [one()]
    while (this.takeIf(',')) found.push(one())
    return found
  }

  where(): readonly Condition[] {
    if (!this.takeIf('where')) return []
    const found = [this.#condition()]
    while (this.takeIf('and')) found.push(this.#condition())
    return found
  }

  #condition(): Condition {
    const one = column(this.name(), 'any')
    if (this.takeIf('is')) {
      const not = this.takeIf('not')
      this.expect('null')
      return [one, not ? '!=' : '=', null]
    }
    const { text } = this.next
    const operator = operators.get(text.toLowerCase())
    if (operator === undefined) throw wrong(text)
    this.#at++
    return [one, operator, this.value()]
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (found === null) {
      if (text.slice(from).trim() === '') break
      throw wrong(text.slice(from).trim())
    }
    const [, quoted, word, number, sign] = found
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}

function unquoted(text: string): string {
  const quote = text.charAt(0)
  return text.slice(1, -1).replaceAll(quote + quote, quote)
}

function wrong(at: string): DbError {
  return new DbError(
    DbCode.REFUSED,
    `text files do not understand \`${at.slice(0, 40)}\` here; there are select, insert, update and delete of one table with conditions joined by and`,
  )
}
