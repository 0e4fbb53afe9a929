/** From the tree of a configuration to functions: one for each route. */

import type { ConfigFile, Route } from '../ast.ts'
import type { Diagnostics } from '../diagnostic.ts'
import { parseExpressionText } from '../parse/file.ts'
import {
  PrepareError,
  type CompiledRoute,
  type Frame,
  type Program,
  type RouteType,
  type ScriptHelpers,
  type Value,
  type Vocabulary,
} from '../vocabulary.ts'
import { functionText } from './block.ts'
import { asValue } from './code.ts'
import { evaluate, prelude } from './evaluate.ts'
import { flagNumbers } from './flags.ts'
import type { Listing } from './listing.ts'
import { Scope, type RouteSlot, type Unit } from './scope.ts'
import type { SlowCalls } from './slow.ts'
import { standAlone } from './stand-alone.ts'
import { drive } from './steps.ts'
import { makeUnit } from './unit.ts'
import { findWaits, type WaitNode } from './wait.ts'

/** How to compile. */
export interface CompileOptions {
  /** True to call `ctx.trace` before each action. */
  readonly trace?: boolean
  /** Collects what became of the statements of a line. */
  readonly listing?: Listing | null
  /** Measures each call of a function or route. */
  readonly slow?: SlowCalls | null
  /** Gets what cannot be compiled; a configuration that was checked has nothing of the kind. */
  readonly diagnostics?: Diagnostics
  /** False to stop before the code is made to run: when only what cannot be compiled is wanted. */
  readonly evaluate?: boolean
}

/** A route on its way to be compiled: its slot is known before its code. */
interface Block extends WaitNode {
  readonly type: RouteType
  readonly name: string | null
  readonly position: Route['position']
}

function notCompiled(): never {
  throw new Error('a route ran before it was compiled')
}

/** A compiled route, whose code is filled in when all of the program is there. */
class RouteEntry implements CompiledRoute, RouteSlot {
  readonly type: RouteType
  readonly name: string | null
  readonly waits: boolean
  readonly position: Route['position']
  run: CompiledRoute['run'] = () => 1
  steps: RouteSlot['steps'] = notCompiled

  constructor(block: Block, waits: boolean) {
    this.type = block.type
    this.name = block.name
    this.waits = waits
    this.position = block.position
  }
}

/**
 * Compiles a configuration that was checked.
 *
 * @param config - the tree
 * @param vocabulary - the names it uses
 * @param helpers - what its code asks of the server
 */
export function compileConfig(
  config: ConfigFile,
  vocabulary: Vocabulary,
  helpers: ScriptHelpers,
  options: CompileOptions = {},
): Program {
  const blocks = joinRoutes(config.routes)
  const waits = findWaits(blocks, vocabulary)
  const entries = new Map(blocks.map((block) => [block, new RouteEntry(block, waits.route(block))]))
  const routes = [...entries.values()]
  const byName = new Map(routes.map((route) => [routeKey(route.type, route.name), route]))
  const unit = makeUnit({
    ...options,
    vocabulary,
    helpers,
    flags: flagNumbers(config.flags),
    named: (name) => byName.get(routeKey('request', name)) ?? null,
    dynamicWaits: waits.dynamic,
  })
  let code = prelude(unit)
  const names: string[] = []
  for (const [block, entry] of entries) {
    const scope = new Scope(unit, entry.waits, waits.body)
    code += functionText(scope, `r${names.length}`, block.body)
    names.push(`r${names.length}`)
  }
  code += `${unit.functions.join('')}return [${names.join(', ')}];`
  if (options.evaluate !== false && !unit.diagnostics.hasErrors) fill(routes, unit, code)
  return {
    routes,
    route: (type, name) => byName.get(routeKey(type, name)) ?? null,
    position: (at) => unit.positions.at(at),
  }
}

/** Makes the code run, and puts each function into its route. */
function fill(routes: readonly RouteEntry[], unit: Unit, code: string): void {
  const made = unit.constants.evaluate(code) as readonly ((ctx: Frame) => never)[]
  const { carried } = unit.helpers
  for (const [index, route] of routes.entries()) {
    const compiled = made[index]
    if (compiled === undefined) continue
    if (route.waits) {
      route.steps = compiled
      route.run = (ctx) => drive(compiled(ctx), ctx, carried)
    } else route.run = compiled
  }
}

function routeKey(type: RouteType, name: string | null): string {
  return name === null ? type : `${type}:${name}`
}

/** Blocks of one type and name become one: `request_route` may come in parts. */
function joinRoutes(routes: readonly Route[]): readonly Block[] {
  const joined = new Map<string, Block>()
  for (const { type, name, body, position } of routes) {
    const key = routeKey(type, name)
    const known = joined.get(key)
    joined.set(key, {
      type,
      name,
      position: known?.position ?? position,
      body: known === undefined ? body : [...known.body, ...body],
      callName: type === 'request' ? name : null,
    })
  }
  return [...joined.values()]
}

/**
 * Compiles one expression, to be evaluated on messages: for examples and commands. Throws `PrepareError` on what cannot be
 * read, and on unknown names. An expression without a value gives null.
 */
export function compileExpression(
  text: string,
  vocabulary: Vocabulary,
  helpers: ScriptHelpers,
): (ctx: Frame) => Value {
  const { expression, diagnostics } = parseExpressionText(text)
  const [problem] = diagnostics.all
  if (problem !== undefined) throw new PrepareError(problem.message)
  const { scope, check } = standAlone(makeUnit({ vocabulary, helpers }))
  const value = scope.expression(expression)
  check()
  const body = `const value = ${asValue(value)};\nreturn value === value ? value : null`
  return evaluate(scope, body) as (ctx: Frame) => Value
}
