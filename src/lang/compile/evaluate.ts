/** Making generated code run. */

import type { Scope, Unit } from './scope.ts'
import * as arithmetic from './arithmetic.ts'

/** The line that makes the functions of `runtime.ts` and `arithmetic.ts` known by name. */
export function prelude(unit: Unit): string {
  const operations = unit.constants.name(unit.operations)
  const numbers = unit.constants.name(arithmetic)
  return `const { ${Object.keys(unit.operations).join(', ')} } = ${operations};
const { ${Object.keys(arithmetic).join(', ')} } = ${numbers};
`
}

/** Makes one function out of its body. */
export function evaluate(scope: Scope, body: string, parameters = 'ctx'): unknown {
  const start = prelude(scope.unit)
  const inner = scope.unit.functions.join('')
  const code = `${start}${inner}return function (${parameters}) {\n${scope.declarations}${body}\n}`
  return scope.unit.constants.evaluate(code)
}
