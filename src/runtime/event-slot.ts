/** The event routes of one server: empty until the script is compiled. */

import type { Runnable } from './aside.ts'
import type { Context } from './context.ts'
import type { Event, EventFamily } from './declare/event-route.ts'

/** Gives the event route of a name; null where the configuration has none. */
export type EventLookup = (name: string) => Runnable | null

/** An event route of one server. */
export class EventSlot implements Event {
  /** As the configuration writes it. */
  readonly name: string
  /** The compiled route, or null where the configuration has none. */
  route: Runnable | null = null

  /** @param name - as the configuration writes it */
  constructor(name: string) {
    this.name = name
  }

  get wanted(): boolean {
    return this.route !== null
  }

  /** Finds the route. */
  connect(lookup: EventLookup): void {
    this.route = lookup(this.name)
  }

  run(ctx: Context): number | Promise<number> {
    return this.route === null ? 1 : this.route.run(ctx)
  }
}

/** The event routes of a family. */
export class FamilySlot implements EventFamily {
  /** What stands before the last colon. */
  readonly name: string
  readonly #members = new Map<string, EventSlot>()
  #lookup: EventLookup = () => null

  /** @param name - what stands before the last colon */
  constructor(name: string) {
    this.name = name
  }

  /** Finds the routes. */
  connect(lookup: EventLookup): void {
    this.#lookup = lookup
    for (const slot of this.#members.values()) slot.connect(lookup)
  }

  of(member: string): EventSlot {
    const known = this.#members.get(member)
    if (known !== undefined) return known
    const slot = new EventSlot(`${this.name}:${member}`)
    slot.connect(this.#lookup)
    this.#members.set(member, slot)
    return slot
  }
}
