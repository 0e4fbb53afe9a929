/** What the tests of this folder share: answers written shortly, and a resolver that gives them. */

import type { Answer as WireRecord } from 'dns-packet'

import { type Answer, emptyAnswer, type DnsRecord, type RecordType } from '../dns/records.ts'
import type { RandomSource } from '../random-source.ts'
import type { Resolver } from '../dns/resolver.ts'
import type { Supports } from '../naptr-order.ts'

/** Numbers that look like chance, the same in each run (xorshift32). */
export class SeededRandom implements RandomSource {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  uint32(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x
    return x >>> 0
  }
}

/** `A` or `AAAA` record as the wire has it. */
export function address(name: string, data: string, ttl = 60): WireRecord {
  return { type: data.includes(':') ? 'AAAA' : 'A', name, ttl, class: 'IN', data }
}

/** `CNAME` record as the wire has it. */
export function alias(name: string, data: string, ttl = 60): WireRecord {
  return { type: 'CNAME', name, ttl, class: 'IN', data }
}

/** A record of addresses. */
export function ip(address: string): DnsRecord {
  return { type: address.includes(':') ? 'AAAA' : 'A', address }
}

/** A record of a service: `10 5 5060 host`. */
export function srv(text: string): DnsRecord {
  const [priority, weight, port, target = '.'] = text.split(' ')
  return {
    type: 'SRV',
    priority: Number(priority),
    weight: Number(weight),
    port: Number(port),
    target,
  }
}

/** A record of a transport: `10 5 SIP+D2U _sip._udp.host`. */
export function naptr(text: string, flags = 's'): DnsRecord {
  const [order, preference, services = '', replacement = '.'] = text.split(' ')
  const numbers = { order: Number(order), preference: Number(preference) }
  return { type: 'NAPTR', ...numbers, flags, services, regexp: '', replacement }
}

/** Gives what it is told to, at once or when it is let; remembers what it was asked. */
export class ListResolver implements Resolver {
  readonly asked: string[] = []
  /** By `TYPE name`, names without the dot at the end; what is not there does not exist. */
  readonly list: Record<string, readonly DnsRecord[] | 'failed'>
  /** The time to live of all answers. */
  ttl = 60
  /** Answers wait until `let` is called. */
  held = false
  #waiting: (() => void)[] = []

  constructor(list: Record<string, readonly DnsRecord[] | 'failed'> = {}) {
    this.list = list
  }

  async ask(name: string, type: RecordType): Promise<Answer> {
    this.asked.push(`${type} ${name}`)
    if (this.held) {
      const turn = Promise.withResolvers<void>()
      this.#waiting.push(turn.resolve)
      await turn.promise
    }
    const bare = name.endsWith('.') ? name.slice(0, -1) : name
    const records = this.list[`${type} ${bare}`]
    if (records === 'failed') return emptyAnswer('failed', bare, type)
    if (records === undefined) return emptyAnswer('no-name', bare, type)
    return { verdict: 'found', name: bare, type, ttl: this.ttl, records }
  }

  /** Lets all answers go that wait. */
  let(): void {
    this.held = false
    for (const go of this.#waiting.splice(0)) go()
  }
}

/** Everything is on. */
export const ALL: Supports = { proto: () => true, ipv4: true, ipv6: true }
