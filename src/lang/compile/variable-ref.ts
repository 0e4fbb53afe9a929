/** Variables handed to functions by name. */

import type { Variable } from '../ast.ts'
import { parseVariable } from '../parse/value.ts'
import { nowhere } from '../position.ts'
import { PrepareError, type VariableRef } from '../vocabulary.ts'
import { code } from './code.ts'
import { evaluate } from './evaluate.ts'
import type { Unit } from './scope.ts'
import { standAlone } from './stand-alone.ts'
import { compileStore, compileVariable } from './variable.ts'

/** A variable to read and set from outside of the script. Throws {@link PrepareError} on unknown names. */
export function makeVariableRef(unit: Unit, variable: Variable): VariableRef {
  const reader = standAlone(unit)
  const value = compileVariable(reader.scope, variable)
  reader.check()
  const get = evaluate(reader.scope, `return ${value.js}`) as VariableRef['get']
  return { text: variable.text, get, set: makeSetter(unit, variable) }
}

function makeSetter(unit: Unit, variable: Variable): VariableRef['set'] {
  const form = unit.vocabulary.variable(variable.name)
  if (form?.set === null || variable.transformations.length > 0) return null
  const writer = standAlone(unit)
  const store = compileStore(writer.scope, variable, code('value', 'any'), 'value')
  writer.check()
  return evaluate(writer.scope, `return ${store} > 0`, 'ctx, value') as VariableRef['set']
}

/** Reads a variable's text and makes a reference of it. Throws {@link PrepareError} on a text that is none. */
export function variableRefOf(unit: Unit, text: string): VariableRef {
  const { variable, end, faults } = parseVariable(text, 0, () => nowhere)
  const [fault] = faults
  if (fault !== undefined) throw new PrepareError(fault.message)
  if (!text.startsWith('$') || variable === null || end !== text.length) {
    throw new PrepareError(`\`${text}\` is no variable; one looks like \`$var(x)\``)
  }
  return makeVariableRef(unit, variable)
}
