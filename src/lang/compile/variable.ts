/** Variables as code: direct calls of their getters and setters. */

import type { FormatPart, KeyPart, Variable, VariableIndex } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import type { VariableForm } from '../vocabulary.ts'
import { asInteger, asText, code, type Code } from './code.ts'
import { prepareLiteral } from './prepare.ts'
import type { Scope } from './scope.ts'
import { compileTransformations } from './transformation.ts'

/** Code for a key or an index, and the test that it has a value, where it may have none. */
interface Part {
  readonly js: string
  /** Code that is true when the part has no value; evaluated before `js` is used. */
  readonly missing: string | null
}

const none: Part = { js: 'null', missing: null }

/** Code for the value of a variable, with its transformations. */
export function compileVariable(scope: Scope, variable: Variable): Code {
  const form = scope.unit.vocabulary.variable(variable.name)
  if (form === null) {
    return scope.fail(
      checkCodes.unknownVariable,
      `no loaded module has a variable \`$${variable.name}\`; a \`$\` that begins none is written \`$$\``,
      variable.position,
    )
  }
  const value = compileGet(scope, form, variable)
  return compileTransformations(scope, value, variable.transformations)
}

function compileGet(scope: Scope, form: VariableForm, variable: Variable): Code {
  const key = compileKey(scope, form, variable.key)
  const index = compileIndex(scope, variable.index)
  const call = `${scope.constant(form.get)}(${scope.constant(form.self)}, ctx, ${key.js}, ${index.js})`
  const js = withParts(call, [key, index], 'null')
  return { ...code(js, form.type), nullable: true }
}

/** Code that gives `otherwise` when a part has no value. */
function withParts(call: string, parts: readonly Part[], otherwise: string): string {
  const tests = parts.flatMap((part) => (part.missing === null ? [] : [part.missing]))
  return tests.length === 0 ? call : `(${tests.join(' || ')} ? ${otherwise} : ${call})`
}

function compileKey(scope: Scope, form: VariableForm, key: KeyPart | null): Part {
  if (key === null) return none
  const { prepareKey } = form
  if (form.keyKind === 'raw' || key.parts === null) {
    const prepared =
      prepareKey === null ? key.text : prepareLiteral(scope, prepareKey, key.text, key.position)
    return { js: scope.constant(prepared), missing: null }
  }
  const headed = headedKey(scope, form, key.parts)
  if (headed !== null) return { js: headed, missing: null }
  const printed = scope.unit.compilers.format(scope, key.parts)
  if (prepareKey === null) return { js: asText(printed, scope.mode).js, missing: null }
  const name = scope.temporary()
  const prepared = `prepared(ctx, ${scope.constant(prepareKey)}, ${printed.js})`
  return { js: name, missing: `(${name} = ${prepared}) === undefined` }
}

/** Code for a key whose beginning is prepared at load; null where that cannot be. */
function headedKey(scope: Scope, form: VariableForm, parts: readonly FormatPart[]): string | null {
  const [first, ...rest] = parts
  if (first?.kind !== 'text' || rest.length === 0) return null
  const make = form.prepareHead?.(first.text) ?? null
  if (make === null) return null
  return `${scope.constant(make)}(${scope.unit.compilers.format(scope, rest).js})`
}

function compileIndex(scope: Scope, index: VariableIndex | null): Part {
  switch (index?.kind) {
    case undefined:
      return none
    case 'number':
      return { js: String(index.value), missing: null }
    case 'all':
      return { js: "'*'", missing: null }
    case 'append':
      return { js: "'+'", missing: null }
    case 'variable': {
      const value = asInteger(compileVariable(scope, index.variable), scope.mode)
      const name = scope.temporary()
      return { js: name, missing: `(${name} = ${value.js}) !== ${name}` }
    }
  }
}

/**
 * Code that assigns: its value is 1, or -1 when nothing was assigned.
 *
 * @param value - code of the value; evaluated once, before the key and index
 */
export function compileStore(scope: Scope, variable: Variable, value: Code, js: string): string {
  const form = scope.unit.vocabulary.variable(variable.name)
  if (form === null || form.set === null) {
    const message =
      form === null
        ? `no loaded module has a variable \`$${variable.name}\``
        : `\`$${variable.name}\` can only be read`
    const name = form === null ? checkCodes.unknownVariable : checkCodes.readOnlyVariable
    return scope.fail(name, message, variable.position).js
  }
  const key = compileKey(scope, form, variable.key)
  const index = compileIndex(scope, variable.index)
  const name = scope.temporary()
  const set = scope.constant(form.set)
  const self = scope.constant(form.self)
  const call = `stored(ctx, ${set}(${self}, ctx, ${name}, ${key.js}, ${index.js}), ${scope.constant(`$${variable.name}`)})`
  const stored = withParts(call, [key, index], '-1')
  const halted = scope.called ? `ctx.halted || ` : ''
  if (value.fails) return `(${name} = ${js}, ${halted}${name} !== ${name} ? -1 : ${stored})`
  return scope.called
    ? `(${name} = ${js}, ctx.halted ? -1 : ${stored})`
    : `(${name} = ${js}, ${stored})`
}
