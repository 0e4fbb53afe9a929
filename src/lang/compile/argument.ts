/** Arguments of functions as code: literals are prepared at load, all others converted per call. */

import type { Expression, StringLiteral, Variable } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import { toInteger } from '../integer.ts'
import { hasVariables } from '../parse/value.ts'
import type { ArgumentForm } from '../vocabulary.ts'
import { asInteger, asText, asValue, type Code } from './code.ts'
import { lazyFormat } from './lazy-format.ts'
import { literalText } from './literal-text.ts'
import { prepareLiteral, refusal } from './prepare.ts'
import type { Scope } from './scope.ts'
import { stringFormat } from './string-format.ts'
import { makeVariableRef } from './variable-ref.ts'

/**
 * Code for an argument.
 *
 * @param tests - gets code that is true when the call cannot be made, to run before the call
 */
export function compileArgument(
  scope: Scope,
  form: ArgumentForm,
  arg: Expression,
  tests: string[],
): string {
  switch (form.kind) {
    case 'const':
      return constantArgument(scope, form, arg)
    case 'variable':
      return variableArgument(scope, form, arg)
    case 'int':
      return integerArgument(scope, form, arg, tests)
    case 'str':
      return form.lazy ? lazyFormat(scope, arg) : textArgument(scope, form, arg, tests)
    case 'any':
      return valueArgument(scope, form, arg, tests)
  }
}

function wrongType(scope: Scope, form: ArgumentForm, arg: Expression, what: string): string {
  return scope.fail(checkCodes.wrongType, `\`${form.name}\` takes ${what}`, arg.position).js
}

/** Code for a literal's text, or what `prepare` makes of it. */
function prepared(scope: Scope, form: ArgumentForm, text: string, arg: Expression): string {
  if (form.prepare === null) return scope.constant(text)
  return scope.constant(prepareLiteral(scope, form.prepare, text, arg.position))
}

function constantArgument(scope: Scope, form: ArgumentForm, arg: Expression): string {
  const text = literalText(arg)
  if (text === null) return wrongType(scope, form, arg, 'a literal')
  return prepared(scope, form, text, arg)
}

function variableArgument(scope: Scope, form: ArgumentForm, arg: Expression): string {
  if (arg.kind === 'variable') return variableConstant(scope, arg)
  const parts = arg.kind === 'string' ? stringFormat(scope, arg) : []
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'variable') {
    return variableConstant(scope, only)
  }
  return wrongType(scope, form, arg, 'a variable')
}

function variableConstant(scope: Scope, variable: Variable): string {
  try {
    return scope.constant(makeVariableRef(scope.unit, variable))
  } catch (error) {
    return scope.fail(checkCodes.unknownVariable, refusal(error), variable.position).js
  }
}

function integerArgument(
  scope: Scope,
  form: ArgumentForm,
  arg: Expression,
  tests: string[],
): string {
  const known = integerLiteral(scope, arg)
  if (known !== null) return integerConstant(scope, form, known, arg)
  const min = form.minimum ?? Number.MIN_SAFE_INTEGER
  const max = form.maximum ?? Number.MAX_SAFE_INTEGER
  const isText = arg.kind === 'string' && hasVariables(arg.value)
  const value = isText ? formatOrVariable(scope, form, arg) : scope.expression(arg)
  const name = scope.temporary()
  const given = value.type === 'call' ? asInteger(value, scope.mode).js : asValue(value)
  const check = `intArgument(ctx, ${name}, ${scope.constant(form.name)}, ${min}, ${max})`
  const nothing = form.nullable
    ? `(${name} = ${given}) !== null && `
    : `(${name} = ${given}, true) && `
  tests.push(`${nothing}(${name} = ${check}) === undefined`)
  return preparedLater(scope, form, name, tests)
}

function integerConstant(scope: Scope, form: ArgumentForm, value: number, arg: Expression): string {
  return form.prepare === null ? `${value}` : prepared(scope, form, String(value), arg)
}

