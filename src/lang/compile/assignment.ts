/** Assignments as code. */

import type { Assignment } from '../ast.ts'
import { asValue } from './code.ts'
import type { Scope } from './scope.ts'
import { compileStore } from './variable.ts'

/** Code that assigns; its value is 1, or -1 when nothing was assigned. The result of a call is kept as it is. */
export function compileAssignment(scope: Scope, { target, value }: Assignment): string {
  const compiled = scope.expression(value)
  return compileStore(scope, target, compiled, asValue(compiled))
}
