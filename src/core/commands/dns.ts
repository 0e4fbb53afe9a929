/** Commands about names and what is remembered of them. */

import { canonicalAddress } from '../../net/ip-address.ts'
import { domainName } from '../../net/locate/dns/names.ts'
import type { DnsCache } from '../../net/locate/dns/cache.ts'
import type { DnsRecord, RecordType } from '../../net/locate/dns/records.ts'
import { int, optional, str } from '../../runtime/declare/argument.ts'
import { core } from '../module.ts'
import { briefEntry, briefRecords, shownEntry } from './dns-text.ts'
import { commandFailure, figures } from './failure.ts'

const MAX_NUMBER = 65_535
const NEGATIVE = 1
const PERMANENT = 2

const ttl = int('ttl', { min: 0, max: 2_147_483_647 })
const flags = int('flags', { min: 0, max: 3 })

const TYPES: readonly RecordType[] = ['A', 'AAAA', 'CNAME', 'NAPTR', 'PTR', 'SRV', 'TXT']

function typeOf(text: string): RecordType {
  const type = TYPES.find((each) => each === text.toUpperCase())
  if (type === undefined) {
    throw commandFailure(`\`${text}\` is no type of record; there is ${TYPES.join(', ')}`)
  }
  return type
}

/** Puts a record into the cache; flag 1 says that there is none, flag 2 that it stays. */
function add(
  cache: DnsCache,
  row: { name: string; ttl: number; flags: number; record: DnsRecord | null; type: RecordType },
): void {
  const { name, type } = row
  if (row.record === null) {
    throw commandFailure(`what is to be added is nothing that a record of ${type} can say`)
  }
  const record = (row.flags & NEGATIVE) !== 0 ? null : row.record
  const permanent = (row.flags & PERMANENT) !== 0
  switch (cache.add({ name, type, record, ttl: row.ttl, permanent })) {
    case 'added':
      return
    case 'bad-name':
      throw commandFailure(`\`${name}\` is no domain name`)
    case 'full':
      throw commandFailure('there is no room left: dns_cache_mem is used up')
    case 'kept-old':
      throw commandFailure(`the records of ${name} that are there already stay`)
    case 'off':
      throw commandFailure('no answers are remembered: use_dns_cache or dns_cache_init is off')
  }
}

function addressRecord(type: 'A' | 'AAAA', text: string): DnsRecord | null {
  const address = canonicalAddress(text)
  return address !== null && address.includes(':') === (type === 'AAAA') ? { type, address } : null
}

/**
 * Shows every remembered answer with its records.
 *
 * `expires` counts down; below zero the answer is only kept for when no name server answers (RFC 8767).
 *
 * @example See what is remembered of a name
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```dns
 * _sip._udp.example.com. 60 IN SRV 10 60 5060 sip.example.com.
 * sip.example.com. 600 IN A 192.0.2.20
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * ```
 * ```rpc
 * > dns.view
 * - name: _sip._udp.example.com
 *   type: SRV
 *   permanent: no
 *   expires: 60
 *   negative_entry: no
 *   records:
 *     - { rr_idx: 0, rr_name: sip.example.com, rr_port: 5060, rr_priority: 10, rr_weight: 60 }
 * - name: sip.example.com
 *   type: A
 *   expires: 600
 *   records:
 *     - { rr_idx: 0, rr_ip: 192.0.2.20, rr_permanent: no, rr_expires: 600 }
 * ```
 *
 * @compat `reference_counter` is always 1, and the last field of a NAPTR record is called `rr_replacement`, not `rr_regexp` again.
 */
export const dns_view = core.rpcCommand({ name: 'dns.view' }, (self) =>
  [...self.server.locations.cache.entries()].map(shownEntry),
)

/**
 * Looks a name up, in what is remembered and then in DNS, and shows what was found.
 *
 * @param type - A, AAAA, CNAME, NAPTR, PTR, SRV or TXT
 * @param name - the name; for PTR as DNS writes it, `1.2.0.192.in-addr.arpa`
 *
 * @example Follow an alias
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * www.example.com. CNAME host.example.com.
 * host.example.com. 300 IN A 192.0.2.7
 * ```
 * ```rpc
 * > dns.lookup A www.example.com
 * name: host.example.com
 * type: A
 * expires: 300
 * records: [{ rr_ip: 192.0.2.7 }]
 * > dns.lookup A nobody.example.com
 * error: { code: 400, message: Not found }
 * > dns.lookup MX example.com
 * error: { code: 400 }
 * ```
 */
