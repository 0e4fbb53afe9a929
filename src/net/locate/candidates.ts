/**
 * RFC 3263 section 4, written down step by step.
 *
 * A generator gives the places to try one after the other, and asks its caller whenever it needs to know something of DNS. So nothing is
 * asked before it is needed, and whoever drives it decides whether to wait.
 */

import type { Proto } from '../peer.ts'
import { serviceName } from './dns/names.ts'
import { likedTransports, naptrServices, type Service, type ServiceChoice } from './naptr-order.ts'
import type { Answer, RecordType } from './dns/records.ts'
import type { RandomSource } from './random-source.ts'
import { srvOrder } from './srv-order.ts'
import { portOf, Target, transportFor, type Wanted } from './target.ts'

const ONLY_IPV4 = 1
const ONLY_IPV6 = 2
const IPV6_FIRST = 4

/** Something that has to be known before the next place is. */
export interface NameQuestion {
  readonly name: string
  readonly type: RecordType
}

/** What a choice among places depends on. */
export interface Choice extends ServiceChoice {
  readonly random: RandomSource
}

/** A place, or a question whose answer has to be given to the next step. */
export type Step = Target | NameQuestion

/** A part of the way: it ends with what it found out. */
type Way<Result> = Generator<Step, Result, Answer | null>

function* asked(name: string, type: RecordType): Way<Answer | null> {
  return yield { name, type }
}

/** The families that are looked up, in their order. */
function families(choice: Choice): ('A' | 'AAAA')[] {
  const { options, supports } = choice
  const flags = options.dns_cache_flags
  const ipv6 = options.dns_try_ipv6 && supports.ipv6 && (flags & ONLY_IPV4) === 0
  const ipv4 = supports.ipv4 && !(ipv6 && (flags & ONLY_IPV6) !== 0)
  if (!ipv6) return ipv4 ? ['A'] : []
  if (!ipv4) return ['AAAA']
  return (flags & IPV6_FIRST) === 0 ? ['A', 'AAAA'] : ['AAAA', 'A']
}

/** RFC 3263 section 4.2: the addresses of one host. */
function* hostTargets(
  host: string,
  proto: Proto,
  port: number,
  wanted: Wanted,
  choice: Choice,
): Way<void> {
  for (const type of families(choice)) {
    const answer = yield* asked(host, type)
    for (const record of answer?.records ?? []) {
      if (record.type !== type) continue
      yield new Target(proto, record.address, type === 'A' ? 4 : 6, port, wanted.host)
    }
  }
}

/** The hosts that SRV records name; false where the domain has none. */
function* serviceTargets(service: Service, wanted: Wanted, choice: Choice): Way<boolean> {
  const answer = yield* asked(service.name, 'SRV')
  if (answer === null || answer.verdict !== 'found') return false
  const balance = choice.options.dns_srv_lb
  for (const record of srvOrder(answer.records, { balance, random: choice.random })) {
    // RFC 2782: a target of `.` says that the service is decidedly not given.
    if (record.target === '.' || record.port === 0) continue
    yield* hostTargets(`${record.target}.`, service.proto, record.port, wanted, choice)
  }
  return true
}

/** The hosts of all services, in their order; false where none has SRV records. */
function* servicesTargets(
  services: readonly Service[],
  wanted: Wanted,
  choice: Choice,
): Way<boolean> {
  let given = false
  for (const service of services) {
    if (yield* serviceTargets(service, wanted, choice)) given = true
  }
  return given
}

/** RFC 3263 section 4.1: a host of which neither port nor transport is known. */
function* domainTargets(wanted: Wanted, choice: Choice): Way<boolean> {
  const { host } = wanted
  const { options } = choice
  const service = (proto: Proto): Service => ({ proto, name: serviceName(proto, host) })
  if (!options.dns_try_naptr) {
    const proto = transportFor(wanted) ?? 'udp'
    return yield* servicesTargets([service(proto)], wanted, choice)
  }
  const answer = yield* asked(host, 'NAPTR')
  const services = naptrServices(answer?.records ?? [], choice)
  if (services.length > 0) return yield* servicesTargets(services, wanted, choice)
  return yield* servicesTargets(likedTransports(choice).map(service), wanted, choice)
}

/**
 * The places of a destination given by name, in the order they are to be tried.
 *
 * @param wanted - the destination; its host a name
 * @param choice - what decides among places
 * @returns each place; each question is to be answered by the next step, with null when it is not known
 *
 * @compat With a port in the URI, Kamailio asks for SRV records all the same when `dns_try_naptr` is on; RFC 3263 forbids it. An
 * SRV record whose target is `.` ends the search; Kamailio goes on with the addresses of the domain.
 * @rfc 3263 section 4
 */
export function* candidates(wanted: Wanted, choice: Choice): Way<void> {
  const { host, port } = wanted
  const proto = transportFor(wanted)
  if (proto === null) return
  if (port !== null && port !== 0) {
    yield* hostTargets(host, proto, port, wanted, choice)
    return
  }
  const served =
    wanted.transport === null
      ? yield* domainTargets(wanted, choice)
      : yield* servicesTargets([{ proto, name: serviceName(proto, host) }], wanted, choice)
  if (!served) yield* hostTargets(host, proto, portOf(proto), wanted, choice)
}
