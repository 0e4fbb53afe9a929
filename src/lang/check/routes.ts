/** Routes: that each exists once, that what is called exists, and what nothing runs. */

import type { ConfigFile, Route, RouteCall } from '../ast.ts'
import { fold } from '../compile/fold.ts'
import type { Position } from '../position.ts'
import type { RouteType } from '../vocabulary.ts'
import { checkCodes } from './codes.ts'
import { type Check, routeWords } from './context.ts'
import { suggest } from './suggest.ts'

/** Notes all routes, and reports those that are there twice. */
export function collectRoutes(check: Check, config: ConfigFile): void {
  for (const route of config.routes) {
    const first = check.routes.add(route)
    if (first !== null && route.name !== null) reportDuplicate(check, route, first)
    if (route.type === 'event' && route.name !== null) checkEvent(check, route, route.name)
  }
}

function reportDuplicate(check: Check, route: Route, first: Route): void {
  const notes = [{ message: 'the first one is at', position: first.namePosition }]
  const word = route.type === 'request' ? 'route' : routeWords[route.type]
  const message = `${word} \`${route.name}\` is there already`
  check.diagnostics.error(checkCodes.duplicateRoute, message, route.namePosition, { notes })
}

function checkEvent(check: Check, route: Route, name: string): void {
  if (check.vocabulary.eventRoute(name)) return
  const help = suggest(check, { kind: 'event-route', name })
  const message = `no loaded module runs an event route \`${name}\``
  check.diagnostics.warning(checkCodes.unknownEvent, message, route.namePosition, { help })
}

/** Checks that a route that is called exists. */
export function checkRouteCall(check: Check, { target }: RouteCall): void {
  const name = fold(target)
  if (name === null) {
    check.routes.useAny('request')
    return
  }
  checkRouteName(check, String(name), target.position)
}

/** Checks that a route of a name exists; it counts as used. */
export function checkRouteName(
  check: Check,
  name: string,
  position: Position,
  type: RouteType = 'request',
): void {
  if (check.routes.use(type, name)) return
  const guess = check.routes.guess(type, name)
  const word = type === 'request' ? 'route' : routeWords[type]
  check.diagnostics.error(checkCodes.unknownRoute, `there is no ${word} \`${name}\``, position, {
    help: guess === null ? `write it: \`${word}[${name}] { ... }\`` : `did you mean \`${guess}\`?`,
  })
}

/** Reports routes that nothing runs, after all calls have been seen. */
export function checkUnused(check: Check): void {
  for (const type of ['request', ...namedTypes(check)] as const) {
    for (const route of check.routes.unused(type)) {
      if (type === 'event' && !isNamed(check, route)) continue
      const word = type === 'request' ? 'route' : routeWords[type]
      const message = `nothing runs ${word} \`${route.name}\``
      check.diagnostics.hint(checkCodes.unusedRoute, message, route.namePosition)
    }
  }
}

/** Whether an event route is one that functions name: modules run the others by themselves. */
function isNamed({ vocabulary }: Check, { name }: Route): boolean {
  for (const word of vocabulary.names('function')) {
    for (const { args } of vocabulary.functions(word)) {
      for (const { routePrefix } of args) {
        if (routePrefix !== undefined && name !== null && name.startsWith(routePrefix)) return true
      }
    }
  }
  return false
}

/** Types of routes that some known function names: of others it cannot be said what runs them. */
function namedTypes({ vocabulary }: Check): ReadonlySet<RouteType> {
  const types = new Set<RouteType>()
  for (const name of vocabulary.names('function')) {
    for (const { args } of vocabulary.functions(name)) {
      for (const { route } of args) if (route !== undefined) types.add(route)
    }
  }
  types.delete('request')
  return types
}
