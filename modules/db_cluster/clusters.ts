/** The clusters of one server, and which of their connections may be used now. */

import {
  DbCode,
  DbError,
  SiproseError,
  type Clock,
  type Database,
  type ModuleLog,
  type Result,
  type Statement,
} from 'siprose'

import type { ClusterDefinition, Mode } from './definition.ts'

/** The world clusters live in. */
export interface ClusterRules {
  readonly clock: Clock
  readonly log: ModuleLog
  /** How long one that failed is left alone. */
  readonly inactiveMs: number
  /** A statement that failed after this is a failure of its connection; 0: only when the connection is what failed. */
  readonly slowMs: number
}

/** A connection in a cluster. */
export class Member {
  readonly name: string
  readonly database: Database
  /** It is left alone until then. */
  inactiveUntil = 0

  constructor(name: string, database: Database) {
    this.name = name
    this.database = database
  }
}

/** Connections of one priority. */
interface Tier {
  readonly mode: Mode
  readonly members: readonly Member[]
  /** Whose turn it is. */
  turn: number
}

/** One cluster. */
export class Cluster {
  readonly name: string
  readonly members: readonly Member[]
  readonly #rules: ClusterRules
  readonly #read: readonly Tier[]
  readonly #write: readonly Tier[]

  /**
   * @param definition - how it was declared
   * @param databases - all connections by name
   * @param rules - the world it lives in
   */
  constructor(
    definition: ClusterDefinition,
    databases: ReadonlyMap<string, Database>,
    rules: ClusterRules,
  ) {
    this.name = definition.name
    this.#rules = rules
    this.members = definition.members.map(({ connection }) => {
      const database = databases.get(connection)
      if (database !== undefined) return new Member(connection, database)
      const known = [...databases.keys()].join(', ') || 'none'
      throw new SiproseError(
        'db_cluster/connection',
        `cluster \`${definition.name}\` has a connection \`${connection}\`; there are ${known}`,
      )
    })
    this.#read = this.#tiers(definition, 'read')
    this.#write = this.#tiers(definition, 'write')
  }

  #tiers({ members }: ClusterDefinition, use: 'read' | 'write'): readonly Tier[] {
    const tiers = new Map<number, { mode: Mode; members: Member[]; turn: number }>()
    for (const [at, definition] of members.entries()) {
      const { priority, mode } = definition[use]
      const member = this.members[at]
      if (priority === 0 || member === undefined) continue
      const tier = tiers.get(priority)
      if (tier === undefined) tiers.set(priority, { mode, members: [member], turn: 0 })
      else tier.members.push(member)
    }
    return [...tiers].toSorted(([one], [other]) => other - one).map(([, tier]) => tier)
  }

  /** Carries out a statement, on the connections of the highest priority that can. */
  async run(statement: Statement): Promise<Result> {
    const reads =
      statement.kind === 'select' ||
      (statement.kind === 'raw' && /^\s*select\b/i.test(statement.text))
    let last: unknown = null
    const tiers = reads ? this.#read : this.#write
    for (const tier of tiers) {
      const members = this.#active(tier)
      if (members.length === 0) continue
      try {
        return await (tier.mode === 'p'
          ? this.#all(members, statement)
          : this.#first(members, statement))
      } catch (error) {
        if (!isConnectionError(error)) throw error
        last = error
      }
    }
    if (last !== null) throw last
    throw new DbError(
      DbCode.UNAVAILABLE,
      `no connection of cluster \`${this.name}\` can be used now`,
    )
  }

  /** Those that are not left alone, in the order in which they are tried. */
  #active(tier: Tier): readonly Member[] {
    const now = this.#rules.clock.now()
    const { members } = tier
    const start = tier.mode === 'r' ? tier.turn++ % members.length : 0
    const order = [...members.slice(start), ...members.slice(0, start)]
    return order.filter(({ inactiveUntil }) => inactiveUntil <= now)
  }

  async #first(members: readonly Member[], statement: Statement): Promise<Result> {
    let last: unknown = null
    for (const member of members) {
      try {
        return await this.#on(member, statement)
      } catch (error) {
        // what the database itself refuses the next one would refuse too, or it would come to differ
        if (!isConnectionError(error)) throw error
        last = error
      }
    }
    throw last
  }

  /** It is done when one has done it. */
  async #all(members: readonly Member[], statement: Statement): Promise<Result> {
    const results = await Promise.allSettled(members.map((member) => this.#on(member, statement)))
    const done = results.find((result) => result.status === 'fulfilled')
    for (const [at, result] of results.entries()) {
      if (result.status === 'rejected' && done !== undefined) {
        const why = result.reason instanceof Error ? result.reason.message : String(result.reason)
        this.#rules.log.error(
          `cluster \`${this.name}\`: \`${members[at]?.name ?? ''}\` did not do what others did: ${why}`,
        )
      }
    }
    if (done?.status === 'fulfilled') return done.value
    const [first] = results
    throw first?.status === 'rejected'
      ? first.reason
      : new DbError(DbCode.UNAVAILABLE, 'nobody was asked')
  }

  async #on(member: Member, statement: Statement): Promise<Result> {
    const { clock, inactiveMs, slowMs, log } = this.#rules
    const start = clock.now()
    try {
      return await member.database.run(statement)
    } catch (error) {
      const slow = slowMs > 0 && clock.now() - start >= slowMs
      if (isConnectionError(error) || slow) {
        member.inactiveUntil = clock.now() + inactiveMs
        const why = error instanceof Error ? error.message : String(error)
        log.error(
          `cluster \`${this.name}\` leaves \`${member.name}\` alone for ${inactiveMs / 1000} s: ${why}`,
        )
      }
      throw error
    }
  }
}

function isConnectionError(error: unknown): boolean {
  return error instanceof DbError && (error.passing || error.code === DbCode.BUSY)
}

/** All clusters. */
export class Clusters {
  readonly #known: ReadonlyMap<string, Cluster>
  readonly #rules: ClusterRules

  /**
   * @param definitions - how they were declared
   * @param databases - all connections by name
   * @param rules - the world they live in
   */
  constructor(
    definitions: readonly ClusterDefinition[],
    databases: ReadonlyMap<string, Database>,
    rules: ClusterRules,
  ) {
    this.#rules = rules
    this.#known = new Map(
      definitions.map((definition) => [definition.name, new Cluster(definition, databases, rules)]),
    )
  }

  /** All of them. */
  all(): Iterable<Cluster> {
    return this.#known.values()
  }

  /** Closes what nobody else uses. */
  async close(): Promise<void> {
    for (const { members } of this.#known.values()) {
      for (const { database } of members) await database.close()
    }
  }

  /** The time, for who shows how long a connection is left alone. */
  now(): number {
    return this.#rules.clock.now()
  }

  /**
   * A cluster by name.
   *
   * @throws SiproseError for one that there is none of
   */
  named(name: string): Cluster {
    const found = this.#known.get(name)
    if (found !== undefined) return found
    const known = [...this.#known.keys()].join(', ') || 'none'
    throw new SiproseError('db_cluster/name', `there is no cluster \`${name}\`; there are ${known}`)
  }
}
