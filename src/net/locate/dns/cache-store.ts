/** The memory of the cache: entries in the order of their use, and the bytes they take. */

import type { Entry } from './cache-entry.ts'

const EXPIRED_LOOKED_FOR = 16

/** What the store may use, read anew each time. */
export interface StoreLimits {
  readonly bytes: number
  /** Valid entries may go when there is no other room. */
  readonly dropValid: boolean
}

/**
 * Entries by key, within a limit of memory.
 *
 * When there is no room, what does not exist is forgotten before what does, and what is past its time before what is valid; so questions
 * for names that nobody has can fill the memory, but push nothing out.
 */
export class CacheStore {
  readonly #permanent = new Map<string, Entry>()
  // Maps keep the order of insertion: the entry used longest ago stands first.
  readonly #found = new Map<string, Entry>()
  readonly #empty = new Map<string, Entry>()
  #bytes = 0

  /** The memory of all entries, as near as it can be known. */
  get bytes(): number {
    return this.#bytes
  }

  /** How many entries there are. */
  get size(): number {
    return this.#permanent.size + this.#found.size + this.#empty.size
  }

  /** How many of them say that something does not exist. */
  get emptySize(): number {
    return this.#empty.size
  }

  /** The entry of a key, valid or not. */
  get(key: string): Entry | null {
    return this.#permanent.get(key) ?? this.#found.get(key) ?? this.#empty.get(key) ?? null
  }

  /** Moves an entry to the end of those that may go; noted once a second, which is near enough. */
  touch(entry: Entry, now: number): void {
    if (now - entry.usedAt < 1000) return
    entry.usedAt = now
    const map = this.#mapOf(entry)
    map.delete(entry.key)
    map.set(entry.key, entry)
  }

  /**
   * Puts an entry in the place of any other of its key.
   *
   * @returns false when there is no room for it; the other one is gone all the same
   */
  put(entry: Entry, limits: StoreLimits, now: number): boolean {
    this.remove(entry.key)
    if (!this.#makeRoom(entry.bytes, limits, now)) return false
    this.#mapOf(entry).set(entry.key, entry)
    this.#bytes += entry.bytes
    return true
  }

  /** Forgets the entry of a key. */
  remove(key: string): void {
    const entry = this.get(key)
    if (entry === null) return
    this.#mapOf(entry).delete(key)
    this.#bytes -= entry.bytes
  }

  /** Forgets everything that was learned; permanent entries stay. */
  clear(): void {
    for (const entry of [...this.#found.values(), ...this.#empty.values()]) this.remove(entry.key)
  }

  /** Forgets what is of no more use. */
  sweep(now: number): void {
    for (const map of [this.#found, this.#empty]) {
      for (const entry of map.values()) if (entry.staleAt <= now) this.remove(entry.key)
    }
  }

  /** All entries: permanent ones, then what was found, then what does not exist. */
  *entries(): Generator<Entry, void, void> {
    yield* this.#permanent.values()
    yield* this.#found.values()
    yield* this.#empty.values()
  }

  #mapOf(entry: Entry): Map<string, Entry> {
    if (entry.permanent) return this.#permanent
    return entry.verdict === 'found' ? this.#found : this.#empty
  }

  #makeRoom(bytes: number, limits: StoreLimits, now: number): boolean {
    if (bytes > limits.bytes) return false
    while (this.#bytes + bytes > limits.bytes) {
      const victim = this.#victim(limits, now)
      if (victim === null) return false
      this.remove(victim.key)
    }
    return true
  }

  #victim(limits: StoreLimits, now: number): Entry | null {
    for (const entry of this.#empty.values()) return entry
    let looked = 0
    let oldest: Entry | null = null
    for (const entry of this.#found.values()) {
      if (entry.expiresAt <= now) return entry
      oldest ??= entry
      if (++looked === EXPIRED_LOOKED_FOR) break
    }
    return limits.dropValid ? oldest : null
  }
}
