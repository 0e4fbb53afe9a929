/** Parameters of the core and of modules. */

import type {
  ConfigEngine,
  ConfigFile,
  CustomParameter,
  ModuleParameter,
  Parameter,
  ParameterValue,
  StringLiteral,
} from '../ast.ts'
import { refusal } from '../compile/prepare.ts'
import { keywords } from '../keywords.ts'
import { parseFormat } from '../parse/value.ts'
import { posixRegex, type Matcher } from '../posix-regex.ts'
import type { Position } from '../position.ts'
import { stringPosition } from '../string-position.ts'
import type { ParameterForm } from '../vocabulary.ts'
import { checkCodes } from './codes.ts'
import { type Check, listOf } from './context.ts'
import { checkParts, rangeText } from './names.ts'
import { checkRouteName } from './routes.ts'
import { nearest, suggest } from './suggest.ts'

/** Checks all parameters. */
export function checkParameters(check: Check, config: ConfigFile): void {
  for (const parameter of config.parameters) checkParameter(check, parameter)
  for (const parameter of config.customParameters) checkCustomParameter(check, parameter)
  for (const parameter of config.moduleParameters) checkModuleParameter(check, parameter)
  if (config.engine !== null) checkEngine(check, config.engine)
}

/** The language has one engine, which has two names. */
function checkEngine(check: Check, { engine }: ConfigEngine): void {
  if (engine.value === 'native' || engine.value === 'default') return
  const message = `\`cfgengine\` is \`${engine.value}\`; it can be \`native\` or \`default\``
  check.diagnostics.error(checkCodes.outOfRange, message, engine.position)
}

function checkParameter(check: Check, parameter: Parameter): void {
  const { key, namePosition, value } = parameter
  const name = key === null ? parameter.name : `${parameter.name}[${key}]`
  const form = check.vocabulary.parameter(name)
  if (form !== null) {
    checkValue(check, form, value)
    reportIdle(check, form, namePosition)
    return
  }
  if (keywords.has(name) || name.startsWith('kemi.')) {
    const message = `\`${name}\` has no effect here`
    check.diagnostics.hint(checkCodes.idleParameter, message, namePosition)
    return
  }
  const help = suggest(check, { kind: 'parameter', name })
  const message = `the core has no parameter \`${name}\``
  check.diagnostics.error(checkCodes.unknownParameter, message, namePosition, { help })
}

/** Says why a parameter does nothing, where it is set. */
function reportIdle(check: Check, { name, idle }: ParameterForm, position: Position): void {
  if (idle === undefined) return
  const message = `\`${name}\` has no effect here: ${idle}`
  check.diagnostics.hint(checkCodes.idleParameter, message, position)
}

/** A setting of the configuration's own may be one that the core has, too: `parser.max_headers`. */
function checkCustomParameter(
  check: Check,
  { group, instance, name, namePosition, value }: CustomParameter,
): void {
  const form = instance === null ? check.vocabulary.parameter(`${group}.${name}`) : null
  if (form === null) return
  checkValue(check, form, value)
  reportIdle(check, form, namePosition)
}

function checkModuleParameter(check: Check, parameter: ModuleParameter): void {
  const matcher = modulePattern(check, parameter)
  if (matcher === null) return
  const modules = [...check.vocabulary.modules()].filter((module) => matcher.test(module))
  if (modules.length === 0) {
    reportUnknownModule(check, parameter)
    return
  }
  for (const module of modules) {
    const form = check.vocabulary.moduleParameter(module, parameter.name.value)
    if (form === null) {
      reportUnknownParameter(check, parameter, module)
      continue
    }
    if (!parameter.evaluated && parameter.value.kind !== 'variable') {
      checkValue(check, form, parameter.value)
    }
    reportIdle(check, form, parameter.name.position)
  }
}

/** The modules' names are matched as a whole, in any case. */
function modulePattern(check: Check, { module }: ModuleParameter): Matcher | null {
  try {
    return posixRegex(`^(${module.value})$`, { ignoreCase: true })
  } catch (error) {
    check.diagnostics.error(checkCodes.badRegex, refusal(error), module.position)
    return null
  }
}

function reportUnknownModule(check: Check, { module }: ModuleParameter): void {
  const guess = nearest(module.value, check.vocabulary.modules())
  check.diagnostics.error(
    checkCodes.unknownModule,
    `no loaded module matches \`${module.value}\``,
    module.position,
    {
      help:
        guess === null
          ? `write \`loadmodule "${module.value}.so"\` above`
          : `did you mean \`${guess}\`?`,
    },
  )
}

