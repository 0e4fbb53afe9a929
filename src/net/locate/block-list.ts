/** Destinations that failed lately, and are kept away from for a while. */

import { canonicalAddress } from '../ip-address.ts'
import type { Proto } from '../peer.ts'
import type { Scheduler } from '../scheduler.ts'
import type { BlockListOptions } from './options.ts'

const ENTRY_BYTES = 200

/** Why a destination is kept away from: bits, as configurations and commands write them. */
export const BlockCause = {
  /** Sending did not work. */
  SEND: 0x02,
  /** No connection came about. */
  CONNECT: 0x04,
  /** The network said that nothing can be reached there. */
  ICMP: 0x08,
  /** A request was not answered in time. */
  TIMEOUT: 0x10,
  /** It answered 503. */
  UNAVAILABLE: 0x20,
  /** Somebody put it there. */
  ADMIN: 0x40,
  /** Stays until it is deleted by force. */
  PERMANENT: 0x80,
} as const

/** A place that may be on the list. */
export interface Destination {
  /** null stands for all transports. */
  readonly proto: Proto | null
  readonly address: string
  /** 0 stands for all ports. */
  readonly port: number
}

/** Something to put on the list. */
export interface Block {
  /** Bits of `BlockCause`; with `PERMANENT` there is no end. */
  readonly causes: number
  /** How long; null or 0 for `dst_blocklist_expire`. */
  readonly seconds: number | null
}

/** One entry, for people. */
export interface BlockView extends Destination {
  readonly causes: number
  readonly permanent: boolean
  /** Seconds left; 0 for a permanent one. */
  readonly expiresIn: number
}

/** What the list has done so far. */
export interface BlockCounters {
  /** Entries made or made longer. */
  added: number
  /** Places that were passed over. */
  blocked: number
  /** Failures that do not count, by their cause. */
  ignored: number
  /** Entries that went before their time because the memory was used up. */
  evicted: number
}

interface Entry extends Destination {
  readonly causes: number
  readonly expiresAt: number
  readonly bytes: number
}

/**
 * The destinations to keep away from.
 *
 * Each failure begins the time anew. When the memory is used up, the entry whose last failure is the longest ago goes; permanent ones
 * never do.
 *
 * @example A connection did not come about
 * ```ts
 * blockList.report({ proto: 'tcp', address: '192.0.2.1', port: 5060 }, BlockCause.CONNECT)
 * ```
 */
export class BlockList {
  readonly #options: BlockListOptions
  readonly #clock: Scheduler
  readonly #made: boolean
  // Maps keep the order of insertion: the entry that failed longest ago stands first.
  readonly #passing = new Map<string, Entry>()
  readonly #permanent = new Map<string, Entry>()
  #wide = 0
  #bytes = 0
  #running = false
  #sweeper: { cancel(): void } | null = null
  readonly counters: BlockCounters = { added: 0, blocked: 0, ignored: 0, evicted: 0 }

  /**
   * @param options - read anew each time, except for `dst_blocklist_init`
   * @param clock - the time
   */
  constructor(options: BlockListOptions, clock: Scheduler) {
    this.#options = options
    this.#clock = clock
    this.#made = options.dst_blocklist_init
  }

  /** Begins to sweep out what is past its time, whenever there is something. */
  start(): void {
    this.#running = true
    this.#arm()
  }

