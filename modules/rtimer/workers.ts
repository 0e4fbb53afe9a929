/** The timers of one server, and the routes they run. */

import { type Context, type Host, type Runnable, SiproseError } from 'siprose'

import { parseExec, parseTimer } from './definition.ts'

interface Timer {
  readonly name: string
  readonly intervalMs: number
  readonly workers: number
  readonly routes: string[]
}

/** All timers. */
export class Workers {
  readonly #server: Host
  readonly #timers = new Map<string, Timer>()
  readonly #numbers = new WeakMap<Context, number>()

  /**
   * @param server - tells the time and has the routes
   * @param timers - declarations
   * @param execs - what they run
   * @param defaultInterval - of timers that say nothing else, in seconds
   * @throws SiproseError for what cannot be read, or a name that is there twice or not at all
   */
  constructor(
    server: Host,
    timers: readonly string[],
    execs: readonly string[],
    defaultInterval: number,
  ) {
    this.#server = server
    for (const { name, intervalMs, workers } of timers.map(parseTimer)) {
      if (this.#timers.has(name)) {
        throw new SiproseError('rtimer/twice', `timer \`${name}\` is declared twice`, { name })
      }
      const ms = intervalMs ?? defaultInterval * 1000
      this.#timers.set(name, { name, intervalMs: ms, workers, routes: [] })
    }
    for (const { timer, route } of execs.map(parseExec)) {
      const known = this.#timers.get(timer)
      if (known === undefined) throw unknown(timer, [...this.#timers.keys()])
      known.routes.push(route)
    }
  }

  /** Lets them run. */
  start(): void {
    for (const timer of this.#timers.values()) {
      const routes = timer.routes.flatMap((name) => this.#server.route('request', name) ?? [])
      if (routes.length === 0) continue
      for (let number = 0; number < timer.workers; number++)
        this.#startWorker(timer, routes, number)
    }
  }

  /** A worker whose routes still wait for something when it is time again leaves that time out. */
  #startWorker({ intervalMs }: Timer, routes: readonly Runnable[], number: number): void {
    let running = false
    this.#server.every(intervalMs, () => {
      if (running) return
      running = true
      void this.#run(routes, number).finally(() => {
        running = false
      })
    })
  }

  async #run(routes: readonly Runnable[], number: number): Promise<void> {
    for (const route of routes) {
      const ctx = this.#server.blankContext('request')
      this.#numbers.set(ctx, number)
      const result = route.run(ctx)
      if (typeof result !== 'number') await result
    }
  }

  /** The number of the worker that a route runs in; null for a route that no timer runs. */
  numberOf(ctx: Context): number | null {
    return this.#numbers.get(ctx) ?? null
  }
}

function unknown(name: string, names: readonly string[]): SiproseError {
  const help = names.length === 0 ? 'none is declared' : `there are ${names.join(', ')}`
  return new SiproseError('rtimer/unknown', `there is no timer \`${name}\`; ${help}`, { name })
}
