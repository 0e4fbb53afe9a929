/** Asks the system's name servers, and waits for them without holding up anything else. */

import type { Scheduler } from '../../scheduler.ts'
import { MAX_ALIASES, questionBytes, readAnswer, type Question } from './answer.ts'
import { Exchanges, type Outcome, type Query } from './exchange.ts'
import { domainName } from './names.ts'
import type { ResolverOptions } from '../options.ts'
import type { RandomSource } from '../random-source.ts'
import { type Answer, emptyAnswer, type DnsRecord, type RecordType } from './records.ts'
import type { NameServer, ResolvConf } from './resolv-conf.ts'
import type { HostAddresses, Hosts } from './hosts.ts'
import type { SystemNames, SystemNamesSource } from './system-names.ts'

const MAX_OPEN = 256
const MAX_WAITING = 1024
const HOSTS_TTL = 10
const SUSPECT_MS = 30_000

/** Anything that can be asked about names. */
export interface Resolver {
  /**
   * Asks about a name.
   *
   * CNAME records are followed, whatever the type (except for themselves). Never rejects.
   *
   * @param name - a dot at the end says that it is complete, and keeps the search list away
   * @param type - what is wanted
   */
  ask(name: string, type: RecordType): Promise<Answer>
}

/** What a resolver is made from. */
export interface ResolverParts {
  readonly clock: Scheduler
  readonly random: RandomSource
  readonly system: SystemNamesSource
  /** Hears of questions that took long, as `dns_slow_query_ms` says. */
  readonly slow?: (name: string, type: RecordType, ms: number) => void
}

/** What a resolver has done so far. */
export interface ResolverCounters {
  /** Messages sent to servers. */
  questions: number
  /** Messages that no server answered in time. */
  timeouts: number
  /** Messages to servers that could not be reached, would not say, or made no sense. */
  failures: number
  /** Questions asked again over TCP because the answer was cut. */
  truncated: number
  /** Questions not asked because too many were on their way. */
  refused: number
}

/** One way to complete a name. */
interface Attempt {
  readonly name: string
  /** What the records' names must begin with, where the search list may be completed freely. */
  readonly prefix: string | null
}

/**
 * Asks the name servers of `resolv.conf`, after the `hosts` file.
 *
 * Each message has an id and a port nobody can guess. A server that does not answer is asked last for half a minute, so that one dead
 * server does not cost every name its time-out. At most 256 questions are on their way and 1024 wait for their turn; more fail at once.
 *
 * @example Ask the system's servers for the hosts of a service
 * ```ts
 * const resolver = new DnsResolver(LOCATE_OPTIONS, { clock, random, system: new SystemFiles(clock) })
 * const answer = await resolver.ask('_sip._udp.example.com.', 'SRV')
 * ```
 *
 * @rfc 1035 section 7
 */
export class DnsResolver implements Resolver {
  readonly #options: ResolverOptions
  readonly #parts: ResolverParts
  readonly #exchanges: Exchanges
  readonly #suspects = new Map<string, number>()
  readonly #waiting: (() => void)[] = []
  #open = 0
  #stopped = false
  readonly counters: ResolverCounters = {
    questions: 0,
    timeouts: 0,
    failures: 0,
    truncated: 0,
    refused: 0,
  }

  /**
   * @param options - read anew for each question
   * @param parts - time, chance, and what the machine knows
   */
  constructor(options: ResolverOptions, parts: ResolverParts) {
    this.#options = options
    this.#parts = parts
    this.#exchanges = new Exchanges(parts.clock)
  }

  /** Ends all questions; those asked from now on fail. */
  stop(): void {
    this.#stopped = true
    for (const go of this.#waiting.splice(0)) go()
    this.#exchanges.stop()
  }

  async ask(name: string, type: RecordType): Promise<Answer> {
    const bare = domainName(name)
    if (bare === null) return emptyAnswer('no-name', name, type)
    const { clock, slow } = this.#parts
    const system = await this.#parts.system.current()
    const local = fromHosts(system.hosts, bare, type)
    if (local !== null) return local
    if (!(await this.#enter())) return emptyAnswer('failed', bare, type)
    const begin = clock.now()
    const answer = await this.#search(bare, type, system, name.endsWith('.'))
    this.#leave()
    const ms = clock.now() - begin
    const limit = this.#options.dns_slow_query_ms
    if (limit > 0 && ms >= limit) slow?.(bare, type, ms)
    return answer
  }

  /** Waits for a place among the open questions; false where there is none to be had. */
  async #enter(): Promise<boolean> {
    if (this.#stopped) return false
    if (this.#open >= MAX_OPEN) {
      if (this.#waiting.length >= MAX_WAITING) {
        this.counters.refused++
        return false
      }
      // The place is handed on by the question that leaves it, so `#open` stays as it is.
      const turn = Promise.withResolvers<void>()
      this.#waiting.push(turn.resolve)
      await turn.promise
      return true
    }
    this.#open++
    return true
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#open--
    else next()
  }

  /** Asks for the name as it stands and completed, in the order the system asks for. */
  async #search(
    name: string,
    type: RecordType,
    system: SystemNames,
    complete: boolean,
  ): Promise<Answer> {
    let best: Answer | null = null
    for (const attempt of this.#attempts(name, system.resolvConf, complete)) {
      const answer = await this.#follow(attempt, type, system)
      if (answer.verdict === 'found' || answer.verdict === 'failed') return answer
      if (best === null || answer.verdict === 'no-data') best = answer
    }
    return best ?? emptyAnswer('no-name', name, type)
  }

  #attempts(name: string, conf: ResolvConf, complete: boolean): Attempt[] {
    const plain: Attempt = { name, prefix: null }
    const options = this.#options
    if (complete || !options.dns_use_search_list) return [plain]
    const prefix = options.dns_search_full_match ? null : name
    const searched: Attempt[] = []
    for (const domain of conf.search) {
      const full = domainName(`${name}.${domain}`)
      if (full !== null) searched.push({ name: full, prefix })
    }
    const dots = name.split('.').length - 1
    return dots >= conf.ndots ? [plain, ...searched] : [...searched, plain]
  }

  /** Asks for one name, and for those its CNAME records lead to when they were not sent along. */
  async #follow(attempt: Attempt, type: RecordType, system: SystemNames): Promise<Answer> {
    let { name, prefix } = attempt
    let ttl = Number.POSITIVE_INFINITY
    for (let followed = 0; followed <= MAX_ALIASES; followed++) {
      const reading = await this.#askServers(name, type, prefix, system.resolvConf)
      if (reading === null) return emptyAnswer('failed', name, type)
      const { answer, alias } = reading
      ttl = followed === 0 ? answer.ttl : Math.min(ttl, answer.ttl)
      if (alias === null) return { ...answer, ttl }
      name = alias
      prefix = null
    }
    return emptyAnswer('failed', name, type)
  }