function reportUnknownParameter(check: Check, { name }: ModuleParameter, module: string): void {
  const help = suggest(check, { kind: 'module-parameter', name: name.value, module })
  const message = `module \`${module}\` has no parameter \`${name.value}\``
  check.diagnostics.error(checkCodes.unknownModuleParameter, message, name.position, { help })
}

type AnyValue = ParameterValue | CustomParameter['value']

function checkValue(check: Check, form: ParameterForm, value: AnyValue): void {
  const wanted = wantedType(form)
  if (wanted === 'number' && value.kind !== 'integer') {
    const text = value.kind === 'string' ? 'a text' : 'a word'
    wrongType(check, form, value, `${text}; it can be a number`)
  } else if (wanted === 'text' && value.kind === 'integer') {
    wrongType(check, form, value, `\`${value.text}\`; it can be a text`)
  } else if (value.kind === 'integer') {
    checkRange(check, form, value)
  } else if (value.kind === 'string' || value.kind === 'word') {
    checkWord(check, form, value)
    if (form.format === true && value.kind === 'string') checkFormat(check, value)
    if (form.check !== undefined) checkText(check, form.check, value)
    if (form.routesIn !== undefined) checkRoutes(check, form, form.routesIn, value)
  }
}

function wantedType({ type }: ParameterForm): 'number' | 'text' | 'any' {
  if (type === 'int' || type === 'bool') return 'number'
  return type === 'str' ? 'text' : 'any'
}

function wrongType(check: Check, { name }: ParameterForm, value: AnyValue, rest: string): void {
  const help =
    value.kind === 'integer'
      ? `write \`"${value.text}"\``
      : value.kind === 'string' && /^[0-9]+$/.test(value.value)
        ? `write \`${value.value}\` without quotes`
        : null
  check.diagnostics.error(checkCodes.wrongType, `\`${name}\` is ${rest}`, value.position, { help })
}

function checkRange(
  check: Check,
  form: ParameterForm,
  { value, position }: Extract<AnyValue, { kind: 'integer' }>,
): void {
  const { minimum, maximum, name, type } = form
  // what a number means does not matter where it means nothing
  if (form.idle !== undefined) return
  if (type === 'bool' && value < 0) {
    const message = `\`${name}\` is ${value}; it can be \`yes\` or \`no\``
    check.diagnostics.error(checkCodes.outOfRange, message, position)
    return
  }
  if (value >= (minimum ?? value) && value <= (maximum ?? value)) return
  const message = `\`${name}\` is ${value}; it can be ${rangeText(form)}`
  check.diagnostics.error(checkCodes.outOfRange, message, position)
}

/** The variables of a text have to exist, and to be written as they can be read. */
function checkFormat(check: Check, literal: StringLiteral): void {
  if (!literal.value.includes('$')) return
  const locate = (from: number, to: number) => stringPosition(literal, from, to)
  const { parts, faults } = parseFormat(literal.value, locate)
  for (const { code, message, position, help } of faults) {
    check.diagnostics.error(code, message, position, { help })
  }
  checkParts(check, parts)
}

function checkText(
  check: Check,
  read: NonNullable<ParameterForm['check']>,
  value: Extract<AnyValue, { kind: 'string' | 'word' }>,
): void {
  try {
    read(value.kind === 'string' ? value.value : value.text)
  } catch (error) {
    check.diagnostics.error(checkCodes.unusableLiteral, refusal(error), value.position)
  }
}

function checkRoutes(
  check: Check,
  { routesType = 'request' }: ParameterForm,
  routesIn: NonNullable<ParameterForm['routesIn']>,
  value: Extract<AnyValue, { kind: 'string' | 'word' }>,
): void {
  const text = value.kind === 'string' ? value.value : value.text
  for (const name of routesIn(text)) checkRouteName(check, name, value.position, routesType)
}

function checkWord(
  check: Check,
  { name, values }: ParameterForm,
  value: Extract<AnyValue, { kind: 'string' | 'word' }>,
): void {
  const text = value.kind === 'string' ? value.value : value.text
  if (values === undefined || values.includes(text)) return
  const choices = listOf(values.map((one) => `\`${one}\``))
  const message = `\`${name}\` is \`${text}\`; it can be ${choices}`
  check.diagnostics.error(checkCodes.outOfRange, message, value.position)
}
