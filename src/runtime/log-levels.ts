/** Levels and syslog facilities that modules have of their own. */

import { SiproseError } from './errors.ts'
import { type Log, type ModuleLog, LogView } from './log.ts'
import { syslogFacilities } from './syslog.ts'

/** The most names that are kept. A server has fewer modules. */
export const MAX_NAMES = 1000

/** The name of the core. */
const CORE = 'core'

/** What a module has of its own; null for what it has in common with the server. */
export interface OwnLog {
  readonly level: number | null
  readonly facility: string | null
}

const nothing: OwnLog = { level: null, facility: null }

/**
 * The levels and facilities of one server's modules, by the names of modules.
 *
 * A name may be that of a module that is not loaded: what is set for it is kept. `core` is the core, whose level is not that of
 * other modules. Nothing that is set has an effect until {@link useLevels} or {@link useFacilities}.
 */
export class LogLevels {
  readonly #log: Log
  readonly #own = new Map<string, OwnLog>()
  readonly #logs = new Map<string, ModuleLog>()
  #levels = false
  #facilities = false

  /** @param log - the server's */
  constructor(log: Log) {
    this.#log = log
    this.#logs.set(CORE, log)
  }

  /** The log of a module that is loaded; the server's for `core`. */
  of(module: string): ModuleLog {
    const known = this.#logs.get(module)
    if (known !== undefined) return known
    const made = new LogView(this.#log)
    this.#logs.set(module, made)
    this.#apply(module)
    return made
  }

  /** Lets levels count that modules have of their own, or not. What was set stays. */
  useLevels(on: boolean): void {
    this.#levels = on
    this.#applyAll()
  }

  /** Lets facilities count that modules have of their own, or not. What was set stays. */
  useFacilities(on: boolean): void {
    this.#facilities = on
    this.#applyAll()
  }

  /**
   * Gives a module a level of its own.
   *
   * @param level - lines of a higher level are not shown; null for the server's
   * @throws SiproseError `log/too-many` for one name more than are kept
   */
  setLevel(module: string, level: number | null): void {
    this.#set(module, { level, facility: this.own(module).facility })
  }

  /**
   * Gives a module a facility of its own.
   *
   * @param facility - `LOG_LOCAL0` and its like; null for the server's
   * @throws SiproseError `log/facility` for one there is none of, `log/too-many` for one name more than are kept
   */
  setFacility(module: string, facility: string | null): void {
    if (facility !== null && !syslogFacilities.has(facility)) {
      throw new SiproseError(
        'log/facility',
        `\`${facility}\` is no facility of syslog; there are ${[...syslogFacilities.keys()].join(', ')}`,
        { facility },
      )
    }
    this.#set(module, { level: this.own(module).level, facility })
  }

  /** The level that counts for a module now. */
  level(module: string): number {
    return (this.#levels ? this.own(module).level : null) ?? this.#log.level
  }

  /** The facility that counts for a module now; null for the server's. */
  facility(module: string): string | null {
    return this.#facilities ? this.own(module).facility : null
  }

  /** What was set for a module, whether it counts or not. */
  own(module: string): OwnLog {
    return this.#own.get(module) ?? nothing
  }

  /** All for which something was set, in the order of that. */
  entries(): Iterable<readonly [module: string, own: OwnLog]> {
    return this.#own.entries()
  }

  #set(module: string, own: OwnLog): void {
    if (own.level === null && own.facility === null) this.#own.delete(module)
    else {
      if (this.#own.size >= MAX_NAMES && !this.#own.has(module)) {
        throw new SiproseError(
          'log/too-many',
          `${MAX_NAMES} names have a level or a facility already`,
        )
      }
      this.#own.set(module, own)
    }
    this.#apply(module)
  }

  #applyAll(): void {
    for (const module of this.#logs.keys()) this.#apply(module)
  }

  #apply(module: string): void {
    const log = this.#logs.get(module)
    if (log === undefined) return
    const { level, facility } = this.own(module)
    log.ownLevel = this.#levels ? level : null
    log.ownFacility = this.#facilities ? facility : null
  }
}
