/** Walking over the tree of a configuration: every statement, every expression, each once. */

import type { Case, Expression, Statement } from './ast.ts'

/** What is told while walking; both come before what is inside. */
export interface Visitor {
  /** Called for each statement. */
  readonly statement?: (statement: Statement) => void
  /** Called for each expression, in conditions, values and arguments. */
  readonly expression?: (expression: Expression) => void
}

/** Walks over statements and all that is in them. */
export function walkStatements(statements: readonly Statement[], visitor: Visitor): void {
  for (const statement of statements) walkStatement(statement, visitor)
}

function walkStatement(statement: Statement, visitor: Visitor): void {
  visitor.statement?.(statement)
  switch (statement.kind) {
    case 'if':
      for (const branch of statement.branches) {
        walkExpression(branch.condition, visitor)
        walkStatements(branch.body, visitor)
      }
      walkStatements(statement.otherwise ?? [], visitor)
      break
    case 'while':
      walkExpression(statement.condition, visitor)
      walkStatements(statement.body, visitor)
      break
    case 'switch':
      walkExpression(statement.subject, visitor)
      for (const one of statement.cases) walkCase(one, visitor)
      break
    case 'return':
    case 'exit':
    case 'drop':
      if (statement.value !== null) walkExpression(statement.value, visitor)
      break
    case 'assignment':
      walkExpression(statement, visitor)
      break
    case 'action':
      walkExpression(statement.expression, visitor)
      break
    case 'break':
      break
  }
}

function walkCase(one: Case, visitor: Visitor): void {
  if (one.label !== null && one.label.kind !== 'regex') walkExpression(one.label, visitor)
  walkStatements(one.body, visitor)
}

/** Walks over an expression and all that is in it; the target of an assignment is not read, so it is not told by itself. */
export function walkExpression(expression: Expression, visitor: Visitor): void {
  visitor.expression?.(expression)
  switch (expression.kind) {
    case 'binary':
      walkExpression(expression.left, visitor)
      walkExpression(expression.right, visitor)
      break
    case 'unary':
      walkExpression(expression.operand, visitor)
      break
    case 'intrinsic':
    case 'call':
      for (const arg of expression.args) walkExpression(arg, visitor)
      break
    case 'route-call':
      walkExpression(expression.target, visitor)
      break
    case 'assignment':
      walkExpression(expression.value, visitor)
      break
    case 'block':
      walkStatements(expression.body, visitor)
      break
    default:
      break
  }
}
