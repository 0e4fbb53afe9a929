/** Calls of functions: the name, how many arguments, and what can be known of each. */

import type { Call, Expression } from '../ast.ts'
import { literalText } from '../compile/literal-text.ts'
import { argumentAt, argumentCounts, chooseForm } from '../forms.ts'
import { toInteger } from '../integer.ts'
import { hasVariables, parseFormat } from '../parse/value.ts'
import { stringPosition } from '../string-position.ts'
import type { ArgumentForm, FunctionForm } from '../vocabulary.ts'
import { checkCodes } from './codes.ts'
import { type Check, type RouteCheck, listOf, routeWords } from './context.ts'
import { countText } from './counts.ts'
import { checkParts, rangeText } from './names.ts'
import { suggest } from './suggest.ts'

/** Checks a call. */
export function checkCall(check: RouteCheck, call: Call): void {
  const forms = check.vocabulary.functions(call.name)
  if (forms.length === 0) {
    const help = suggest(check, { kind: 'function', name: call.name })
    check.diagnostics.error(
      checkCodes.unknownFunction,
      `no loaded module has a function \`${call.name}\``,
      call.namePosition,
      { help },
    )
    return
  }
  const form = chooseForm(forms, call.args.length)
  if (form === null) {
    const counts = countText(forms.map((one) => argumentCounts(one.args)))
    check.diagnostics.error(
      checkCodes.argumentCount,
      `\`${call.name}\` takes ${counts}, not ${call.args.length}`,
      call.namePosition,
    )
    return
  }
  checkRoute(check, call, form)
  checkTrap(check, call, form)
  checkSpelling(check, call, form)
  if (form.runs !== undefined && form.runs !== null) check.routes.useAny(form.runs)
  for (const [index, arg] of call.args.entries()) {
    const argument = argumentAt(form.args, index)
    if (argument !== null) checkArgument(check, argument, arg)
  }
}

function checkRoute(check: RouteCheck, call: Call, form: FunctionForm): void {
  const { type } = check.route
  if (form.routes === 'any' || form.routes.includes(type)) return
  // an event route counts as one of a request
  if (type === 'event' && form.routes.includes('request')) return
  const where = listOf(form.routes.map((one) => routeWords[one]))
  check.diagnostics.error(
    checkCodes.wrongRoute,
    `\`${call.name}\` cannot be used in a ${routeWords[type]}; it can be in ${where}`,
    call.namePosition,
  )
}

function checkSpelling(check: Check, call: Call, { modern = null }: FunctionForm): void {
  if (modern === null) return
  const message = `\`${call.name}()\` is the old way to do this`
  check.diagnostics.hint(checkCodes.oldSpelling, message, call.namePosition, {
    help: `assign to \`${modern}\``,
  })
}

function checkTrap(check: Check, call: Call, form: FunctionForm): void {
  if (form.trap === null || check.warned.has(call.name)) return
  check.warned.add(call.name)
  const message = `\`${call.name}\`: ${form.trap.replace(/\.$/, '')}`
  check.diagnostics.hint(checkCodes.trap, message, call.namePosition)
}

function checkArgument(check: Check, form: ArgumentForm, arg: Expression): void {
  if (form.kind === 'variable') checkVariableArgument(check, form, arg)
  else if (form.kind === 'const') checkConstant(check, form, arg)
  else {
    if (arg.kind === 'string' && hasVariables(arg.value)) checkFormat(check, arg)
    else if (form.kind === 'int') checkInteger(check, form, arg)
  }
  if (form.route !== undefined) checkRouteName(check, form, arg)
}

/** Checks the variables in a string that is a format; what cannot be read in it is found when it is compiled. */
function checkFormat(check: Check, arg: Extract<Expression, { kind: 'string' }>): void {
  const locate = (from: number, to: number) => stringPosition(arg, from, to)
  checkParts(check, parseFormat(arg.value, locate).parts)
}

function wrongType(check: Check, form: ArgumentForm, arg: Expression, what: string): void {
  const message = `\`${form.name}\` is ${kindText(arg)}; it can be ${what}`
  check.diagnostics.error(checkCodes.wrongType, message, arg.position)
}

function kindText(arg: Expression): string {
  switch (arg.kind) {
    case 'string':
      return 'a text'
    case 'integer':
      return 'a number'
    case 'variable':
      return 'a variable'
    default:
      return 'an expression'
  }
}

function checkVariableArgument(check: Check, form: ArgumentForm, arg: Expression): void {
  if (arg.kind === 'variable') return
  if (arg.kind === 'string') {
    const locate = (from: number, to: number) => stringPosition(arg, from, to)
    const { parts } = parseFormat(arg.value, locate)
    if (parts.length === 1 && parts[0]?.kind === 'variable') {
      checkParts(check, parts)
      return
    }
  }
  wrongType(check, form, arg, 'only a variable')
}

function checkConstant(check: Check, form: ArgumentForm, arg: Expression): void {
  if (literalText(arg) === null) wrongType(check, form, arg, 'only a literal')
}

function checkInteger(check: Check, form: ArgumentForm, arg: Expression): void {
  const text = literalText(arg)
  if (text === null) return
  const value = check.flags.get(text) ?? (text === '' ? null : toInteger(text))
  if (value === null) {
    const message = `\`${form.name}\` is \`${text}\`; it can be a number`
    check.diagnostics.error(checkCodes.wrongType, message, arg.position)
  } else if (value < (form.minimum ?? value) || value > (form.maximum ?? value)) {
    const message = `\`${form.name}\` is ${value}; it can be ${rangeText(form)}`
    check.diagnostics.error(checkCodes.outOfRange, message, arg.position)
  }
}

function checkRouteName(check: Check, form: ArgumentForm, arg: Expression): void {
  const type = form.route ?? 'request'
  const text = literalText(arg)
  if (text === null || hasVariables(text)) {
    check.routes.useAny(type)
    return
  }
  if (text === '' || text === '0') return
  const name = (form.routePrefix ?? '') + text
  if (check.routes.use(type, name) || form.routeMayMiss) return
  const guess = check.routes.guess(type, name)
  check.diagnostics.error(
    checkCodes.unknownRoute,
    `there is no ${routeWords[type]} \`${name}\``,
    arg.position,
    { help: guess === null ? null : `did you mean \`${guess}\`?` },
  )
}