export const dns_lookup = core.rpcCommand(
  { name: 'dns.lookup', args: [str('type'), str('name')] },
  async (self, typeName, name) => {
    const type = typeOf(typeName)
    const { cache } = self.server.locations
    const answer = await cache.ask(name, type)
    if (answer.verdict !== 'found') throw commandFailure('Not found')
    const view = cache.find(name, type) ?? {
      bytes: 0,
      permanent: false,
      lastUsed: 0,
    }
    return shownEntry({
      ...view,
      name: answer.name,
      type,
      expiresIn: answer.ttl,
      negative: false,
      records: answer.records,
    })
  },
)

/**
 * Shows every remembered answer in bare values, for programs.
 *
 * Seven for each: name, number of the type, bytes, 1, seconds left, seconds unused, and 1 for one that says that there is nothing, plus 2
 * for a permanent one.
 *
 * @example A record that was put in by hand
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.add_a host.example.com 60 192.0.2.1 0
 * > dns.debug
 * - host.example.com
 * - 1
 * - "{bytes:int}"
 * - 1
 * - 60
 * - 0
 * - 0
 * ```
 */
export const dns_debug = core.rpcCommand({ name: 'dns.debug' }, (self) =>
  [...self.server.locations.cache.entries()].flatMap(briefEntry),
)

/**
 * Shows every remembered record in bare values, for programs.
 *
 * Eleven for each: as `dns.debug`, with the record's number behind the type, and at the end its kind, what it says, and its seconds left.
 *
 * @example A record that was put in by hand
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.add_a host.example.com 60 192.0.2.1 0
 * > dns.debug_all
 * - host.example.com
 * - 1
 * - 0
 * - "{bytes:int}"
 * - 1
 * - 60
 * - 0
 * - 0
 * - ip
 * - 192.0.2.1
 * - 60
 * ```
 */
export const dns_debug_all = core.rpcCommand({ name: 'dns.debug_all' }, (self) =>
  [...self.server.locations.cache.entries()].flatMap(briefRecords),
)

/**
 * Tells how many bytes the remembered answers use, and how many they may.
 *
 * @example Nothing is remembered yet
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.mem_info
 * - 0
 * - 512000
 * ```
 *
 * @see dns_cache_mem
 */
export const dns_mem_info = core.rpcCommand({ name: 'dns.mem_info' }, (self) => {
  const { bytes, limitBytes } = self.server.locations.cache
  return [bytes, limitBytes]
})

/**
 * Puts an IPv4 address of a name into what is remembered.
 *
 * It joins those that are there already. With it a name can be tried out before it is in DNS, or be kept from DNS altogether.
 *
 * @param name - the name
 * @param ttl - how many seconds it is good for
 * @param ip - the address
 * @param flags - 0, or the sum of 1 (say that the name has no address) and 2 (it stays until it is deleted by force)
 *
 * @example Send a name where we want
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```rpc
 * > dns.add_a host.example.com 60 192.0.2.20 2
 * > dns.add_a host.example.com 60 not-an-address 0
 * error: { code: 400 }
 * ```
 * ```sip
 * alice > MESSAGE sip:dana@host.example.com:5060
 * bob   < MESSAGE sip:dana@host.example.com:5060
 * ```
 */
export const dns_add_a = core.rpcCommand(
  { name: 'dns.add_a', args: [str('name'), ttl, str('ip'), flags] },
  (self, name, seconds, ip, bits) => {
    const row = { name, ttl: seconds, flags: bits, type: 'A' as const }
    add(self.server.locations.cache, { ...row, record: addressRecord('A', ip) })
  },
)

/**
 * Puts an IPv6 address of a name into what is remembered.
 *
 * It joins those that are there already. With it a name can be tried out before it is in DNS, or be kept from DNS altogether.
 *
 * @param name - the name
 * @param ttl - how many seconds it is good for
 * @param ip - the address
 * @param flags - 0, or the sum of 1 (say that the name has no address) and 2 (it stays until it is deleted by force)
 *
 * @example Send a name where we want
 * ```kamailio
 * listen = udp:[2001:db8::1]:5060
 * request_route { forward(); }
 * ```
 * ```rpc
 * > dns.add_aaaa host.example.com 60 2001:db8::20 2
 * > dns.add_aaaa host.example.com 60 not-an-address 0
 * error: { code: 400 }
 * ```
 * ```sip
 * actor six udp:[2001:db8::20]
 * alice > MESSAGE sip:dana@host.example.com:5060
 * six   < MESSAGE sip:dana@host.example.com:5060
 * ```
 */
