/** Names of variables and transformations, and whether they are written as they have to be. */

import type { Assignment, FormatPart, Transformation, Variable } from '../ast.ts'
import { transformationArguments, transformationName } from '../compile/transformation.ts'
import { argumentCounts, argumentAt, takes } from '../forms.ts'
import { toInteger } from '../integer.ts'
import type { ArgumentForm, TransformationForm, VariableForm } from '../vocabulary.ts'
import type { TransformationArgument } from '../ast.ts'
import { checkCodes } from './codes.ts'
import { type Check, type RouteCheck, listOf, routeWords } from './context.ts'
import { countText } from './counts.ts'
import { partOf } from './part-position.ts'
import { suggest } from './suggest.ts'

/** Checks a variable that is read. */
export function checkVariable(check: Check, variable: Variable): void {
  const form = check.vocabulary.variable(variable.name)
  if (form === null) {
    reportUnknown(check, variable)
  } else {
    checkShape(check, variable, form)
    if (variable.index?.kind === 'append') {
      const message = '`[+]` appends a value, so it stands only on the left of `=`'
      check.diagnostics.error(checkCodes.variableForm, message, variable.index.position)
    }
  }
  checkInside(check, variable)
}

/** Checks a variable that is assigned to. */
export function checkTarget(check: Check, { target }: Assignment): void {
  const form = check.vocabulary.variable(target.name)
  if (form === null) {
    reportUnknown(check, target)
  } else {
    checkShape(check, target, form)
    if (form.set === null) {
      const message = `\`$${target.name}\` can only be read`
      check.diagnostics.error(checkCodes.readOnlyVariable, message, target.position)
    }
  }
  checkInside(check, target)
}

/** Checks the variables of a format. */
export function checkParts(check: Check, parts: readonly FormatPart[]): void {
  for (const part of parts) if (part.kind === 'variable') checkVariable(check, part)
}

function reportUnknown(check: Check, { name, text, position }: Variable): void {
  const enclosed = text.startsWith('$(')
  const from = enclosed ? 2 : 0
  const length = enclosed ? name.length : name.length + 1
  const help = suggest(check, { kind: 'variable', name })
  check.diagnostics.error(
    checkCodes.unknownVariable,
    `no loaded module has a variable \`$${name}\``,
    partOf(position, text, from, length),
    { help },
  )
}

function checkShape(check: Check, variable: Variable, form: VariableForm): void {
  const { key, index, position, name } = variable
  const wrong = (message: string, at = position, help: string | null = null): void =>
    check.diagnostics.error(checkCodes.variableForm, message, at, { help })
  if (key === null && form.key === 'required') {
    wrong(`\`$${name}\` has no key`, position, `write \`$${name}(key)\``)
  } else if (key !== null && form.key === 'none') {
    wrong(`\`$${name}\` takes no key`, key.position)
  }
  if (index !== null && !form.indexed) {
    wrong(`\`$${name}\` is no list, so it takes no index`, index.position)
  }
}

function checkInside(check: Check, { name, key, index, transformations }: Variable): void {
  const raw = check.vocabulary.variable(name)?.keyKind === 'raw'
  if (key?.parts != null && !raw) checkParts(check, key.parts)
  if (index?.kind === 'variable') checkVariable(check, index.variable)
  for (const one of transformations) checkTransformation(check, one)
}

function checkTransformation(check: Check, one: Transformation): void {
  const form = check.vocabulary.transformation(one.class, one.name)
  if (form === null) {
    const name = `${one.class}.${one.name}`
    const help = suggest(check, { kind: 'transformation', name })
    check.diagnostics.error(
      checkCodes.unknownTransformation,
      `no loaded module has a transformation \`${transformationName(one)}\``,
      namePosition(one),
      { help },
    )
  } else {
    checkArguments(check, one, form)
  }
  for (const { variable } of one.args) if (variable !== null) checkVariable(check, variable)
}

/** The place of the name in `{class.name,…}`. */
function namePosition(one: Transformation) {
  const length = one.class.length + 1 + one.name.length
  return one.position.length > length
    ? partOf(one.position, ' '.repeat(one.position.length), 1, length)
    : one.position
}

function checkArguments(check: Check, one: Transformation, form: TransformationForm): void {
  const args = transformationArguments(form, one)
  if (!takes(form.args, args.length)) {
    const takesText = countText([argumentCounts(form.args)])
    check.diagnostics.error(
      checkCodes.argumentCount,
      `\`${transformationName(one)}\` takes ${takesText}, not ${args.length}`,
      namePosition(one),
    )
    return
  }
  for (const [index, arg] of args.entries()) {
    const argument = argumentAt(form.args, index)
    if (argument !== null) checkArgument(check, argument, arg)
  }
}

function checkArgument(check: Check, form: ArgumentForm, arg: TransformationArgument): void {
  if (form.kind !== 'int' || arg.variable !== null) return
  const value = toInteger(arg.text.trim())
  if (value === null || arg.text.trim() === '') {
    const message = `\`${arg.text}\` is no number, and \`${form.name}\` is one`
    check.diagnostics.error(checkCodes.wrongType, message, arg.position)
  } else if (value < (form.minimum ?? value) || value > (form.maximum ?? value)) {
    const message = `\`${form.name}\` is ${value}; it can be ${rangeText(form)}`
    check.diagnostics.error(checkCodes.outOfRange, message, arg.position)
  }
}

/** What a number can be: `1 to 255`, `1 or more`. */
export function rangeText(form: { minimum: number | null; maximum: number | null }): string {
  if (form.minimum === null) return `at most ${form.maximum}`
  return form.maximum === null ? `${form.minimum} or more` : `${form.minimum} to ${form.maximum}`
}

/** Checks that a variable may be read in the route it stands in. */
export function checkVariableRoute(check: RouteCheck, variable: Variable): void {
  const routes = check.vocabulary.variable(variable.name)?.routes ?? 'any'
  if (routes === 'any' || routes.includes(check.route.type)) return
  const where = listOf(routes.map((type) => routeWords[type]))
  const message = `\`$${variable.name}\` has no value in a ${routeWords[check.route.type]}; it has in ${where}`
  check.diagnostics.error(checkCodes.wrongRoute, message, variable.position)
}
