/** Places where a module runs an `event_route` of the configuration. */

import type { Context } from '../context.ts'

/** The declaration of an event route in a module's table. */
export interface EventRoute {
  /** As the configuration writes it between the brackets: `sl:local-response`. */
  readonly name: string
  /** For a family: what stands behind `name` and a colon and tells its members apart; null for a single route. */
  readonly member: string | null
}

/** The declaration of event routes of which there is one for each table, timer or the like. */
export interface EventRouteFamily extends EventRoute {
  readonly member: string
}

/**
 * An event route the module runs.
 *
 * @param name - as the configuration writes it between the brackets
 */
export function eventRoute(name: string): EventRoute {
  return { name, member: null }
}

/**
 * Event routes whose names begin alike: `htable:expired` for `htable:expired:calls` and its like.
 *
 * @param name - what stands before the last colon
 * @param member - what stands behind it, as the documentation shows it: `table`
 */
export function eventRouteFamily(name: string, member: string): EventRouteFamily {
  return { name, member }
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

/** The event routes of a family in one server. */
export interface EventFamily {
  /**
   * The event route of a member.
   *
   * @param member - what stands behind the family's name and a colon
   */
  of(member: string): Event
}

/** The table a module declares its event routes in. */
export type EventRouteTable = Readonly<Record<string, EventRoute>>

/** The event routes of one server. */
export type Events<E extends EventRouteTable> = {
  readonly [K in keyof E]: E[K] extends EventRouteFamily ? EventFamily : Event
}
