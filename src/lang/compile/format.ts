/** Texts with `$variables`, compiled on their own: `"call from $fU"`. */

import type { CompiledFormat, ScriptHelpers, VariableRef, Vocabulary } from '../vocabulary.ts'
import { makeFormat } from './format-parts.ts'
import { makeUnit, noHelpers } from './unit.ts'
import { variableRefOf } from './variable-ref.ts'

/**
 * Compiles a text with variables. Throws `PrepareError` on what cannot be read, and on unknown names.
 *
 * @param text - as a configuration writes it between the quotes
 * @param helpers - for variables whose evaluation complains; without, complaints are dropped
 */
export function compileFormat(
  text: string,
  vocabulary: Vocabulary,
  helpers: ScriptHelpers = noHelpers,
): CompiledFormat {
  return makeFormat(makeUnit({ vocabulary, helpers }), text)
}

/** Compiles one variable, `$x` or `$(x)`, to be read or set. Throws `PrepareError` on a text that is none. */
export function compileVariableRef(
  text: string,
  vocabulary: Vocabulary,
  helpers: ScriptHelpers = noHelpers,
): VariableRef {
  return variableRefOf(makeUnit({ vocabulary, helpers }), text)
}
