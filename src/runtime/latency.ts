/** What takes too long, and what the log says of it. */

import { printPosition } from '../lang/position.ts'
import type { SlowCalls } from '../lang/compile/slow.ts'
import type { Context } from './context.ts'
import type { Settings } from './core-api.ts'
import type { Host } from './host.ts'

/** Measures each call of a script where `latency_limit_action` asks for it; null where it does not, and nothing is measured. */
export function slowActions(server: Host, settings: Settings): SlowCalls | null {
  const { latency_limit_action: limit, latency_log: level } = settings
  if (limit === 0) return null
  const now = (): number => server.clock.micros()
  return {
    now,
    ended: (ctx: Context, since, name, position) => {
      const took = Math.round(now() - since)
      if (took < limit || !server.log.shows(level)) return
      const call = ctx.message.callId
      const about = call === null ? '' : ` (Call-ID ${call})`
      server.log.write(
        level,
        `alert - action [${name}] cfg [${printPosition(position)}] took too long [${took} us]${about}`,
      )
    },
  }
}

/** Measures request and reply routes; null where the log would not show what `latency_cfg_log` says. */
export class RouteTimes {
  readonly #server: Host
  readonly #level: number
  readonly #limit: number
  readonly #now: () => number

  constructor(server: Host, { latency_cfg_log: level, latency_limit_cfg: limit }: Settings) {
    this.#server = server
    this.#level = level
    this.#limit = limit
    this.#now = () => server.clock.micros()
  }

  /** The moment a route begins; -1 where nobody wants to know. */
  begin(): number {
    return this.#server.log.shows(this.#level) ? this.#now() : -1
  }

  /** A route has ended. */
  end(type: string, since: number): void {
    const took = Math.round(this.#now() - since)
    if (took < this.#limit) return
    this.#server.log.write(this.#level, `${type}-route executed in: ${took} usec`)
  }
}
