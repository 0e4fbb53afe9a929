/** What the parts of the compiler share: the unit being compiled, and the function being written. */

import type { Expression, FormatPart, Route, Statement } from '../ast.ts'
import type { Diagnostics } from '../diagnostic.ts'
import type { Position } from '../position.ts'
import type { CompiledRoute, Frame, Preparation, ScriptHelpers, Vocabulary } from '../vocabulary.ts'
import { code, type Code, type ReturnMode } from './code.ts'
import type { Constants } from './constants.ts'
import type { Listing } from './listing.ts'
import type { Positions } from './positions.ts'
import type { Operations } from './runtime.ts'
import type { SlowCalls } from './slow.ts'
import type { Steps } from './steps.ts'

/** A place to put a route once it is compiled; calls of it go through here. */
export interface RouteSlot {
  readonly waits: boolean
  run: CompiledRoute['run']
  /** Of one that may wait: begins it, for {@link drive} or a route around it. */
  steps: (ctx: Frame) => Steps
}

/** What a whole configuration, or a single expression, is compiled with. */
export interface Unit {
  readonly vocabulary: Vocabulary
  readonly helpers: ScriptHelpers
  readonly constants: Constants
  readonly positions: Positions
  readonly preparation: Preparation
  readonly operations: Operations
  /** Names of flags, from `flags` and `avpflags`. */
  readonly flags: ReadonlyMap<string, number>
  readonly trace: boolean
  /** Collects what became of a line, or null. */
  readonly listing: Listing | null
  /** Measures calls, or null. */
  readonly slow: SlowCalls | null
  /** What cannot be compiled is reported here. */
  readonly diagnostics: Diagnostics
  /** The route that `route(name)` means; null when there is none. */
  readonly named: (name: string) => RouteSlot | null
  /** True when `route()` with a name known only at run time may wait. */
  readonly dynamicWaits: boolean
  /** Functions of the unit besides its routes: block expressions. */
  readonly functions: string[]
  readonly compilers: Compilers
}

/** The parts of the compiler that need one another; given so that their files need not import in circles. */
export interface Compilers {
  readonly expression: (scope: Scope, expression: Expression) => Code
  /** The code that runs a block expression. */
  readonly block: (scope: Scope, body: readonly Statement[]) => string
  readonly format: (scope: Scope, parts: readonly FormatPart[]) => Code
}

/** True when a route, or a body in it, may wait. */
export type WaitsOf = (body: readonly Statement[]) => boolean

/** One function being written. */
export class Scope {
  readonly unit: Unit
  /** True when the function is async. */
  readonly waits: boolean
  readonly waitsOf: WaitsOf
  /** True once the expression at hand has called something, which may have ended the script. */
  called = false
  #temporaries = 0
  #labels = 0
  /** The labels `break` can mean, innermost last. */
  readonly breakable: string[] = []

  constructor(unit: Unit, waits: boolean, waitsOf: WaitsOf) {
    this.unit = unit
    this.waits = waits
    this.waitsOf = waitsOf
  }

  /** How results count. */
  get mode(): ReturnMode {
    return this.unit.helpers.returnMode
  }

  /** A new local variable. */
  temporary(): string {
    this.#temporaries += 1
    return `t${this.#temporaries}`
  }

  /** A new label. */
  label(): string {
    this.#labels += 1
    return `l${this.#labels}`
  }

  /** The line that declares all local variables. */
  get declarations(): string {
    const names = Array.from({ length: this.#temporaries }, (_, index) => `t${index + 1}`)
    return names.length === 0 ? '' : `let ${names.join(', ')};\n`
  }

  /** The name of a value in the code. */
  constant(value: unknown): string {
    return this.unit.constants.name(value)
  }

  /** Compiles an expression. */
  expression(expression: Expression): Code {
    return this.unit.compilers.expression(this, expression)
  }

  /** Marks a call: what is called after another call of one expression is skipped when that one has ended the script. */
  guard(call: string): string {
    const guarded = this.called ? `(ctx.halted ? 0 : ${call})` : call
    this.called = true
    return guarded
  }

  /** Reports what cannot be compiled, and stands in for its code. */
  fail(codeName: string, message: string, position: Position): Code {
    this.unit.diagnostics.error(codeName, message, position)
    return code('null', 'any')
  }
}

/** The routes of a configuration that run one after another count as one. */
export interface RouteParts {
  readonly first: Route
  readonly body: readonly Statement[]
}
