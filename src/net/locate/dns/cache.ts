/** Remembers answers, and asks one question at a time for each name. */

import type { Scheduler } from '../../scheduler.ts'
import {
  type Addition,
  answerOf,
  type CacheView,
  type Entry,
  type Content,
  joined,
  keyOf,
  makeEntry,
  viewOf,
} from './cache-entry.ts'
import { CacheStore, type StoreLimits } from './cache-store.ts'
import { domainName } from './names.ts'
import type { CacheOptions } from '../options.ts'
import { type Answer, emptyAnswer, type RecordType } from './records.ts'
import type { Resolver } from './resolver.ts'

/** How long an answer past its time stands in before servers are asked again (RFC 8767 section 5). */
const STALE_TTL_MS = 30_000
/** How long servers are waited for when there is an answer past its time. */
const STALE_AFTER_MS = 1800
/** How long it is remembered that no server answered (RFC 9520 section 3.2). */
const FAILURE_MS = 5000
const MAX_IN_FLIGHT = 1024

/** What the cache has done so far. */
export interface CacheCounters {
  /** Needs met by what was remembered. */
  hits: number
  /** Needs for which a server had to be asked. */
  misses: number
  /** Needs that joined a question already on its way. */
  joined: number
  /** Needs met by an answer past its time. */
  stale: number
  /** Needs not met: no server gave an answer. */
  failed: number
  /** Answers that found no room. */
  full: number
}

/** How putting in a record ended. */
export type AddResult = 'added' | 'kept-old' | 'full' | 'bad-name' | 'off'

/**
 * The answers of a resolver, kept for as long as they are valid.
 *
 * What is valid is there at once (`known`); for everything else one question is on its way for each name and type, however many need it.
 * When servers fail, an answer past its time stands in for up to a day, and after 1.8 seconds of waiting it already does.
 *
 * @example Answers for a locator
 * ```ts
 * const cache = new DnsCache(resolver, LOCATE_OPTIONS, clock)
 * cache.start()
 * const answer = cache.known('example.com', 'A') ?? (await cache.ask('example.com', 'A'))
 * ```
 *
 * @rfc 2308
 * @rfc 8767
 */
export class DnsCache implements Resolver {
  readonly #resolver: Resolver
  readonly #options: CacheOptions
  readonly #clock: Scheduler
  readonly #store = new CacheStore()
  readonly #inFlight = new Map<string, Promise<Answer>>()
  readonly #made: boolean
  #running = false
  #sweeper: { cancel(): void } | null = null
  /** False keeps all questions back: only what is remembered counts, past its time or not. */
  serversUp = true
  /** Seconds that answers are kept from now on, whatever they say themselves; 0 leaves it to them. */
  localTtl = 0
  readonly counters: CacheCounters = {
    hits: 0,
    misses: 0,
    joined: 0,
    stale: 0,
    failed: 0,
    full: 0,
  }

  /**
   * @param resolver - whom to ask
   * @param options - read anew each time, except for `dns_cache_init`
   * @param clock - the time
   */
  constructor(resolver: Resolver, options: CacheOptions, clock: Scheduler) {
    this.#resolver = resolver
    this.#options = options
    this.#clock = clock
    this.#made = options.dns_cache_init
  }

  /** Begins to sweep out what is of no more use, whenever there is something. */
  start(): void {
    this.#running = true
    this.#arm()
  }

