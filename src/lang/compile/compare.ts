/** Comparisons as code. */

import type { Binary, Expression } from '../ast.ts'
import { asInteger, asText, asValue, code, failing, type Code } from './code.ts'
import { matchText } from './match.ts'
import { compileOperandTest } from './operand.ts'
import type { Scope } from './scope.ts'

/** Code for a comparison; null for an operator that is none. */
export function compileComparison(scope: Scope, expression: Binary): Code | null {
  const { operator, left, right } = expression
  switch (operator) {
    case '==':
    case '!=':
      return compileEquality(scope, expression, operator === '!=')
    case 'eq':
    case 'ne':
      return sameTexts(scope, scope.expression(left), scope.expression(right), operator === 'ne')
    case 'ieq':
    case 'ine':
      return order(scope, operator === 'ieq' ? '===' : '!==', left, right)
    case '<':
    case '>':
    case '<=':
    case '>=':
      return order(scope, operator, left, right)
    case '=~':
      return compileOperandTest(scope, expression) ?? compileMatch(scope, left, right)
    default:
      return null
  }
}

/** True for `$null`. */
function isNull(expression: Expression): boolean {
  return expression.kind === 'variable' && expression.name === 'null'
}

function compileEquality(scope: Scope, expression: Binary, negated: boolean): Code {
  const { left, right } = expression
  const sign = negated ? '!==' : '==='
  const operand = compileOperandTest(scope, expression)
  if (operand !== null) return operand
  if (isNull(right)) return code(`(${asValue(scope.expression(left))} ${sign} null)`, 'bool')
  const a = scope.expression(left)
  const b = scope.expression(right)
  if (a.type === 'str' && (!a.nullable || b.type === 'str')) return sameTexts(scope, a, b, negated)
  if (a.type === 'int' || a.type === 'bool' || a.type === 'call') {
    const known = typeof b.constant === 'number' || b.type === 'int'
    if (!a.nullable || known) return sameIntegers(scope, a, b, negated)
  }
  const js = `equal(ctx, ${asValue(a)}, ${operandValue(b, scope)})`
  return failing(negated ? `not(${js})` : js, `(${js} === ${negated ? 0 : 1})`)
}

/** A value where a call counts as 0 or 1. */
function operandValue(operand: Code, scope: Scope): string {
  return operand.type === 'call' ? asInteger(operand, scope.mode).js : asValue(operand)
}

function sameTexts(scope: Scope, a: Code, b: Code, negated: boolean): Code {
  const sign = negated ? '!==' : '==='
  // null differs from every text but the empty one, so it need not become one
  const plain = a.type === 'str' && typeof b.constant === 'string' && b.constant !== ''
  const left = plain ? a.js : asText(a, scope.mode).js
  return code(`(${left} ${sign} ${asText(b, scope.mode).js})`, 'bool')
}

function sameIntegers(scope: Scope, a: Code, b: Code, negated: boolean): Code {
  const left = asInteger(a, scope.mode)
  const right = asInteger(b, scope.mode)
  if (!left.fails && !right.fails) {
    return code(`(${left.js} ${negated ? '!==' : '==='} ${right.js})`, 'bool')
  }
  const js = `equalIntegers(${left.js}, ${right.js})`
  return failing(negated ? `not(${js})` : js, `(${js} === ${negated ? 0 : 1})`)
}

function order(scope: Scope, sign: string, left: Expression, right: Expression): Code {
  const a = asInteger(scope.expression(left), scope.mode)
  const b = asInteger(scope.expression(right), scope.mode)
  if (!a.fails && !b.fails) return code(`(${a.js} ${sign} ${b.js})`, 'bool')
  const js = comparisons[sign as keyof typeof comparisons](a.js, b.js)
  // to JavaScript, too, nothing is true of NaN, but that it differs
  return failing(js, sign === '!==' ? `(${js} === 1)` : `(${a.js} ${sign} ${b.js})`)
}

/** Comparisons of integers that may have no value. */
const comparisons = {
  '===': (a: string, b: string) => `equalIntegers(${a}, ${b})`,
  '!==': (a: string, b: string) => `not(equalIntegers(${a}, ${b}))`,
  '<': (a: string, b: string) => `less(${a}, ${b})`,
  '>': (a: string, b: string) => `more(${a}, ${b})`,
  '<=': (a: string, b: string) => `not(more(${a}, ${b}))`,
  '>=': (a: string, b: string) => `not(less(${a}, ${b}))`,
}

function compileMatch(scope: Scope, left: Expression, right: Expression): Code {
  const subject = asText(scope.expression(left), scope.mode).js
  return matchText(scope, subject, right)
}
