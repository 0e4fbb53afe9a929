/** Expressions whose value is known before any message is there. */

import type { Binary, BinaryOperator, Expression, Unary } from '../ast.ts'
import {
  add,
  bitAnd,
  bitOr,
  bitXor,
  divide,
  invert,
  modulo,
  multiply,
  negate,
  shiftLeft,
  shiftRight,
  subtract,
} from './arithmetic.ts'
import { toInteger } from '../integer.ts'

/** Integer operators with two sides, by their sign. */
export const integerOperators: ReadonlyMap<BinaryOperator, (a: number, b: number) => number> =
  new Map([
    ['+', add],
    ['-', subtract],
    ['*', multiply],
    ['/', divide],
    ['mod', modulo],
    ['&', bitAnd],
    ['|', bitOr],
    ['^', bitXor],
    ['<<', shiftLeft],
    ['>>', shiftRight],
  ])

/** The value of a constant expression; null when it depends on a message, or has no value. */
export function fold(expression: Expression): string | number | null {
  switch (expression.kind) {
    case 'integer':
    case 'string':
      return expression.value
    case 'unary':
      return foldUnary(expression)
    case 'binary':
      return foldBinary(expression)
    case 'intrinsic':
      return foldIntrinsic(expression.name, expression.args)
    default:
      return null
  }
}

function foldUnary({ operator, operand }: Unary): string | number | null {
  const value = fold(operand)
  if (value === null) return null
  if (operator === 'str') return String(value)
  if (operator === 'defined') return 1
  const number = typeof value === 'number' ? value : toInteger(value)
  if (number === null) return null
  switch (operator) {
    case '-':
      return negate(number)
    case '~':
      return invert(number)
    case '!':
      return number === 0 ? 1 : 0
    case 'int':
      return number
  }
}

function foldBinary({ operator, left, right }: Binary): string | number | null {
  const a = fold(left)
  if (a === null) return null
  const b = fold(right)
  if (b === null) return null
  if (operator === '+' && typeof a === 'string') return a + String(b)
  const compute = integerOperators.get(operator)
  if (compute === undefined || typeof a === 'string' || typeof b === 'string') return null
  const result = compute(a, b)
  return Number.isNaN(result) ? null : result
}

function foldIntrinsic(name: string, args: readonly Expression[]): string | number | null {
  const first = args[0] === undefined ? null : fold(args[0])
  if (first === null || name === 'selval') return null
  const length = String(first).length
  return name === 'strlen' ? length : length === 0 ? 1 : 0
}
