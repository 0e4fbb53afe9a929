/** Types that are known before any message is there, where the language wants another. */

import type { Binary, Expression, Intrinsic, Leave, Unary } from '../ast.ts'
import { checkCodes } from './codes.ts'
import type { Check } from './context.ts'

/** What is known of a value: a variable can hold either. */
export type StaticType = 'int' | 'str' | 'unknown'

const integerOperators = new Set(['-', '*', '/', 'mod', '|', '&', '^', '<<', '>>'])
const integerSides = new Set([...integerOperators, '<', '>', '<=', '>=', '&&', '||', 'ieq', 'ine'])

/** The type of an expression. */
export function staticType(expression: Expression): StaticType {
  switch (expression.kind) {
    case 'integer':
      return 'int'
    case 'string':
      return 'str'
    case 'binary':
      return expression.operator === '+' ? staticType(expression.left) : 'int'
    case 'unary':
      return expression.operator === 'str' ? 'str' : 'int'
    case 'intrinsic':
      return expression.name === 'selval' ? 'unknown' : 'int'
    case 'call':
    case 'route-call':
    case 'assignment':
    case 'block':
      return 'int'
    default:
      return 'unknown'
  }
}

function wantInteger(check: Check, expression: Expression, operator: string): void {
  if (staticType(expression) !== 'str') return
  const message = `a text stands at \`${operator}\`, where an integer may stand`
  check.diagnostics.error(checkCodes.wrongType, message, expression.position, {
    help:
      expression.kind === 'string' && /^[0-9]+$/.test(expression.value)
        ? `write \`${expression.value}\` without quotes`
        : null,
  })
}

function wantText(check: Check, expression: Expression, operator: string): void {
  if (staticType(expression) !== 'int') return
  const message = `an integer stands at \`${operator}\`, where a text may stand`
  check.diagnostics.error(checkCodes.wrongType, message, expression.position)
}

/** Checks both sides of an operator. */
export function checkBinary(check: Check, { operator, left, right }: Binary): void {
  if (left.kind === 'operand' || left.kind === 'myself') return
  if (integerSides.has(operator)) {
    wantInteger(check, left, operator)
    wantInteger(check, right, operator)
  } else if (operator === '=~') {
    wantText(check, left, operator)
    wantText(check, right, operator)
  } else if (operator === '+' || operator === '==' || operator === '!=') {
    if (staticType(left) === 'int') wantInteger(check, right, operator)
  }
}

/** Checks the only side of an operator. */
export function checkUnary(check: Check, { operator, operand }: Unary): void {
  if (operator === '!' || operator === '-' || operator === '~') {
    wantInteger(check, operand, operator)
  }
}

/** Checks the arguments of `strlen` and `strempty`. */
export function checkIntrinsic(check: Check, { name, args }: Intrinsic): void {
  const [first] = args
  if (name !== 'selval' && first !== undefined) wantText(check, first, name)
}

/** Checks the value of `return`, `exit` and `drop`. */
export function checkLeave(check: Check, { kind, value }: Leave): void {
  if (value !== null) wantInteger(check, value, kind)
}
