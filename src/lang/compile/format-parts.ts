/** Formats as code: one concatenation. */

import type { FormatPart } from '../ast.ts'
import { parseFormat } from '../parse/value.ts'
import { nowhere } from '../position.ts'
import { PrepareError, type CompiledFormat } from '../vocabulary.ts'
import { code, type Code } from './code.ts'
import { evaluate } from './evaluate.ts'
import type { Scope, Unit } from './scope.ts'
import { standAlone } from './stand-alone.ts'

/** Code for the text of a format. */
export function compileParts(scope: Scope, parts: readonly FormatPart[]): Code {
  const [first] = parts
  if (parts.length === 0) return { ...code("''", 'str'), constant: '' }
  if (parts.length === 1 && first?.kind === 'text') {
    return { ...code(scope.constant(first.text), 'str'), constant: first.text }
  }
  const texts = parts.map((part) => compilePart(scope, part))
  // one that is printed makes the whole a text, so that nothing is added as numbers
  return code(`(${texts.join(' + ')})`, 'str')
}

function compilePart(scope: Scope, part: FormatPart): string {
  if (part.kind === 'text') return scope.constant(part.text)
  const value = scope.expression(part)
  if (part.name === 'null' && part.transformations.length === 0) return "'<null>'"
  if (part.transformations.length > 0) return `text(${value.js})`
  return `print(${value.js})`
}

/** A format on its own. Throws {@link PrepareError} on what cannot be read, and on unknown names. */
export function makeFormat(unit: Unit, text: string): CompiledFormat {
  if (!text.includes('$')) return { constant: text, run: () => text }
  const { parts, faults } = parseFormat(text, () => nowhere)
  const [fault] = faults
  if (fault !== undefined) throw new PrepareError(fault.message)
  const alone = standAlone(unit)
  const compiled = compileParts(alone.scope, parts)
  alone.check()
  const { constant } = compiled
  if (constant !== null) return { constant: String(constant), run: () => String(constant) }
  const run = evaluate(alone.scope, `return ${compiled.js}`) as CompiledFormat['run']
  return { constant: null, run }
}