  #arm(): void {
    if (!this.#running || this.#sweeper !== null || this.#passing.size === 0) return
    const ms = Math.max(this.#options.dst_blocklist_gc_interval, 1) * 1000
    this.#sweeper = this.#clock.after(ms, () => {
      this.#sweeper = null
      this.sweep()
      this.#arm()
    })
  }

  /** Ends the sweeping. */
  stop(): void {
    this.#running = false
    this.#sweeper?.cancel()
    this.#sweeper = null
  }

  /** Forgets what is past its time. */
  sweep(): void {
    const now = this.#clock.now()
    for (const [key, entry] of this.#passing) if (entry.expiresAt <= now) this.#drop(key)
  }

  /** How many entries there are. */
  get size(): number {
    return this.#passing.size + this.#permanent.size
  }

  /** The memory of all entries, as near as it can be known. */
  get bytes(): number {
    return this.#bytes
  }

  /** The most memory they may use. */
  get limitBytes(): number {
    return this.#options.dst_blocklist_mem * 1024
  }

  /**
   * Why a destination is to be kept away from.
   *
   * @param destination - its address as `canonicalAddress` writes it
   * @returns bits of `BlockCause`; 0 when it may be used
   */
  causes(destination: Destination): number {
    if (this.#passing.size + this.#permanent.size === 0) return 0
    if (!this.#options.use_dst_blocklist) return 0
    const now = this.#clock.now()
    const { proto, address, port } = destination
    const causes = this.#causesOf(keyOf(proto, address, port), now)
    if (this.#wide === 0) return causes
    return (
      causes |
      this.#causesOf(keyOf(proto, address, 0), now) |
      this.#causesOf(keyOf(null, address, port), now) |
      this.#causesOf(keyOf(null, address, 0), now)
    )
  }

  /** Counts a place that was passed over. */
  count(): void {
    this.counters.blocked++
  }

  /**
   * Notes that a destination failed, unless the list is off or the cause does not count.
   *
   * @param destination - what failed
   * @param cause - one of `BlockCause`
   * @param ignored - causes that do not count for this message, beside those of `dst_blocklist_*_imask`
   * @returns true when it is on the list now
   */
  report(destination: Destination, cause: number, ignored = 0): boolean {
    if (!this.#options.use_dst_blocklist) return false
    const counts = cause & ~(ignored | this.#ignored(destination.proto))
    if (counts === 0) {
      this.counters.ignored++
      return false
    }
    return this.add(destination, { causes: counts, seconds: null })
  }

  /**
   * Puts a destination on the list, whatever the masks say.
   *
   * @returns false when the address is none, or there is no list or no room
   */
  add(destination: Destination, block: Block): boolean {
    const address = canonicalAddress(destination.address)
    if (!this.#made || address === null) return false
    const { proto, port } = destination
    const key = keyOf(proto, address, port)
    const now = this.#clock.now()
    const permanent = (block.causes & BlockCause.PERMANENT) !== 0
    const old = this.#permanent.get(key) ?? this.#passing.get(key)
    if (old !== undefined && this.#permanent.has(key) && !permanent) return true
    const seconds =
      block.seconds === null || block.seconds === 0
        ? this.#options.dst_blocklist_expire
        : block.seconds
    const lasting = old !== undefined && old.expiresAt > now ? old.causes : 0
    this.#drop(key)
    const bytes = ENTRY_BYTES + 2 * key.length + address.length
    if (!this.#makeRoom(bytes)) return false
    const causes = block.causes | lasting
    const expiresAt = permanent ? Number.POSITIVE_INFINITY : now + seconds * 1000
    const map = permanent ? this.#permanent : this.#passing
    map.set(key, { proto, address, port, causes, expiresAt, bytes })
    this.#bytes += bytes
    if (isWide(destination)) this.#wide++
    this.counters.added++
    this.#arm()
    return true
  }

  /** Takes a destination off the list, permanent or not; false when it was not on it. */
  remove(destination: Destination): boolean {
    const address = canonicalAddress(destination.address)
    if (address === null) return false
    const key = keyOf(destination.proto, address, destination.port)
    const on = this.#causesOf(key, this.#clock.now()) !== 0
    this.#drop(key)
    return on
  }

  /** Takes off everything but what is permanent. */
  clear(): void {
    for (const key of this.#passing.keys()) this.#drop(key)
  }

  /** Takes off everything. */
  clearByForce(): void {
    this.clear()
    for (const key of this.#permanent.keys()) this.#drop(key)
  }

  /** All that is on the list. */
  *entries(): Generator<BlockView, void, void> {
    const now = this.#clock.now()
    for (const { proto, address, port, causes } of this.#permanent.values()) {
      yield { proto, address, port, causes, permanent: true, expiresIn: 0 }
    }
    for (const { proto, address, port, causes, expiresAt } of this.#passing.values()) {
      if (expiresAt <= now) continue
      const expiresIn = Math.ceil((expiresAt - now) / 1000)
      yield { proto, address, port, causes, permanent: false, expiresIn }
    }
  }

  #causesOf(key: string, now: number): number {
    const entry = this.#permanent.get(key) ?? this.#passing.get(key)
    return entry === undefined || entry.expiresAt <= now ? 0 : entry.causes
  }

  #ignored(proto: Proto | null): number {
    switch (proto) {
      case null:
        return 0
      case 'udp':
        return this.#options.dst_blocklist_udp_imask
      case 'tcp':
      case 'ws':
        return this.#options.dst_blocklist_tcp_imask
      case 'tls':
      case 'wss':
        return this.#options.dst_blocklist_tls_imask
      case 'sctp':
        return this.#options.dst_blocklist_sctp_imask
    }
  }

  #makeRoom(bytes: number): boolean {
    while (this.#bytes + bytes > this.limitBytes) {
      const [oldest] = this.#passing.keys()
      if (oldest === undefined) return false
      this.#drop(oldest)
      this.counters.evicted++
    }
    return true
  }

  #drop(key: string): void {
    const entry = this.#permanent.get(key) ?? this.#passing.get(key)
    if (entry === undefined) return
    this.#permanent.delete(key)
    this.#passing.delete(key)
    this.#bytes -= entry.bytes
    if (isWide(entry)) this.#wide--
  }
}

function keyOf(proto: Proto | null, address: string, port: number): string {
  return `${proto ?? '*'} ${address} ${port}`
}

/** Whether an entry stands for more than one place. */
function isWide({ proto, port }: Destination): boolean {
  return proto === null || port === 0
}