  async #askServers(
    name: string,
    type: RecordType,
    prefix: string | null,
    conf: ResolvConf,
  ): Promise<(Outcome & { kind: 'answer' }) | null> {
    const options = this.#options
    const rounds = options.dns_retr_no >= 0 ? options.dns_retr_no + 1 : conf.attempts
    const timeoutMs = options.dns_retr_time > 0 ? options.dns_retr_time * 1000 : conf.timeoutMs
    const servers = this.#servers(conf)
    for (let round = 0; round < rounds; round++) {
      for (const server of servers) {
        if (this.#stopped) return null
        const id = this.#parts.random.uint32() & 0xffff
        const outcome = await this.#askServer(server, { id, name, type, prefix }, timeoutMs, conf)
        if (outcome.kind === 'answer') return outcome
      }
    }
    return null
  }

  /** The servers to ask, those that lately did not answer last. */
  #servers(conf: ResolvConf): NameServer[] {
    const wanted = this.#options.dns_servers_no
    const servers = wanted < 1 ? [...conf.nameServers] : conf.nameServers.slice(0, wanted)
    if (conf.rotate) {
      const first = this.#parts.random.uint32() % Math.max(servers.length, 1)
      servers.push(...servers.splice(0, first))
    }
    if (this.#suspects.size === 0) return servers
    const now = this.#parts.clock.now()
    const suspect = (server: NameServer): boolean =>
      (this.#suspects.get(serverKey(server)) ?? 0) > now
    return [
      ...servers.filter((server) => !suspect(server)),
      ...servers.filter((server) => suspect(server)),
    ]
  }

  async #askServer(
    server: NameServer,
    question: Question,
    timeoutMs: number,
    conf: ResolvConf,
  ): Promise<Outcome> {
    const query: Query = {
      server,
      bytes: questionBytes(question),
      timeoutMs,
      read: (bytes) => readAnswer(bytes, question),
    }
    this.counters.questions++
    let outcome = conf.tcp ? await this.#exchanges.tcp(query) : await this.#exchanges.udp(query)
    if (outcome.kind === 'truncated' && !conf.tcp) {
      this.counters.truncated++
      outcome = await this.#exchanges.tcp(query)
    }
    this.#judge(server, outcome)
    return outcome
  }

  #judge(server: NameServer, outcome: Outcome): void {
    const key = serverKey(server)
    if (outcome.kind === 'answer') {
      this.#suspects.delete(key)
      return
    }
    if (outcome.kind === 'timeout') this.counters.timeouts++
    else this.counters.failures++
    if (outcome.kind === 'useless') return
    // Servers come and go with the file that names them.
    if (this.#suspects.size > 64) this.#suspects.clear()
    this.#suspects.set(key, this.#parts.clock.now() + SUSPECT_MS)
  }
}

function serverKey(server: NameServer): string {
  return `${server.address} ${server.port}`
}

/** What the hosts file says; null where it does not know the name, or is not for the type. */
function fromHosts(hosts: Hosts, name: string, type: RecordType): Answer | null {
  if (type !== 'A' && type !== 'AAAA') return null
  const entry: HostAddresses | undefined = hosts.get(name)
  if (entry === undefined) return null
  const addresses = type === 'A' ? entry.ipv4 : entry.ipv6
  if (addresses.length === 0) return { ...emptyAnswer('no-data', name, type), ttl: HOSTS_TTL }
  const records: DnsRecord[] = addresses.map((address) => ({ type, address }))
  return { verdict: 'found', name, type, ttl: HOSTS_TTL, records }
}
