/** Compiling something small on its own, with constants and complaints of its own. */

import { Diagnostics } from '../diagnostic.ts'
import { PrepareError } from '../vocabulary.ts'
import { Constants } from './constants.ts'
import { Scope, type Unit } from './scope.ts'

/** A function to write, apart from the unit it belongs to. */
export interface StandAlone {
  readonly scope: Scope
  /** Throws the first complaint as a {@link PrepareError}. */
  readonly check: () => void
}

/** Opens a scope that shares the names of a unit, not its constants and diagnostics. */
export function standAlone(unit: Unit): StandAlone {
  const diagnostics = new Diagnostics()
  const own: Unit = { ...unit, constants: new Constants(), diagnostics, functions: [] }
  return {
    scope: new Scope(own, false, () => false),
    check: () => {
      const [first] = diagnostics.all
      if (first !== undefined) throw new PrepareError(first.message)
    },
  }
}
