/** What a compilation shares, put together. */

import { Diagnostics } from '../diagnostic.ts'
import type { Preparation, ScriptHelpers, Vocabulary } from '../vocabulary.ts'
import { compileBlock } from './block.ts'
import { Constants } from './constants.ts'
import { compileExpressionNode } from './expression.ts'
import { compileParts, makeFormat } from './format-parts.ts'
import type { Listing } from './listing.ts'
import { Positions } from './positions.ts'
import { makeOperations } from './runtime.ts'
import type { RouteSlot, Unit } from './scope.ts'
import type { SlowCalls } from './slow.ts'
import { variableRefOf } from './variable-ref.ts'

/** What differs between compilations. */
export interface UnitOptions {
  readonly vocabulary: Vocabulary
  readonly helpers?: ScriptHelpers
  readonly diagnostics?: Diagnostics
  readonly flags?: ReadonlyMap<string, number>
  readonly trace?: boolean
  readonly listing?: Listing | null
  readonly slow?: SlowCalls | null
  readonly named?: (name: string) => RouteSlot | null
  readonly dynamicWaits?: boolean
}

/** For what is compiled apart from a server: nothing is its own, and complaints at run time go nowhere. */
export const noHelpers: ScriptHelpers = {
  isMyself: () => false,
  warn: () => undefined,
  maxWhileLoops: 100,
  maxRecursiveLevel: 256,
  returnMode: 0,
  maxFormatLength: 65_535,
}

/** Makes a unit. */
export function makeUnit(options: UnitOptions): Unit {
  const { vocabulary, helpers = noHelpers, named = () => null } = options
  const preparation: Preparation = {
    format: (text) => makeFormat(unit, text),
    variable: (text) => variableRefOf(unit, text),
    ...(vocabulary.selects !== undefined && { selects: vocabulary.selects }),
    ...(helpers.note !== undefined && { note: helpers.note }),
  }
  const unit: Unit = {
    vocabulary,
    helpers,
    preparation,
    operations: makeOperations({ helpers, preparation, route: named }),
    constants: new Constants(),
    positions: new Positions(),
    flags: options.flags ?? new Map(),
    trace: options.trace ?? false,
    listing: options.listing ?? null,
    slow: options.slow ?? null,
    diagnostics: options.diagnostics ?? new Diagnostics(),
    named,
    dynamicWaits: options.dynamicWaits ?? false,
    functions: [],
    compilers: { expression: compileExpressionNode, block: compileBlock, format: compileParts },
  }
  return unit
}
