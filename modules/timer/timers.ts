/** The timers of one server: each on or off. */

import { type Context, type Host, type Runnable, SiproseError, type Timer } from 'siprose'

import { type Definition, parseDefinition } from './definition.ts'

/** A timer. */
export class SwitchedTimer {
  readonly definition: Definition
  readonly #server: Host
  #route: Runnable | null = null
  readonly #runs: WeakMap<Context, string>
  #timer: Timer | null = null
  #running = false

  /**
   * @param definition - how it was declared
   * @param server - tells the time and has the route
   * @param runs - noted there: which timer a run is of
   */
  constructor(definition: Definition, server: Host, runs: WeakMap<Context, string>) {
    this.definition = definition
    this.#server = server
    this.#runs = runs
  }

  /** Whether it is on. */
  get enabled(): boolean {
    return this.#timer !== null
  }

  /** Finds its route, and switches it on if it was declared so. */
  start(): void {
    this.#route = this.#server.route('request', this.definition.route)
    if (this.definition.enabled) this.enable()
  }

  /** Switches it on: the first run comes when the interval is over. */
  enable(): void {
    this.#timer ??= this.#server.every(this.definition.intervalMs, () => this.#fire())
  }

  /** Switches it off. */
  disable(): void {
    this.#timer?.cancel()
    this.#timer = null
  }

  /** A run that comes while the one before it still waits for something is left out. */
  #fire(): void {
    if (this.#running || this.#route === null) return
    const ctx = this.#server.blankContext('request')
    this.#runs.set(ctx, this.definition.name)
    const result = this.#route.run(ctx)
    if (typeof result === 'number') return
    this.#running = true
    void result.finally(() => {
      this.#running = false
    })
  }
}

/** All timers. */
export class Timers {
  /** The timer that a run is of, by its context. */
  readonly #runs = new WeakMap<Context, string>()
  readonly #byName = new Map<string, SwitchedTimer>()

  /**
   * @param server - tells the time and has the routes
   * @param texts - declarations
   * @throws SiproseError for one that cannot be read, or a name that is there twice
   */
  constructor(server: Host, texts: readonly string[]) {
    for (const definition of texts.map(parseDefinition)) {
      const { name } = definition
      if (this.#byName.has(name)) {
        throw new SiproseError('timer/twice', `timer \`${name}\` is declared twice`, { name })
      }
      this.#byName.set(name, new SwitchedTimer(definition, server, this.#runs))
    }
  }

  /** A timer by name, or null. */
  find(name: string): SwitchedTimer | null {
    return this.#byName.get(name) ?? null
  }

  /** The name of the timer that a run is of; null where it is of none. */
  nameOf(ctx: Context): string | null {
    return this.#runs.get(ctx) ?? null
  }

  start(): void {
    for (const timer of this.#byName.values()) timer.start()
  }

  stop(): void {
    for (const timer of this.#byName.values()) timer.disable()
  }
}
