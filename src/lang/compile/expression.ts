/** Expressions as code. */

import type { Binary, BinaryOperator, Expression, Intrinsic, Unary } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import { compileAssignment } from './assignment.ts'
import { compileCall, compileRouteCall } from './call.ts'
import { asCondition, asInteger, asText, asTest, asTruth, asValue, code, failing } from './code.ts'
import { integerCode, type Code } from './code.ts'
import { compileComparison } from './compare.ts'
import { fold } from './fold.ts'
import { compileOperand } from './operand.ts'
import type { Scope } from './scope.ts'
import { compileSelect } from './select.ts'
import { compileVariable } from './variable.ts'

/** Code for any expression. */
export function compileExpressionNode(scope: Scope, expression: Expression): Code {
  const constant = fold(expression)
  if (constant !== null) return compileConstant(scope, constant)
  switch (expression.kind) {
    case 'variable':
      return compileVariable(scope, expression)
    case 'binary':
      return compileBinary(scope, expression)
    case 'unary':
      return compileUnary(scope, expression)
    case 'intrinsic':
      return compileIntrinsic(scope, expression)
    case 'call':
      return compileCall(scope, expression)
    case 'route-call':
      return compileRouteCall(scope, expression)
    case 'assignment':
      return code(`(${compileAssignment(scope, expression)} > 0)`, 'bool')
    case 'block':
      return code(scope.unit.compilers.block(scope, expression.body), 'call')
    case 'operand':
      return compileOperand(scope, expression)
    case 'select':
      return compileSelect(scope, expression)
    case 'integer':
    case 'string':
      return compileConstant(scope, expression.value)
    case 'myself':
    case 'word':
    case 'network':
    case 'socket':
    case 'bad':
      return scope.fail(checkCodes.wrongType, 'this has no value', expression.position)
  }
}

/** Code for a value known at load. */
export function compileConstant(scope: Scope, value: string | number): Code {
  if (typeof value === 'number') return integerCode(value)
  return { ...code(scope.constant(value), 'str'), constant: value }
}

/** Code for a condition: JavaScript's `true` or `false`. */
export function compileCondition(scope: Scope, expression: Expression): string {
  return asCondition(scope.expression(expression), scope.mode)
}

const arithmetic = new Map<BinaryOperator, string>([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['mod', 'modulo'],
  ['&', 'bitAnd'],
  ['|', 'bitOr'],
  ['^', 'bitXor'],
  ['<<', 'shiftLeft'],
  ['>>', 'shiftRight'],
])

function compileBinary(scope: Scope, expression: Binary): Code {
  const { operator, left, right } = expression
  const comparison = compileComparison(scope, expression)
  if (comparison !== null) return comparison
  if (operator === '&&') return compileAnd(scope, left, right)
  if (operator === '||') return compileOr(scope, left, right)
  const a = scope.expression(left)
  const b = scope.expression(right)
  if (operator === '+') {
    if (a.type === 'str') {
      return code(`(${asText(a, scope.mode).js} + ${asText(b, scope.mode).js})`, 'str')
    }
    if (a.type === 'any' || a.nullable) return plus(scope, a, b)
  }
  return compute(scope, operator, a, b)
}

function plus(scope: Scope, a: Code, b: Code): Code {
  const right = b.type === 'call' ? asInteger(b, scope.mode).js : asValue(b)
  return { ...code(`plus(ctx, ${asValue(a)}, ${right})`, 'any'), fails: true }
}

function compute(scope: Scope, operator: BinaryOperator, a: Code, b: Code): Code {
  const left = asInteger(a, scope.mode)
  const right = asInteger(b, scope.mode)
  const js = `${arithmetic.get(operator) ?? 'add'}(${left.js}, ${right.js})`
  const divides = operator === '/' || operator === 'mod'
  if (divides) return failing(`divided(ctx, ${js})`)
  return { ...code(js, 'int'), fails: left.fails || right.fails }
}

function compileAnd(scope: Scope, left: Expression, right: Expression): Code {
  const a = scope.expression(left)
  const b = scope.expression(right)
  if (!mayFail(scope, a) && !mayFail(scope, b)) {
    return code(`(${asTruth(a, scope.mode)} && ${asTruth(b, scope.mode)})`, 'bool')
  }
  const first = scope.temporary()
  const second = asInteger(b, scope.mode).js
  // a side without a value leaves the whole without one
  return failing(
    `((${first} = ${asInteger(a, scope.mode).js}) !== ${first} ? ${first} : ${first} !== 0 ? not(not(${second})) : 0)`,
    `(${asTest(a, scope.mode)} && ${asTest(b, scope.mode)})`,
  )
}

function compileOr(scope: Scope, left: Expression, right: Expression): Code {
  const a = scope.expression(left)
  const b = scope.expression(right)
  const first = asTest(a, scope.mode)
  // a left side without a value counts as false
  if (!mayFail(scope, b)) return code(`(${first} || ${asTruth(b, scope.mode)})`, 'bool')
  return failing(
    `(${first} ? 1 : not(not(${asInteger(b, scope.mode).js})))`,
    `(${first} || ${asTest(b, scope.mode)})`,
  )
}

function mayFail(scope: Scope, operand: Code): boolean {
  return asInteger(operand, scope.mode).fails
}

function compileUnary(scope: Scope, { operator, operand }: Unary): Code {
  const value = scope.expression(operand)
  switch (operator) {
    case 'defined':
      return code(`(${asValue(value)} !== null)`, 'bool')
    case 'str':
      return asText(value, scope.mode)
    case 'int':
      return asInteger(value, scope.mode)
    case '!':
      return negated(scope, value)
    case '-':
    case '~': {
      const integer = asInteger(value, scope.mode)
      const js = `${operator === '-' ? 'negate' : 'invert'}(${integer.js})`
      return integer.fails ? failing(js) : code(js, 'int')
    }
  }
}

function negated(scope: Scope, value: Code): Code {
  if (!mayFail(scope, value)) return code(`!${asTruth(value, scope.mode)}`, 'bool')
  const { js } = asInteger(value, scope.mode)
  return failing(`not(${js})`, `(${js} === 0)`)
}

function compileIntrinsic(scope: Scope, { name, args, position }: Intrinsic): Code {
  const [first, second, third] = args
  if (first === undefined) return scope.fail(checkCodes.argumentCount, 'no argument', position)
  if (name !== 'selval') {
    const { js } = asText(scope.expression(first), scope.mode)
    return name === 'strlen' ? code(`${js}.length`, 'int') : code(`(${js} === '')`, 'bool')
  }
  if (second === undefined || third === undefined) {
    return scope.fail(checkCodes.argumentCount, 'not three arguments', position)
  }
  const condition = compileCondition(scope, first)
  const a = scope.expression(second)
  const b = scope.expression(third)
  const js = `(${condition} ? ${operandOf(scope, a)} : ${operandOf(scope, b)})`
  const type = a.type === b.type && (a.type === 'int' || a.type === 'str') ? a.type : 'any'
  return { js, type, nullable: a.nullable || b.nullable, fails: a.fails || b.fails, constant: null }
}

function operandOf(scope: Scope, value: Code): string {
  return value.type === 'call' ? asInteger(value, scope.mode).js : asValue(value)
}
