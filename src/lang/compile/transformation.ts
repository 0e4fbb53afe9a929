/** Transformations as code: each a direct call on what stands before it. */

import type { Transformation, TransformationArgument } from '../ast.ts'
import { toInteger } from '../integer.ts'
import { spanning } from '../position.ts'
import { argumentAt, takes } from '../forms.ts'
import type { ArgumentForm, TransformationForm } from '../vocabulary.ts'
import { checkCodes } from '../check/codes.ts'
import { asInteger, asText, asValue, code, type Code } from './code.ts'
import { prepareLiteral } from './prepare.ts'
import type { Scope } from './scope.ts'

/** The name as a configuration writes it. */
export function transformationName({ class: group, name }: Transformation): string {
  return `{${group}.${name}}`
}

/**
 * What a transformation takes: its arguments, cut at commas; what there is too much belongs to the last one, which may hold commas
 * itself, as the separator of `{s.select,1,,}` does.
 */
export function transformationArguments(
  form: TransformationForm,
  { args }: Transformation,
): readonly TransformationArgument[] {
  const most = form.args.length
  if (most === 0 || args.length <= most || form.args.at(-1)?.repeated === true) return args
  const [last, ...more] = args.slice(most - 1)
  if (last === undefined) return args
  const text = [last, ...more].map((arg) => arg.text).join(',')
  const end = more.at(-1)?.position ?? last.position
  const position = spanning(last.position, end)
  return [...args.slice(0, most - 1), { text, variable: null, position }]
}

/** Code for a value after a chain of transformations. */
export function compileTransformations(
  scope: Scope,
  value: Code,
  chain: readonly Transformation[],
): Code {
  let current = value
  for (const one of chain) current = compileOne(scope, current, one)
  return current
}

function compileOne(scope: Scope, value: Code, one: Transformation): Code {
  const form = scope.unit.vocabulary.transformation(one.class, one.name)
  const args = form === null ? [] : transformationArguments(form, one)
  if (form === null || !takes(form.args, args.length)) {
    const message = `there is no transformation \`${transformationName(one)}\` of ${args.length} arguments`
    return scope.fail(checkCodes.unknownTransformation, message, one.position)
  }
  const tests: string[] = []
  const operand = scope.temporary()
  if (!form.nullable) tests.push(`(${operand} = ${asValue(value)}) === null`)
  else tests.push(`(${operand} = ${asValue(value)}, false)`)
  const input = convert(scope, form.from, operand, tests)
  const values = args.map((arg, index) => {
    const argument = argumentAt(form.args, index)
    return argument === null ? 'undefined' : compileArgument(scope, argument, arg, tests)
  })
  const inputs = [scope.constant(form.self), input, ...values].join(', ')
  const js = `(${tests.join(' || ')} ? null : ${scope.constant(form.call)}(${inputs}))`
  return { ...code(js, form.to), nullable: true }
}

/** Code for what is transformed, as the form wants it. */
function convert(
  scope: Scope,
  from: TransformationForm['from'],
  operand: string,
  tests: string[],
): string {
  const value = code(operand, 'any')
  if (from === 'any') return operand
  if (from === 'str') return asText(value, scope.mode).js
  const name = scope.temporary()
  tests.push(`(${name} = ${asInteger(value, scope.mode).js}) !== ${name}`)
  return name
}

function compileArgument(
  scope: Scope,
  form: ArgumentForm,
  arg: TransformationArgument,
  tests: string[],
): string {
  if (arg.variable === null || form.kind === 'const') return literal(scope, form, arg)
  const value = scope.expression(arg.variable)
  if (form.kind === 'any' || form.kind === 'variable') return asValue(value)
  const name = scope.temporary()
  if (form.kind === 'int') {
    tests.push(`(${name} = ${asInteger(value, scope.mode).js}) !== ${name}`)
    return name
  }
  const text = asText(value, scope.mode).js
  if (form.prepare === null) return text
  tests.push(`(${name} = prepared(ctx, ${scope.constant(form.prepare)}, ${text})) === undefined`)
  return name
}

function literal(
  scope: Scope,
  form: ArgumentForm,
  { text, position }: TransformationArgument,
): string {
  if (form.kind === 'int') {
    const value = toInteger(text.trim())
    if (value !== null) return String(value)
    const message = `\`${text}\` is no number, which \`${form.name}\` is`
    return scope.fail(checkCodes.wrongType, message, position).js
  }
  if (form.prepare === null) return scope.constant(text)
  return scope.constant(prepareLiteral(scope, form.prepare, text, position))
}
