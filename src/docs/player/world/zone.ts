/** What names stand for while an example is played. */

import { MAX_ALIASES } from '../../../net/locate/dns/answer.ts'
import { domainName } from '../../../net/locate/dns/names.ts'
import {
  type Answer,
  type DnsRecord,
  emptyAnswer,
  type RecordType,
} from '../../../net/locate/dns/records.ts'
import type { Clock } from '../../../runtime/clock.ts'
import type { NameResolver } from '../../../runtime/forwarding/locations.ts'

/** All that is known of a name and type. */
export interface ZoneEntry {
  /** Of `domainName`. */
  readonly name: string
  readonly type: RecordType
  /** Seconds the answer may be kept. */
  readonly ttl: number
  /** null: no name server gives an answer. */
  readonly records: readonly DnsRecord[] | null
  /** How long the answer takes. */
  readonly delayMs: number
}

/** Takes what `dns` fences say. */
export interface Zone {
  /** Says anew what a name and type stand for; one that has no records any more is said to have none. */
  set(entry: ZoneEntry): void
}

/** Name servers in memory. Names that nobody has said anything about do not exist. */
export class VirtualZone implements Zone, NameResolver {
  readonly #clock: Clock
  readonly #entries = new Map<string, ZoneEntry>()
  readonly #names = new Set<string>()

  /** @param clock - the time that answers take */
  constructor(clock: Clock) {
    this.#clock = clock
  }

  set(entry: ZoneEntry): void {
    this.#names.add(entry.name)
    this.#entries.set(`${entry.type} ${entry.name}`, entry)
  }

  async ask(name: string, type: RecordType): Promise<Answer> {
    const first = domainName(name)
    if (first === null) return emptyAnswer('no-name', name, type)
    let owner = first
    let ttl = Number.POSITIVE_INFINITY
    for (let followed = 0; followed <= MAX_ALIASES; followed++) {
      const entry = this.#entries.get(`${type} ${owner}`)
      if (entry !== undefined) return this.#answer(entry, Math.min(ttl, entry.ttl))
      const alias = this.#entries.get(`CNAME ${owner}`)
      const record = alias?.records?.[0]
      if (alias === undefined || record?.type !== 'CNAME') {
        return emptyAnswer(this.#names.has(owner) ? 'no-data' : 'no-name', owner, type)
      }
      await this.#wait(alias.delayMs)
      owner = record.target
      ttl = Math.min(ttl, alias.ttl)
    }
    return emptyAnswer('failed', first, type)
  }

  stop(): void {
    // Nothing is under way but timers, which the example's clock owns.
  }

  async #answer({ name, type, records, delayMs }: ZoneEntry, ttl: number): Promise<Answer> {
    await this.#wait(delayMs)
    if (records === null) return emptyAnswer('failed', name, type)
    if (records.length === 0) return emptyAnswer('no-data', name, type)
    return { verdict: 'found', name, type, ttl, records }
  }

  async #wait(ms: number): Promise<void> {
    if (ms === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#clock.after(ms, resolve)
    await promise
  }
}
