/** What is allowed and mostly not meant. */

import type { Expression, Leave, Statement } from '../ast.ts'
import { checkCodes } from './codes.ts'
import type { Check } from './context.ts'

/** True for what is 0 or 1 once it is an operand. */
function isCall(expression: Expression): boolean {
  return expression.kind === 'call' || expression.kind === 'route-call'
}

/** True for what is 0 when it is false. */
function isTest(expression: Expression): boolean {
  if (isCall(expression)) return true
  if (expression.kind === 'unary') return expression.operator === '!'
  return (
    expression.kind === 'binary' &&
    /^(?:&&|\|\||[=!<>]=?|=~|i?(?:eq|ne))$/.test(expression.operator)
  )
}

/** `return is_method("INVITE")` gives 0 when it is false, and `return 0` ends the script. */
export function checkReturn(check: Check, { kind, value, position }: Leave): void {
  if (kind !== 'return' || value === null || !isTest(value)) return
  const message = '`return` of a test gives 0 when it is false, which ends the script'
  const help = 'write `if (test) return 1; return -1;`'
  check.diagnostics.warning(checkCodes.returnsZero, message, position, { help })
}

/** `if ($var(x) = 5)` assigns, and is always true. */
export function checkCondition(check: Check, condition: Expression): void {
  if (condition.kind !== 'assignment') return
  const message = 'this assigns, and is true whatever the value'
  const help = 'write `==` to compare'
  check.diagnostics.warning(checkCodes.assignedCondition, message, condition.position, { help })
}

/** `route(X) == 5` compares 0 or 1. */
export function checkComparedCall(check: Check, expression: Expression): void {
  if (expression.kind !== 'binary' || !/^(?:==|!=|<|>|<=|>=)$/.test(expression.operator)) return
  const { left, right } = expression
  if (!isCall(left) || right.kind !== 'integer' || right.value === 0 || right.value === 1) return
  const message = `a call counts as 0 or 1 here, so it is never ${right.value}`
  const help = 'put the result into a variable first, or compare `$rc` behind the call'
  check.diagnostics.warning(checkCodes.comparedCall, message, expression.position, { help })
}

const leaving = new Set<Statement['kind']>(['return', 'exit', 'drop', 'break'])

/** Statements behind one that leaves never run. */
export function checkReachable(check: Check, body: readonly Statement[]): void {
  const last = body.findIndex(({ kind }) => leaving.has(kind))
  const next = last < 0 ? undefined : body[last + 1]
  // a `break` at the end of a case is a habit, also behind `exit`
  if (next === undefined || next.kind === 'break') return
  const message = `this never runs, as \`${body[last]?.kind ?? 'exit'}\` stands before it`
  check.diagnostics.hint(checkCodes.unreachable, message, next.position)
}
