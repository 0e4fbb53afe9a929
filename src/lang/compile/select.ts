/** Selects as code: `@from.uri.host` is read through the variable `$sel(…)`, which knows the fields. */

import type { Select } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import { code, type Code } from './code.ts'
import { prepareLiteral } from './prepare.ts'
import type { Scope } from './scope.ts'

/** The variable that selects are read through. */
export const selectVariable = 'sel'

/** Code for the value of a select. */
export function compileSelect(scope: Scope, { text, position }: Select): Code {
  const form = scope.unit.vocabulary.variable(selectVariable)
  if (form === null) {
    return scope.fail(checkCodes.unknownVariable, `there is no select \`${text}\``, position)
  }
  const key = text.replace(/^@/, '')
  const { prepareKey } = form
  const prepared = prepareKey === null ? key : prepareLiteral(scope, prepareKey, key, position)
  const inputs = `${scope.constant(form.self)}, ctx, ${scope.constant(prepared)}, null`
  return { ...code(`${scope.constant(form.get)}(${inputs})`, form.type), nullable: true }
}
