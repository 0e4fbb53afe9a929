/** Where a server sends to: what it knows of names, which destinations failed lately, and how it chooses (RFC 3263). */

import { BlockList } from '../../net/locate/block-list.ts'
import { DnsCache } from '../../net/locate/dns/cache.ts'
import type { Answer, RecordType } from '../../net/locate/dns/records.ts'
import type { Resolver } from '../../net/locate/dns/resolver.ts'
import { Locator } from '../../net/locate/locate.ts'
import type { Supports } from '../../net/locate/naptr-order.ts'
import type { ResolverOptions } from '../../net/locate/options.ts'
import type { Listener } from '../../net/listener.ts'
import type { Proto } from '../../net/peer.ts'
import type { Clock } from '../clock.ts'
import type { CoreApi } from '../core-api.ts'
import type { Log } from '../log.ts'
import type { Random } from '../random.ts'

/** A resolver that can be told to ask no more. */
export interface NameResolver extends Resolver {
  /** Ends all questions; those asked from now on fail. */
  stop(): void
}

/** Hears of a question that took at least `dns_slow_query_ms`. */
export type SlowQuestion = (name: string, type: RecordType, ms: number) => void

/** Makes what names are asked of: the system's name servers, or the records of an example. */
export type ResolverMaker = (options: ResolverOptions, slow: SlowQuestion) => NameResolver

/** What the locations of a server are made from. */
export interface LocationsParts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly resolver: ResolverMaker
  /** The server's sockets; looked at anew each time. */
  readonly listeners: readonly Listener[]
}

/** What a server has sockets for. */
class SocketSupport implements Supports {
  readonly #listeners: readonly Listener[]

  constructor(listeners: readonly Listener[]) {
    this.#listeners = listeners
  }

  proto(proto: Proto): boolean {
    return this.#listeners.some((listener) => listener.proto === proto)
  }

  get ipv4(): boolean {
    return this.#listeners.some((listener) => listener.family === 4)
  }

  get ipv6(): boolean {
    return this.#listeners.some((listener) => listener.family === 6)
  }
}

/** Location for one server. Modules reach it as `server.locations`. */
export class Locations {
  /** What is remembered of names. */
  readonly cache: DnsCache
  /** What is remembered of destinations that failed. */
  readonly blockList: BlockList
  /** Chooses among places. */
  readonly locator: Locator
  readonly #core: CoreApi
  readonly #resolver: NameResolver
  #waiting = 0

  /**
   * @param core - whose parameters count, anew each time, and whose figures are counted
   * @param parts - the world
   */
  constructor(core: CoreApi, parts: LocationsParts) {
    const { settings, counters } = core
    const { clock, random, log, listeners } = parts
    const resolver = parts.resolver(settings, (name, type, ms) => {
      counters.slow_dns_request.add()
      log.info(`asking for ${type} ${name} took ${ms} ms`)
    })
    const counted: Resolver = {
      ask: async (name, type): Promise<Answer> => {
        const answer = await resolver.ask(name, type)
        if (answer.verdict !== 'found') counters.failed_dns_request.add()
        return answer
      },
    }
    this.#core = core
    this.#resolver = resolver
    this.cache = new DnsCache(counted, settings, clock)
    this.blockList = new BlockList(settings, clock)
    this.locator = new Locator(settings, {
      names: this.cache,
      blockList: this.blockList,
      random,
      supports: new SocketSupport(listeners),
    })
  }

  /** How many messages wait for name servers. */
  get waiting(): number {
    return this.#waiting
  }

  /** Lets one more message wait for name servers; false, and counted, when `dns_max_waiting` do. Followed by `leave()`. */
  enter(): boolean {
    const { settings, counters } = this.#core
    if (this.#waiting >= settings.dns_max_waiting) {
      counters.refused_waits.add()
      return false
    }
    this.#waiting++
    return true
  }

  /** One that waited does no more. */
  leave(): void {
    this.#waiting--
  }

  /** Begins to sweep. */
  start(): void {
    this.cache.start()
    this.blockList.start()
  }

  /** Sweeps no more, and ends what name servers are asked; it may be called twice. */
  stop(): void {
    this.#resolver.stop()
    this.cache.stop()
    this.blockList.stop()
  }
}
