/** Keyword operands as code: `method == INVITE`, `src_ip == 10.0.0.0/8`, `uri == myself`. */

import { checkCodes } from '../check/codes.ts'
import type { Binary, Expression, Operand } from '../ast.ts'
import type { OperandForm } from '../vocabulary.ts'
import { asInteger, asText, asValue, code, failing, type Code } from './code.ts'
import { literalText } from './literal-text.ts'
import { parseNetwork } from './network.ts'
import { matchText } from './match.ts'
import type { Scope } from './scope.ts'

/** Code for a comparison in which a keyword operand or `myself` takes part; null for another. */
export function compileOperandTest(scope: Scope, expression: Binary): Code | null {
  const { left, right, operator } = expression
  if (left.kind === 'myself' && right.kind === 'operand') return myself(scope, right, operator)
  if (left.kind !== 'operand') return null
  if (right.kind === 'myself') return myself(scope, left, operator)
  const form = formOf(scope, left)
  if (form === null) return code('false', 'bool')
  const value = getter(scope, form)
  if (operator === '=~') return matchText(scope, `text(${value})`, right)
  const negated = operator === '!=' || operator === 'ne'
  if (operator !== '==' && operator !== 'eq' && !negated) return null
  const js = equality(scope, form, value, right)
  if (typeof js !== 'string') return negated ? failing(`not(${js.js})`) : js
  return code(negated ? `!${js}` : js, 'bool')
}

/** Code for the value of a keyword operand. */
export function compileOperand(scope: Scope, operand: Operand): Code {
  const form = formOf(scope, operand)
  if (form === null) return code('null', 'any')
  return { ...code(getter(scope, form), form.type), nullable: true }
}

function formOf(scope: Scope, { name, position }: Operand): OperandForm | null {
  const form = scope.unit.vocabulary.operand(name)
  if (form !== null) return form
  scope.fail(checkCodes.unknownVariable, `there is no operand \`${name}\``, position)
  return null
}

function getter(scope: Scope, form: OperandForm): string {
  return `${scope.constant(form.get)}(${scope.constant(form.self)}, ctx, null, null)`
}

function myself(scope: Scope, operand: Operand, operator: string): Code {
  const form = formOf(scope, operand)
  if (form === null) return code('false', 'bool')
  const name = scope.temporary()
  const { helpers } = scope.unit
  const test = `((${name} = ${getter(scope, form)}) !== null && ${scope.constant(helpers)}.isMyself(ctx, ${name}))`
  return code(operator === '!=' ? `!${test}` : test, 'bool')
}

/** Code that is true when both are the same; a failing comparison of integers is given as code. */
function equality(
  scope: Scope,
  form: OperandForm,
  value: string,
  right: Expression,
): string | Code {
  if (form.operand === 'int') return compareIntegers(scope, value, right)
  const constant = literalText(right)
  const text =
    constant === null
      ? asText(scope.expression(right), scope.mode).js
      : scope.constant(form.operand === 'proto' ? constant.toLowerCase() : constant)
  if (form.operand !== 'ip') return `sameText(${value}, ${text})`
  const range = constant === null ? null : parseNetwork(constant)
  const name = scope.temporary()
  const test =
    range === null ? `sameAddress(${name}, ${text})` : `${scope.constant(range)}.holds(${name})`
  return `((${name} = ${value}) !== null && ${test})`
}

function compareIntegers(scope: Scope, value: string, right: Expression): string | Code {
  const other = asInteger(scope.expression(right), scope.mode)
  if (!other.fails) return `(${value} === ${asValue(other)})`
  return failing(`equalIntegers(int(ctx, ${value}), ${other.js})`)
}
