/** The operators that are written like functions. */
import type { Expression, Intrinsic } from '../ast.ts'
import { langCodes } from '../codes.ts'
import type { Cursor } from './cursor.ts'

/** Reads `strlen(x)`, `strempty(x)` or `selval(condition, value, other)`. */
export function parseIntrinsic(
  cursor: Cursor,
  name: Intrinsic['name'],
  parseExpression: (cursor: Cursor) => Expression,
): Intrinsic {
  const first = cursor.take().position
  const args: Expression[] = []
  const wanted = name === 'selval' ? 3 : 1
  const form = name === 'selval' ? 'selval(condition, value, other)' : `${name}(value)`
  if (cursor.expectSign('(', { help: `write \`${form}\`` }) && cursor.enter()) {
    args.push(parseExpression(cursor))
    while (cursor.takeSign(',')) args.push(parseExpression(cursor))
    cursor.expectSign(')')
    cursor.leave()
    if (!cursor.lost && args.length !== wanted) {
      const message = `\`${name}\` has ${args.length} arguments; it takes ${wanted}`
      cursor.diagnostics.error(langCodes.intrinsicArguments, message, cursor.since(first))
    }
  }
  return { kind: 'intrinsic', name, args, position: cursor.since(first) }
}
