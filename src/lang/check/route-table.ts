/** The routes of a configuration by type and name, and which of them something runs. */

import type { Route, RouteType } from '../ast.ts'
import { nearest } from '../near.ts'

/** The table. */
export class RouteTable {
  readonly #routes = new Map<string, Route>()
  readonly #used = new Set<string>()
  /** Types of routes that something names at run time: then any may be meant. */
  readonly #open = new Set<RouteType>()

  /** Adds a route; gives the one of the same type and name, if there was one. */
  add(route: Route): Route | null {
    const key = keyOf(route.type, route.name)
    const known = this.#routes.get(key) ?? null
    if (known === null) this.#routes.set(key, route)
    return known
  }

  /** True when there is such a route; it counts as used from now on. */
  use(type: RouteType, name: string): boolean {
    const key = keyOf(type, name)
    this.#used.add(key)
    return this.#routes.has(key)
  }

  /** Notes that routes of a type are named at run time. */
  useAny(type: RouteType): void {
    this.#open.add(type)
  }

  /** The route that a wrong name was probably meant to be; it counts as used, so that one mistake is told once. */
  guess(type: RouteType, name: string): string | null {
    const names = [...this.#routes.values()].flatMap((route) =>
      route.type === type && route.name !== null ? [route.name] : [],
    )
    const near = nearest(name, names)
    if (near !== null) this.#used.add(keyOf(type, near))
    return near
  }

  /** Routes of a type that nothing runs. */
  unused(type: RouteType): readonly Route[] {
    if (this.#open.has(type)) return []
    return [...this.#routes.entries()].flatMap(([key, route]) =>
      route.type === type && route.name !== null && !this.#used.has(key) ? [route] : [],
    )
  }
}

function keyOf(type: RouteType, name: string | null): string {
  return name === null ? type : `${type}:${name}`
}