/** An integer known at load: a number, a text of digits, the name of a flag. */
function integerLiteral(scope: Scope, arg: Expression): number | null {
  const text = literalText(arg)
  if (text === null || (arg.kind === 'string' && hasVariables(text))) return null
  return scope.unit.flags.get(text) ?? (text === '' ? null : toInteger(text))
}

function textArgument(scope: Scope, form: ArgumentForm, arg: Expression, tests: string[]): string {
  const text = literalText(arg)
  if (text !== null && !(arg.kind === 'string' && hasVariables(text))) {
    return prepared(scope, form, text, arg)
  }
  const value = arg.kind === 'string' ? formatOrVariable(scope, form, arg) : scope.expression(arg)
  if (value.constant !== null) return prepared(scope, form, String(value.constant), arg)
  if (arg.kind === 'string' && value.type === 'str' && !value.nullable) {
    return fittingText(scope, form, value, tests)
  }
  return checkedText(scope, form, value, tests)
}

/** Code for a text with variables, which has a greatest length. */
function fittingText(scope: Scope, form: ArgumentForm, value: Code, tests: string[]): string {
  const name = scope.temporary()
  tests.push(`(${name} = fitting(ctx, ${value.js}, ${scope.constant(form.name)})) === undefined`)
  return preparedLater(scope, form, name, tests)
}

/** A format; where the function wants to see `null`, a text of one variable and nothing else is that variable. */
function formatOrVariable(scope: Scope, form: ArgumentForm, arg: StringLiteral): Code {
  const parts = stringFormat(scope, arg)
  const [only] = parts
  if (form.nullable && parts.length === 1 && only?.kind === 'variable')
    return scope.expression(only)
  return scope.unit.compilers.format(scope, parts)
}

/** Code for a text that is not known at load: a format, or an expression. */
function textValue(scope: Scope, arg: Expression): Code {
  if (arg.kind === 'string') return scope.unit.compilers.format(scope, stringFormat(scope, arg))
  return scope.expression(arg)
}

function checkedText(scope: Scope, form: ArgumentForm, value: Code, tests: string[]): string {
  const name = scope.temporary()
  const sure =
    value.type === 'bool' ||
    value.type === 'call' ||
    (value.type !== 'any' && !value.nullable && !value.fails)
  if (sure) {
    const text = asText(value, scope.mode).js
    if (form.prepare === null) return text
    tests.push(`(${name} = prepared(ctx, ${scope.constant(form.prepare)}, ${text})) === undefined`)
    return name
  }
  if (form.nullable) {
    tests.push(`(${name} = ${asValue(value)}) !== null && (${name} = text(${name})) === undefined`)
  } else {
    const given = `textArgument(ctx, ${asValue(value)}, ${scope.constant(form.name)})`
    tests.push(`(${name} = ${given}) === undefined`)
  }
  return preparedLater(scope, form, name, tests)
}

function preparedLater(scope: Scope, form: ArgumentForm, name: string, tests: string[]): string {
  if (form.prepare === null) return name
  const call = `(${name} = prepared(ctx, ${scope.constant(form.prepare)}, text(${name}))) === undefined`
  tests.push(form.nullable ? `${name} !== null && ${call}` : call)
  return name
}

function valueArgument(scope: Scope, form: ArgumentForm, arg: Expression, tests: string[]): string {
  const text = arg.kind === 'integer' ? null : literalText(arg)
  if (text !== null && !(arg.kind === 'string' && hasVariables(text))) {
    return prepared(scope, form, text, arg)
  }
  const value = textValue(scope, arg)
  const js = value.type === 'call' ? asInteger(value, scope.mode).js : asValue(value)
  if (!value.fails) return js
  const name = scope.temporary()
  tests.push(`(${name} = ${js}) !== ${name}`)
  return name
}
