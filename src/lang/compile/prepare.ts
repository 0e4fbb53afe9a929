/** Preparing literals at load, with what goes wrong reported at the literal. */

import type { Position } from '../position.ts'
import type { Preparation } from '../vocabulary.ts'
import { checkCodes } from '../check/codes.ts'
import type { Scope } from './scope.ts'

/** Turns a literal's text into what a form works with; a refusal is reported at the literal. */
export function prepareLiteral(
  scope: Scope,
  prepare: (text: string, using: Preparation) => unknown,
  text: string,
  position: Position,
): unknown {
  try {
    return prepare(text, scope.unit.preparation)
  } catch (error) {
    scope.fail(checkCodes.unusableLiteral, refusal(error), position)
    return null
  }
}

/** What a `prepare` function said. */
export function refusal(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
