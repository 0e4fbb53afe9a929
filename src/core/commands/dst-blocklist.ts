/** Commands about destinations that are kept away from. */

import { canonicalAddress } from '../../net/ip-address.ts'
import type { BlockView } from '../../net/locate/block-list.ts'
import type { Proto } from '../../net/peer.ts'
import { int, optional, str } from '../../runtime/declare/argument.ts'
import { core } from '../module.ts'
import { commandFailure, figures } from './failure.ts'

/** Transports by their numbers; 0 is all of them. */
const PROTOS: readonly (Proto | null)[] = [null, 'udp', 'tcp', 'tls', 'sctp']

const MAX_PORT = 65_535
const MAX_FLAGS = 255

const protocol = ({ proto }: BlockView): string => proto ?? '*'

/**
 * Shows every destination that is kept away from.
 *
 * `flags` says why: 2 sending failed, 4 no connection came about, 8 the network said so, 16 no answer in time, 32 a 503, 64 somebody put it
 * there, 128 permanent.
 *
 * @example Two entries
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dst_blocklist.add 192.0.2.20 5060 1 64
 * > dst_blocklist.add 2001:db8::20 0 0 64
 * > dst_blocklist.view
 * - { protocol: udp, ip: 192.0.2.20, port: 5060, expires in (s): 60, flags: 64 }
 * - { protocol: "*", ip: "2001:db8::20", port: 0, expires in (s): 60, flags: 64 }
 * ```
 *
 * @compat A permanent entry shows 0 seconds, not those it was added with.
 */
export const dst_blocklist_view = core.rpcCommand({ name: 'dst_blocklist.view' }, (self) =>
  [...self.server.locations.blockList.entries()].map((entry) => ({
    protocol: protocol(entry),
    ip: entry.address,
    port: entry.port,
    'expires in (s)': entry.expiresIn,
    flags: entry.causes,
  })),
)

/**
 * Shows every destination that is kept away from in bare values, for programs.
 *
 * Five for each: transport, address, port, seconds left, flags.
 *
 * @example One entry
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dst_blocklist.add 192.0.2.20 5060 2 64
 * > dst_blocklist.debug
 * - tcp
 * - 192.0.2.20
 * - 5060
 * - 60
 * - 64
 * ```
 */
export const dst_blocklist_debug = core.rpcCommand({ name: 'dst_blocklist.debug' }, (self) =>
  [...self.server.locations.blockList.entries()].flatMap((entry) => [
    protocol(entry),
    entry.address,
    entry.port,
    entry.expiresIn,
    entry.causes,
  ]),
)

/**
 * Keeps away from a destination for `dst_blocklist_expire`, whatever the masks say.
 *
 * @param ip - its address
 * @param port - its port; 0 for all
 * @param proto - its transport: 0 all, 1 UDP, 2 TCP, 3 TLS, 4 SCTP
 * @param flags - why, as `dst_blocklist.view` shows it; with 128 in it the entry is permanent
 *
 * @example Take a host out of service
 * ```kamailio
 * use_dst_blocklist = yes
 * use_dns_failover = yes
 * request_route { forward(); }
 * ```
 * ```dns
 * _sip._udp.example.com. SRV 10 0 5060 one.example.com.
 * _sip._udp.example.com. SRV 20 0 5060 two.example.com.
 * one.example.com. A 192.0.2.20
 * two.example.com. A 192.0.2.30
 * ```
 * ```rpc
 * > dst_blocklist.add 192.0.2.20 0 0 64
 * > dst_blocklist.add nobody 0 0 64
 * error: { code: 400, message: Malformed ip address }
 * ```
 * ```sip
 * alice > MESSAGE sip:dana@example.com
 * carol < MESSAGE sip:dana@example.com
 * ```
 */
export const dst_blocklist_add = core.rpcCommand(
  {
    name: 'dst_blocklist.add',
    args: [
      str('ip'),
      int('port', { min: 0, max: MAX_PORT }),
      int('proto'),
      int('flags', { min: 0, max: MAX_FLAGS }),
    ],
  },
  (self, ip, port, number, causes) => {
    const address = canonicalAddress(ip)
    const proto = PROTOS[number]
    if (address === null) throw commandFailure('Malformed ip address')
    if (proto === undefined) throw commandFailure('Unknown protocol')
    const { blockList } = self.server.locations
    if (!blockList.add({ proto, address, port }, { causes, seconds: null })) {
      throw commandFailure('the entry found no room: see dst_blocklist_init and dst_blocklist_mem')
    }
  },
)

/**
 * Forgets every destination that is not permanent.
 *
 * @example Everybody gets another chance
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dst_blocklist.add 192.0.2.20 5060 1 64
 * > dst_blocklist.add 192.0.2.21 5060 1 128
 * > dst_blocklist.delete_all
 * > dst_blocklist.view
 * - { ip: 192.0.2.21, flags: 128 }
 * ```
 */
export const dst_blocklist_delete_all = core.rpcCommand(
  { name: 'dst_blocklist.delete_all' },
  (self) => {
    self.server.locations.blockList.clear()
  },
)

/**
 * Tells how many bytes the list uses, and how many it may.
 *
 * @example An empty list
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > dst_blocklist.mem_info
 * - 0
 * - 256000
 * ```
 */
export const dst_blocklist_mem_info = core.rpcCommand(
  { name: 'dst_blocklist.mem_info' },
  (self) => {
    const { bytes, limitBytes } = self.server.locations.blockList
    return [bytes, limitBytes]
  },
)

/**
 * Tells what the list has done since the server started.
 *
 * `added` counts entries made or made longer, `blocked` places that were passed over, `ignored` failures that a mask excuses, `evicted`
 * entries that went before their time for want of memory.
 *
 * @param figure - one of them; all without it
 *
 * @example One place was passed over
 * ```kamailio
 * use_dst_blocklist = yes
 * request_route { forward(); }
 * ```
 * ```rpc
 * > dst_blocklist.add 192.0.2.20 5060 1 64
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * quiet 1s
 * ```
 * ```rpc
 * > dst_blocklist.stats_get
 * { added: 1, blocked: 1, ignored: 0, evicted: 0 }
 * > dst_blocklist.stats_get blocked
 * 1
 * ```
 *
 * @compat Kamailio has the command only where it was built with these figures, and other ones.
 */
export const dst_blocklist_stats_get = core.rpcCommand(
  { name: 'dst_blocklist.stats_get', args: [optional(str('figure'))] },
  (self, figure) => figures({ ...self.server.locations.blockList.counters }, figure),
)