export const dns_add_aaaa = core.rpcCommand(
  { name: 'dns.add_aaaa', args: [str('name'), ttl, str('ip'), flags] },
  (self, name, seconds, ip, bits) => {
    const row = { name, ttl: seconds, flags: bits, type: 'AAAA' as const }
    add(self.server.locations.cache, { ...row, record: addressRecord('AAAA', ip) })
  },
)

/**
 * Puts a host of a service into what is remembered.
 *
 * @param name - the service and domain, `_sip._udp.example.com`
 * @param ttl - how many seconds it is good for
 * @param priority - lower is tried first
 * @param weight - its share of the work of its priority
 * @param port - where the host takes it
 * @param target - the host
 * @param flags - as for `dns.add_a`
 *
 * @example A service for a domain that has none
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```dns
 * sip.example.com. A 192.0.2.40
 * ```
 * ```rpc
 * > dns.add_srv _sip._udp.example.com 60 10 60 5070 sip.example.com 0
 * ```
 * ```sip
 * actor proxy udp:192.0.2.40:5070
 * alice > MESSAGE sip:bob@example.com
 * proxy < MESSAGE sip:bob@example.com
 * ```
 */
export const dns_add_srv = core.rpcCommand(
  {
    name: 'dns.add_srv',
    args: [
      str('name'),
      ttl,
      int('priority', { min: 0, max: MAX_NUMBER }),
      int('weight', { min: 0, max: MAX_NUMBER }),
      int('port', { min: 0, max: MAX_NUMBER }),
      str('target'),
      flags,
    ],
  },
  (self, name, seconds, priority, weight, port, host, bits) => {
    const target = host === '.' ? host : domainName(host)
    const record: DnsRecord | null =
      target === null ? null : { type: 'SRV', priority, weight, port, target }
    const row = { name, ttl: seconds, flags: bits, type: 'SRV' as const }
    add(self.server.locations.cache, { ...row, record })
  },
)

/**
 * Tells what became of needs for names since the server started.
 *
 * `hits` were met by what is remembered, for `misses` a name server was asked, `joined` needed what was being asked already, `stale` were
 * met by an answer past its time because no server answered, `failed` were not met, `full` found no room.
 *
 * @param figure - one of them; all without it
 *
 * @example One question for two messages
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```dns
 * example.com. A 192.0.2.20
 * ```
 * ```sip
 * alice > MESSAGE sip:dana@example.com:5060
 * bob   < MESSAGE sip:dana@example.com:5060
 * alice > MESSAGE sip:dana@example.com:5060
 * bob   < MESSAGE sip:dana@example.com:5060
 * ```
 * ```rpc
 * > dns.stats_get
 * { hits: 1, misses: 1, joined: 0, stale: 0, failed: 0, full: 0 }
 * > dns.stats_get misses
 * 1
 * ```
 *
 * @compat Kamailio has the command only where it was built with these figures, and other ones.
 */
export const dns_stats_get = core.rpcCommand(
  { name: 'dns.stats_get', args: [optional(str('figure'))] },
  (self, figure) => figures({ ...self.server.locations.cache.counters }, figure),
)

/**
 * Says whether name servers are asked at all.
 *
 * With 0 only what is remembered counts, past its time or not: calls go on to where they went before while the name servers are away.
 *
 * @param state - 1 or 0
 *
 * @example Live without name servers for a while
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```dns
 * example.com. 60 IN A 192.0.2.20
 * ```
 * ```sip
 * alice > MESSAGE sip:dana@example.com:5060
 * bob   < MESSAGE sip:dana@example.com:5060
 * ```
 * ```rpc
 * > dns.set_server_state 0
 * > dns.get_server_state
 * 0
 * ```
 * ```sip
 * clock +1h
 * alice > MESSAGE sip:dana@example.com:5060
 * bob   < MESSAGE sip:dana@example.com:5060
 * ```
 */
export const dns_set_server_state = core.rpcCommand(
  { name: 'dns.set_server_state', args: [int('state', { min: 0, max: 1 })] },
  (self, state) => {
    self.server.locations.cache.serversUp = state === 1
  },
)

/**
 * Tells whether name servers are asked: 1 or 0.
 *
 * @example They are, unless somebody said otherwise
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.get_server_state
 * 1
 * ```
 */
export const dns_get_server_state = core.rpcCommand({ name: 'dns.get_server_state' }, (self) =>
  self.server.locations.cache.serversUp ? 1 : 0,
)