  #arm(): void {
    if (!this.#running || this.#sweeper !== null || this.#store.size === 0) return
    const ms = Math.max(this.#options.dns_cache_gc_interval, 1) * 1000
    this.#sweeper = this.#clock.after(ms, () => {
      this.#sweeper = null
      this.#store.sweep(this.#clock.now())
      this.#arm()
    })
  }

  /** Ends the sweeping. */
  stop(): void {
    this.#running = false
    this.#sweeper?.cancel()
    this.#sweeper = null
  }

  /** The memory of all entries. */
  get bytes(): number {
    return this.#store.bytes
  }

  /** The most memory they may use. */
  get limitBytes(): number {
    return this.#options.dns_cache_mem * 1024
  }

  /** How many entries there are, and how many of them say that something does not exist. */
  get sizes(): { readonly entries: number; readonly negative: number } {
    return { entries: this.#store.size, negative: this.#store.emptySize }
  }

  /**
   * What is remembered and valid.
   *
   * @param name - as for `ask`
   * @param type - what is wanted
   * @returns null when a server has to be asked
   */
  known(name: string, type: RecordType): Answer | null {
    const bare = domainName(name)
    if (bare === null) return emptyAnswer('no-name', name, type)
    if (!this.#on) return null
    const now = this.#clock.now()
    const entry = this.#entry(name, bare, type)
    if (entry === null || entry.expiresAt <= now) return null
    this.counters.hits++
    this.#store.touch(entry, now)
    return answerOf(entry, now)
  }

  ask(name: string, type: RecordType): Promise<Answer> {
    const known = this.known(name, type)
    if (known !== null) return Promise.resolve(known)
    const bare = domainName(name) ?? name
    const key = keyOf(bare, type, name.endsWith('.'))
    if (!this.serversUp) return Promise.resolve(this.#standIn(key) ?? this.#failed(bare, type))
    const running = this.#inFlight.get(key)
    if (running !== undefined) {
      this.counters.joined++
      return running
    }
    if (this.#inFlight.size >= MAX_IN_FLIGHT) {
      return Promise.resolve(this.#standIn(key) ?? this.#failed(bare, type))
    }
    this.counters.misses++
    const answer = this.#ask(key, name.endsWith('.') ? `${bare}.` : bare, type)
    this.#inFlight.set(key, answer)
    return answer
  }

  /** Puts in a record by hand; what is permanent wins over all that servers say. */
  add(addition: Addition): AddResult {
    if (!this.#on) return 'off'
    const { type, record, permanent } = addition
    const name = domainName(addition.name)
    if (name === null) return 'bad-name'
    const now = this.#clock.now()
    const key = keyOf(name, type, false)
    const old = this.#store.get(key)
    const live = old !== null && old.expiresAt > now ? old : null
    const ttlMs = addition.ttl * 1000
    if (live !== null && !this.#replaces(live, now + ttlMs, permanent)) return 'kept-old'
    const joins = live !== null && live.permanent === permanent && record !== null
    const merge = joins && (permanent || this.#options.dns_cache_rec_pref === 0)
    const verdict = record === null ? 'no-data' : 'found'
    const records = record === null ? [] : merge ? joined(live.records, record) : [record]
    const what = { key, name, type, verdict, owner: name, records } as const
    return this.#put({ ...what, byHand: true, permanent }, ttlMs, now) ? 'added' : 'full'
  }

  /**
   * Forgets what is remembered of a name and type.
   *
   * @returns `permanent` when it is one of those that go by force alone
   */
  remove(name: string, type: RecordType): 'removed' | 'permanent' | 'absent' {
    const bare = domainName(name)
    if (bare === null) return 'absent'
    const relative = keyOf(bare, type, false)
    const complete = keyOf(bare, type, true)
    const entry = this.#store.get(relative)
    if (entry?.permanent === true) return 'permanent'
    const absent = entry === null && this.#store.get(complete) === null
    this.#store.remove(relative)
    this.#store.remove(complete)
    return absent ? 'absent' : 'removed'
  }

  /** Forgets everything that was learned. */
  clear(): void {
    this.#store.clear()
  }

  /** Forgets everything, permanent entries too. */
  clearByForce(): void {
    for (const entry of this.#store.entries()) this.#store.remove(entry.key)
  }

  /** All entries. */
  *entries(): Generator<CacheView, void, void> {
    const now = this.#clock.now()
    for (const entry of this.#store.entries()) yield viewOf(entry, now)
  }

  /** The entry of a name and type, valid or not. */
  find(name: string, type: RecordType): CacheView | null {
    const bare = domainName(name)
    const entry = bare === null ? null : this.#entry(name, bare, type)
    return entry === null ? null : viewOf(entry, this.#clock.now())
  }

  get #on(): boolean {
    return this.#made && this.#options.use_dns_cache
  }

  /** The entry of a name: one put in by hand whichever way the name is written, else the one learned for that way. */
  #entry(name: string, bare: string, type: RecordType): Entry | null {
    const relative = this.#store.get(keyOf(bare, type, false))
    if (!name.endsWith('.')) return relative
    if (relative?.byHand === true && relative.expiresAt > this.#clock.now()) return relative
    return this.#store.get(keyOf(bare, type, true))
  }

  async #ask(key: string, name: string, type: RecordType): Promise<Answer> {
    const stale = this.#standInLater(key)
    const asked = this.#asked(key, name, type)
    void asked.then(() => stale.cancel())
    return Promise.race([asked, stale.answer])
  }

  async #asked(key: string, name: string, type: RecordType): Promise<Answer> {
    let answer: Answer
    try {
      answer = await this.#resolver.ask(name, type)
    } catch {
      // A resolver must not reject; one that does has failed, and the name must not be taken forever.
      answer = emptyAnswer('failed', name, type)
    }
    this.#inFlight.delete(key)
    return this.#learn(key, name, answer)
  }

  /** Gives what is past its time when servers take too long; they are waited for all the same. */
  #standInLater(key: string): { answer: Promise<Answer>; cancel(): void } {
    const { promise, resolve } = Promise.withResolvers<Answer>()
    if (this.#store.get(key) === null) return { answer: promise, cancel: () => {} }
    const timer = this.#clock.after(STALE_AFTER_MS, () => {
      const answer = this.#standIn(key)
      if (answer !== null) resolve(answer)
    })
    return { answer: promise, cancel: () => timer.cancel() }
  }

  /** An answer past its time, which counts as valid for another half minute. */
  #standIn(key: string): Answer | null {
    const entry = this.#on ? this.#store.get(key) : null
    const now = this.#clock.now()
    if (entry === null || entry.verdict !== 'found' || entry.staleAt <= now) return null
    this.counters.stale++
    entry.standsIn = true
    entry.expiresAt = Math.min(Math.max(entry.expiresAt, now + STALE_TTL_MS), entry.staleAt)
    return answerOf(entry, now)
  }

  #failed(name: string, type: RecordType): Answer {
    this.counters.failed++
    return emptyAnswer('failed', name, type)
  }

  /** Keeps an answer, and gives what is to be made of it. */
  #learn(key: string, name: string, answer: Answer): Answer {
    const bare = domainName(name) ?? name
    const { type, verdict, records } = answer
    if (verdict === 'failed') {
      const standIn = this.#standIn(key)
      if (standIn !== null) return standIn
      this.counters.failed++
    }
    if (!this.#on) return answer
    const now = this.#clock.now()
    const ttlMs = this.#keepMs(answer)
    const old = this.#store.get(key)
    if (old !== null && old.expiresAt > now && !this.#replaces(old, now + ttlMs, false)) {
      return answerOf(old, now)
    }
    const owner = answer.name
    const what = { key, name: bare, type, verdict, owner, records }
    this.#put({ ...what, byHand: false, permanent: false }, ttlMs, now)
    return answer
  }

  #keepMs(answer: Answer): number {
    const options = this.#options
    const negativeMs = Math.max(options.dns_cache_negative_ttl, 0) * 1000
    if (answer.verdict === 'failed') return Math.min(FAILURE_MS, negativeMs)
    if (answer.verdict !== 'found') return negativeMs
    if (this.localTtl > 0) return this.localTtl * 1000
    const ttl = Math.max(answer.ttl, options.dns_cache_min_ttl)
    return Math.max(Math.min(ttl, options.dns_cache_max_ttl), 0) * 1000
  }

  /** True when a valid entry has to give way to a new one. */
  #replaces(old: Entry, expiresAt: number, permanent: boolean): boolean {
    if (old.standsIn) return true
    if (old.permanent !== permanent) return permanent
    if (permanent) return true
    switch (this.#options.dns_cache_rec_pref) {
      case 1:
        return old.verdict !== 'found'
      case 3:
        return expiresAt > old.expiresAt
      default:
        return true
    }
  }

  #put(content: Content, ttlMs: number, now: number): boolean {
    // Nothing is to be remembered, and what the name had before is gone all the same.
    if (ttlMs === 0 && content.verdict !== 'found' && !content.permanent) {
      this.#store.remove(content.key)
      return true
    }
    const limits: StoreLimits = {
      bytes: this.limitBytes,
      dropValid: this.#options.dns_cache_del_nonexp,
    }
    const kept = this.#store.put(makeEntry(content, ttlMs, now), limits, now)
    if (!kept) this.counters.full++
    this.#arm()
    return kept
  }
}
