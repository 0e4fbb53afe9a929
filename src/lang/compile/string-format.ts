/** String literals that are formats: their texts and variables. */

import type { FormatPart, StringLiteral } from '../ast.ts'
import { parseFormat } from '../parse/value.ts'
import { stringPosition } from '../string-position.ts'
import type { Scope } from './scope.ts'

/** The parts of a literal; what cannot be read in it is reported at its place. */
export function stringFormat(scope: Scope, literal: StringLiteral): readonly FormatPart[] {
  const locate = (from: number, to: number) => stringPosition(literal, from, to)
  const { parts, faults } = parseFormat(literal.value, locate)
  for (const { code, message, position, help } of faults) {
    scope.unit.diagnostics.error(code, message, position, { help })
  }
  return parts
}
