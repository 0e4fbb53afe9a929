/** Formats that a function evaluates itself, or not at all: a function of their own, made once. */

import type { Expression, StringLiteral } from '../ast.ts'
import { asValue } from './code.ts'
import { literalText } from './literal-text.ts'
import { Scope } from './scope.ts'
import { stringFormat } from './string-format.ts'

/** Code for a `CompiledFormat`. Anything but a literal is evaluated before the call. */
export function lazyFormat(scope: Scope, arg: Expression): string {
  if (arg.kind === 'string') return stringAsFormat(scope, arg)
  const text = literalText(arg)
  if (text !== null) return fixed(scope, text)
  return `((text) => ({ constant: null, run: () => text }))(print(${asValue(scope.expression(arg))}))`
}

function fixed(scope: Scope, text: string): string {
  return scope.constant({ constant: text, run: () => text })
}

function stringAsFormat(scope: Scope, literal: StringLiteral): string {
  const { unit } = scope
  const inner = new Scope(unit, false, scope.waitsOf)
  const { js, constant } = unit.compilers.format(inner, stringFormat(inner, literal))
  if (constant !== null) return fixed(scope, String(constant))
  const holder = scope.constant({ constant: null, run: null })
  const index = unit.functions.push('')
  const body = `${inner.declarations}return ${js}`
  // the object is a constant of the program, so that no call makes one
  unit.functions[index - 1] = `function b${index}(ctx) {\n${body}\n}\n${holder}.run = b${index};\n`
  return holder
}
