/** Calls of functions and routes as code. */

import type { Call, Expression, RouteCall } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import { argumentAt, chooseForm } from '../forms.ts'
import type { FunctionForm } from '../vocabulary.ts'
import { compileArgument } from './argument.ts'
import { asText, code, type Code } from './code.ts'
import { fold } from './fold.ts'
import type { RouteSlot, Scope } from './scope.ts'
import { measured } from './slow.ts'

/** Code for a call of a function: its result as an integer, which `$rc` has too. */
export function compileCall(scope: Scope, call: Call): Code {
  const forms = scope.unit.vocabulary.functions(call.name)
  const form = chooseForm(forms, call.args.length)
  if (form === null) {
    const name = forms.length === 0 ? checkCodes.unknownFunction : checkCodes.argumentCount
    const message = `no loaded module has a function \`${call.name}\` of ${call.args.length} arguments`
    return scope.fail(name, message, call.namePosition)
  }
  const tests: string[] = []
  const values = call.args.map((arg, index) => {
    const argument = argumentAt(form.args, index)
    return argument === null ? 'undefined' : compileArgument(scope, argument, arg, tests)
  })
  const inputs = [scope.constant(form.self), 'ctx', ...values].join(', ')
  const done = `${scope.constant(form.call)}(${inputs})`
  const result = tests.length === 0 ? done : `${tests.join(' || ')} ? -1 : ${done}`
  const at = scope.unit.positions.add(call.namePosition)
  const settled = `settle(ctx, ${awaited(scope, form, result)})`
  const js = measured(scope, `(ctx.at = ${at}, ${settled})`, call.name, call.namePosition)
  return code(scope.guard(js), 'call')
}

function awaited(scope: Scope, form: FunctionForm, result: string): string {
  if (!form.waits || !scope.waits) return result
  const name = scope.temporary()
  // what is at hand already is not waited for: no other message gets between
  return `typeof (${name} = ${result}) === 'object' ? (yield ${name}) : ${name}`
}

/** Code for `route(NAME)`. */
export function compileRouteCall(scope: Scope, { target, position }: RouteCall): Code {
  const at = scope.unit.positions.add(position)
  const name = fold(target)
  if (name === null) return dynamicRoute(scope, target, at)
  const slot = scope.unit.named(String(name))
  if (slot === null) {
    return scope.fail(checkCodes.unknownRoute, `there is no route \`${name}\``, target.position)
  }
  const js = measured(scope, staticRoute(scope, slot, at), `route(${name})`, position)
  return code(scope.guard(js), 'call')
}

function staticRoute(scope: Scope, slot: RouteSlot, at: number): string {
  const result = scope.temporary()
  const waits = slot.waits && scope.waits
  const constant = scope.constant(slot)
  const run = waits ? `(yield* ${constant}.steps(ctx))` : `${constant}.run(ctx)`
  const limit = scope.unit.helpers.maxRecursiveLevel
  const inside = `ctx.depth += 1, ${result} = ${run}, ctx.depth -= 1, ctx.rc = ${result}`
  return `(ctx.at = ${at}, ctx.depth >= ${limit} ? tooDeep(ctx) : (${inside}))`
}

function dynamicRoute(scope: Scope, target: Expression, at: number): Code {
  const name = asText(scope.expression(target), scope.mode).js
  const waits = scope.waits && scope.unit.dynamicWaits
  const call = waits ? `(yield* stepsByName(ctx, ${name}))` : `routeByName(ctx, ${name})`
  return code(scope.guard(`(ctx.at = ${at}, ${call})`), 'call')
}
