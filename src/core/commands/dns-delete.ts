/** Commands that forget what is remembered of names. */

import type { DnsCache } from '../../net/locate/dns/cache.ts'
import type { RecordType } from '../../net/locate/dns/records.ts'
import { str } from '../../runtime/declare/argument.ts'
import { core } from '../module.ts'
import { commandFailure } from './failure.ts'

/** Takes a name's records of a type out of the cache. */
function remove(cache: DnsCache, name: string, type: RecordType): void {
  const result = cache.remove(name, type)
  if (result === 'absent') throw commandFailure('Not found')
  if (result === 'permanent') throw commandFailure('Permanent entries cannot be deleted')
}

/**
 * Forgets what is remembered of a name's A records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. A 192.0.2.7
 * ```
 * ```rpc
 * > dns.lookup A host.example.com
 * name: host.example.com
 * > dns.delete_a host.example.com
 * > dns.delete_a host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_a = core.rpcCommand(
  { name: 'dns.delete_a', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'A')
  },
)

/**
 * Forgets what is remembered of a name's AAAA records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. AAAA 2001:db8::7
 * ```
 * ```rpc
 * > dns.lookup AAAA host.example.com
 * name: host.example.com
 * > dns.delete_aaaa host.example.com
 * > dns.delete_aaaa host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_aaaa = core.rpcCommand(
  { name: 'dns.delete_aaaa', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'AAAA')
  },
)

/**
 * Forgets what is remembered of a name's SRV records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. SRV 1 2 5060 sip.example.com.
 * ```
 * ```rpc
 * > dns.lookup SRV host.example.com
 * name: host.example.com
 * > dns.delete_srv host.example.com
 * > dns.delete_srv host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_srv = core.rpcCommand(
  { name: 'dns.delete_srv', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'SRV')
  },
)

/**
 * Forgets what is remembered of a name's NAPTR records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. NAPTR 1 2 "s" "SIP+D2U" "" _sip._udp.example.com.
 * ```
 * ```rpc
 * > dns.lookup NAPTR host.example.com
 * name: host.example.com
 * > dns.delete_naptr host.example.com
 * > dns.delete_naptr host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_naptr = core.rpcCommand(
  { name: 'dns.delete_naptr', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'NAPTR')
  },
)

/**
 * Forgets what is remembered of a name's CNAME records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. CNAME www.example.com.
 * ```
 * ```rpc
 * > dns.lookup CNAME host.example.com
 * name: host.example.com
 * > dns.delete_cname host.example.com
 * > dns.delete_cname host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_cname = core.rpcCommand(
  { name: 'dns.delete_cname', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'CNAME')
  },
)

/**
 * Forgets what is remembered of a name's TXT records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. TXT "hello"
 * ```
 * ```rpc
 * > dns.lookup TXT host.example.com
 * name: host.example.com
 * > dns.delete_txt host.example.com
 * > dns.delete_txt host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_txt = core.rpcCommand(
  { name: 'dns.delete_txt', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'TXT')
  },
)

/**
 * Forgets what is remembered of a name's PTR records.
 *
 * Permanent ones stay.
 *
 * @param name - the name
 *
 * @example Ask DNS anew
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```dns
 * host.example.com. PTR www.example.com.
 * ```
 * ```rpc
 * > dns.lookup PTR host.example.com
 * name: host.example.com
 * > dns.delete_ptr host.example.com
 * > dns.delete_ptr host.example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_ptr = core.rpcCommand(
  { name: 'dns.delete_ptr', args: [str('name')] },
  (self, name) => {
    remove(self.server.locations.cache, name, 'PTR')
  },
)

/**
 * Forgets nothing: records of type EBL are not looked up.
 *
 * They belong to a draft of ENUM that never became a standard.
 *
 * @param name - the name
 *
 * @example What there is none of is not found
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.delete_ebl example.com
 * error: { code: 400, message: Not found }
 * ```
 */
export const dns_delete_ebl = core.rpcCommand(
  { name: 'dns.delete_ebl', args: [str('name')] },
  (_self, _name) => {
    throw commandFailure('Not found')
  },
)

/**
 * Forgets every answer that is not permanent.
 *
 * @example Begin anew after a change in DNS
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.add_a one.example.com 60 192.0.2.1 0
 * > dns.add_a two.example.com 60 192.0.2.2 2
 * > dns.delete_all
 * status: ok
 * > dns.view
 * - { name: two.example.com, permanent: yes }
 * ```
 */
export const dns_delete_all = core.rpcCommand({ name: 'dns.delete_all' }, (self) => {
  self.server.locations.cache.clear()
  return { status: 'ok' }
})

/**
 * Forgets every answer, permanent ones too.
 *
 * @example Take back what was put in by hand
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dns.add_a two.example.com 60 192.0.2.2 2
 * > dns.delete_a two.example.com
 * error: { code: 400, message: Permanent entries cannot be deleted }
 * > dns.delete_all_force
 * status: ok
 * > dns.view
 * []
 * ```
 */
export const dns_delete_all_force = core.rpcCommand({ name: 'dns.delete_all_force' }, (self) => {
  self.server.locations.cache.clearByForce()
  return { status: 'ok' }
})
