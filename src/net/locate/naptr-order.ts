/** The transports of a domain, as its NAPTR records and our own likes put them in order. */

import type { Proto } from '../peer.ts'
import type { ChoiceOptions } from './options.ts'
import type { DnsRecord } from './dns/records.ts'

/** What the server can send over. */
export interface Supports {
  /** True for a transport that is on. */
  proto(proto: Proto): boolean
  /** There is a socket of the family. */
  readonly ipv4: boolean
  readonly ipv6: boolean
}

/** A transport, and the name to ask for its SRV records. */
export interface Service {
  readonly proto: Proto
  readonly name: string
}

/** Which transports may be used at all. */
export interface ServiceChoice {
  /** Only transports that TLS protects, as a `sips` URI demands. */
  readonly secure: boolean
  readonly options: ChoiceOptions
  readonly supports: Supports
}

/** RFC 3263 section 4.1, RFC 4168 section 6, RFC 7118 section 8.4. */
const PROTO_OF_SERVICE: ReadonlyMap<string, Proto> = new Map([
  ['sip+d2u', 'udp'],
  ['sip+d2t', 'tcp'],
  ['sips+d2t', 'tls'],
  ['sip+d2s', 'sctp'],
  ['sip+d2w', 'ws'],
  ['sips+d2w', 'wss'],
])

/** True for the transports that TLS protects. */
export function isSecure(proto: Proto): boolean {
  return proto === 'tls' || proto === 'wss'
}

/**
 * How much a transport is liked; WebSocket as what is below it.
 *
 * @returns negative for one that must not be chosen
 */
export function liking(proto: Proto, options: ChoiceOptions): number {
  switch (proto) {
    case 'udp':
      return options.dns_udp_pref
    case 'tcp':
    case 'ws':
      return options.dns_tcp_pref
    case 'tls':
    case 'wss':
      return options.dns_tls_pref
    case 'sctp':
      return options.dns_sctp_pref
  }
}

function allowed(proto: Proto, choice: ServiceChoice): boolean {
  if (choice.secure && !isSecure(proto)) return false
  return choice.supports.proto(proto) && liking(proto, choice.options) >= 0
}

/**
 * The services that NAPTR records name, as they are to be tried.
 *
 * With all likes equal, the domain decides. With different ones, the transport liked best comes first, across all orders where
 * `dns_naptr_ignore_rfc` is on, within one order where it is off.
 *
 * @param records - an answer; records that are not about SIP are left out
 * @param choice - which transports may be used, and how much each is liked
 *
 * @rfc 3263 section 4.1
 */
export function naptrServices(records: readonly DnsRecord[], choice: ServiceChoice): Service[] {
  const found: { proto: Proto; name: string; order: number; preference: number }[] = []
  for (const record of records) {
    if (record.type !== 'NAPTR' || record.flags !== 's' || record.regexp !== '') continue
    const proto = PROTO_OF_SERVICE.get(record.services.toLowerCase())
    if (proto === undefined || record.replacement === '.' || !allowed(proto, choice)) continue
    const { order, preference } = record
    found.push({ proto, name: `${record.replacement}.`, order, preference })
  }
  const { options } = choice
  return found.sort((a, b) => {
    const likes = liking(b.proto, options) - liking(a.proto, options)
    const orders = a.order - b.order
    const first = options.dns_naptr_ignore_rfc ? likes || orders : orders || likes
    return first || a.preference - b.preference
  })
}

const WITHOUT_NAPTR: readonly Proto[] = ['udp', 'tcp', 'sctp', 'tls']

/**
 * The transports to ask SRV records for where no NAPTR record leads anywhere, the one liked best first.
 *
 * @param choice - which transports may be used, and how much each is liked
 *
 * @rfc 3263 section 4.1
 */
export function likedTransports(choice: ServiceChoice): Proto[] {
  return WITHOUT_NAPTR.filter((proto) => allowed(proto, choice)).sort(
    (a, b) => liking(b, choice.options) - liking(a, choice.options),
  )
}
