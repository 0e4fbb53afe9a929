/** What goes on later: messages that wait, and work that was handed over. */

import { type Context, type Host, type ModuleLog, Pauses, type Runnable } from 'siprose'

import type { Told } from './api.ts'

/** What a route that runs on data sees of it. */
export interface TaskData {
  readonly data: string
  readonly group: string
}

/** The group of work that names none. */
export const DEFAULT_GROUP = 'default'

/** The most names of routes that the log is told of once each. */
const MAX_TOLD = 1000

/** The tasks of one server. */
export class Tasks {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #pauses: Pauses
  readonly #data = new WeakMap<Context, TaskData>()
  readonly #events = new WeakMap<Context, Told>()
  readonly #told = new Set<string>()

  /**
   * @param server - has the clock and the routes
   * @param log - the module's
   * @param limit - how many may wait at once
   */
  constructor(server: Host, log: ModuleLog, limit: number) {
    this.#server = server
    this.#log = log
    this.#pauses = new Pauses(server.clock, limit)
  }

  /** Waits; null when too many wait already. */
  wait(ms: number): Promise<boolean> | null {
    const pause = this.#pauses.take(ms)
    if (pause === null) this.#tellOnce('max_waiting messages wait; one more does not')
    return pause
  }

  /** A route of the configuration; null for a name it has none of, which the log is told once. */
  route(name: string): Runnable | null {
    const route = this.#server.route('request', name)
    if (route === null) this.#tellOnce(`there is no route \`${name}\``)
    return route
  }

  /**
   * Goes on later with a route.
   *
   * @param ctx - the message it runs on
   * @param name - the route
   * @param ms - how much later
   * @returns what tells that the route has ended, or that the server stops; null where nothing will run
   */
  later(ctx: Context, name: string, ms: number): Promise<void> | null {
    const route = this.route(name)
    if (route === null) return null
    const pause = this.wait(ms)
    return pause === null ? null : runAfter(pause, route, ctx)
  }

  /** Runs a route on data, soon, without a message; false where nothing will run. */
  hand(name: string, task: TaskData): boolean {
    const ctx = this.#server.blankContext('request')
    this.#data.set(ctx, task)
    const running = this.later(ctx, name, 0)
    if (running === null) return false
    void running
    return true
  }

  /** The data that a route runs on, or null. */
  dataOf(ctx: Context): TaskData | null {
    return this.#data.get(ctx) ?? null
  }

  /**
   * Runs an event route on a made-up message, soon.
   *
   * @param name - the event route
   * @param told - what it is told
   * @returns false where nothing will run
   */
  tell(name: string, told: Told): boolean {
    const route = this.#server.route('event', name)
    if (route === null) {
      this.#tellOnce(`there is no event route \`${name}\``)
      return false
    }
    const pause = this.wait(0)
    if (pause === null) return false
    const ctx = this.#server.blankContext('event')
    this.#events.set(ctx, told)
    void runAfter(pause, route, ctx)
    return true
  }

  /** What an event route is told, or null. */
  toldTo(ctx: Context): Told | null {
    return this.#events.get(ctx) ?? null
  }

  stop(): void {
    this.#pauses.stop()
  }

  #tellOnce(text: string): void {
    if (this.#told.size >= MAX_TOLD || this.#told.has(text)) return
    this.#told.add(text)
    this.#log.error(`async: ${text}`)
  }
}

/** A route keeps its errors in, so this never rejects. */
async function runAfter(pause: Promise<boolean>, route: Runnable, ctx: Context): Promise<void> {
  if (await pause) await route.run(ctx)
}
