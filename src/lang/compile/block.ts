/** Bodies of routes and block expressions as functions. */

import type { Statement } from '../ast.ts'
import { Scope } from './scope.ts'
import { compileStatements } from './statement.ts'

/** The text of a function that runs statements. */
export function functionText(scope: Scope, name: string, body: readonly Statement[]): string {
  const inner = compileStatements(scope, body)
  return `function${scope.waits ? '*' : ''} ${name}(ctx) {
let r = 1;
${scope.declarations}body: {
${inner}}
return r;
}
`
}

/** Code that runs a block expression: a function of its own beside the routes, as `return` inside ends only the block. */
export function compileBlock(scope: Scope, body: readonly Statement[]): string {
  const { functions } = scope.unit
  const waits = scope.waits && scope.waitsOf(body)
  const inner = new Scope(scope.unit, waits, scope.waitsOf)
  // the place is taken first, as a block inside of this one takes one too
  const name = `b${functions.push('')}`
  functions[Number(name.slice(1)) - 1] = functionText(inner, name, body)
  const call = waits ? `yield* ${name}(ctx)` : `${name}(ctx)`
  return scope.guard(`(${call})`)
}
