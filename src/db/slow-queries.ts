/** Queries that take too long, and what the log says of them. */

import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Statement } from './statement.ts'

/** The most of a statement that a line shows. */
const SHOWN = 200

/** What decides: the core's parameters, as they are at each query. */
export interface SlowQueryRules {
  /** Microseconds; 0 measures nothing. */
  readonly latency_limit_db: number
  /** The level of the line. */
  readonly latency_log: number
}

/** Whose parameters they are. */
interface Measured {
  readonly settings: SlowQueryRules
}

/** Measures the queries of a server. */
export class SlowQueries {
  readonly #clock: Clock
  readonly #log: Log
  readonly #server: Measured

  /**
   * @param clock - the time
   * @param log - where lines go
   * @param server - has the parameters, once it is configured
   */
  constructor(clock: Clock, log: Log, server: Measured) {
    this.#clock = clock
    this.#log = log
    this.#server = server
  }

  /** Begins to measure; null where nobody wants to know. */
  begin(statement: Statement, database: string): SlowQuery | null {
    const { latency_limit_db: limit, latency_log: level } = this.#server.settings
    if (limit === 0 || !this.#log.shows(level)) return null
    return new SlowQuery(
      () => this.#clock.micros(),
      { statement, database },
      (took, text) => {
        if (took >= limit) this.#log.write(level, text)
      },
    )
  }
}

/** One query that is measured. */
export class SlowQuery {
  readonly #now: () => number
  readonly #what: { readonly statement: Statement; readonly database: string }
  readonly #tell: (took: number, text: string) => void
  readonly #since: number
  #taken: number

  /**
   * @param now - microseconds
   * @param what - the query
   * @param tell - takes how long it took, and what to say of it
   */
  constructor(
    now: () => number,
    what: { readonly statement: Statement; readonly database: string },
    tell: (took: number, text: string) => void,
  ) {
    this.#now = now
    this.#what = what
    this.#tell = tell
    this.#since = now()
    this.#taken = this.#since
  }

  /** A connection is there: what has passed until now was waiting for one. */
  taken(): void {
    this.#taken = this.#now()
  }

  /** It is over, well or not. */
  ended(): void {
    const took = Math.round(this.#now() - this.#since)
    const waited = Math.round(this.#taken - this.#since)
    const { statement, database } = this.#what
    const cause =
      waited >= took / 2 && waited > 0 ? `; [${waited} us] of it waited for a connection` : ''
    this.#tell(
      took,
      `alert - query execution too long [${took} us] for [${shown(statement)}] in ${database}${cause}`,
    )
  }
}

/** What is said of a statement: none of the values in it, which may be anybody's. */
function shown(statement: Statement): string {
  switch (statement.kind) {
    case 'raw':
      return withoutTexts(statement.text.slice(0, SHOWN))
    case 'select':
      return `select from ${statement.from}${names(statement.where)}`
    case 'update':
    case 'delete':
      return `${statement.kind} ${statement.table}${names(statement.where)}`
    default:
      return `${statement.kind} ${statement.table}`
  }
}

function names(where: Extract<Statement, { kind: 'delete' }>['where'] = []): string {
  return where.length === 0 ? '' : ` by ${where.map(([{ name }]) => name).join(', ')}`
}

/** A statement with `'…'` for each text in it, and for what a cut has left open. */
function withoutTexts(text: string): string {
  const pieces = text.split("'")
  let left = pieces[0] ?? ''
  for (let at = 1; at < pieces.length; at += 2) left += `'…'${pieces[at + 1] ?? ''}`
  return left.replaceAll(/\s+/g, ' ')
}
