/** Places where a module runs an `event_route` of the configuration. */

import type { Context } from '../context.ts'

/** The declaration of an event route in a module's table. */
export interface EventRoute {
  /** As the configuration writes it between the brackets: `sl:local-response`. */
  readonly name: string
}

/**
 * An event route the module runs.
 *
 * @param name - as the configuration writes it between the brackets
 */
export function eventRoute(name: string): EventRoute {
  return { name }
}

/** An event route of one server: cheap to ask whether anybody wrote it. */
export interface Event {
  /** True when the configuration has the route. */
  readonly wanted: boolean
  /**
   * Runs the route on the message in hand.
   *
   * @returns the route's result; 1 when there is none
   */
  run(ctx: Context): number | Promise<number>
}

/** The table a module declares its event routes in. */
export type EventRouteTable = Readonly<Record<string, EventRoute>>

/** The event routes of one server. */
export type Events<E extends EventRouteTable> = { readonly [K in keyof E]: Event }
