/** Numbers with a sign, where no expression may stand. */
import type { IntegerLiteral } from '../ast.ts'
import type { Cursor } from './cursor.ts'
import { takeNumber } from './literal.ts'

/** Reads a number that may have a `-` before it. Null, and reported, when there is none. */
export function parseSignedNumber(cursor: Cursor): IntegerLiteral | null {
  const first = cursor.token
  const negative = cursor.takeSign('-')
  if (cursor.token.type !== 'number') {
    cursor.unexpected('a number')
    return null
  }
  const { value, text } = takeNumber(cursor)
  return {
    kind: 'integer',
    value: negative ? -value : value,
    text: negative ? `-${text}` : text,
    position: cursor.since(first.position),
  }
}
