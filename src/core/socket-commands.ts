/** Commands about the sockets of the server and the names that are its own. */

import type { Listener } from '../net/listener.ts'
import type { Proto } from '../net/peer.ts'
import { core } from './module.ts'

/** The order of transports in lists. */
const ORDER: readonly Proto[] = ['udp', 'tcp', 'tls', 'sctp', 'ws', 'wss']

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

function byTransport(listeners: readonly Listener[]): readonly Listener[] {
  return listeners.toSorted((a, b) => ORDER.indexOf(a.proto) - ORDER.indexOf(b.proto))
}

/**
 * The sockets the server listens on, by transport.
 *
 * @example Show what is listened on
 * ```kamailio
 * disable_tcp = yes
 * listen = udp:192.0.2.1:5060
 * listen = udp:224.0.1.75:5060
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > core.sockets_list
 * - socket: { proto: udp, address: 192.0.2.1, port: "5060", mcast: no, mhomed: no, virtual: no }
 * - socket: { proto: udp, address: 224.0.1.75, port: "5060", mcast: yes, mhomed: no, virtual: no }
 * ```
 */
export const socketsList = core.rpcCommand({ name: 'core.sockets_list' }, ({ server }) =>
  byTransport(server.listeners).map((listener) => ({
    socket: {
      proto: listener.proto,
      address: listener.address,
      port: String(listener.port),
      mcast: yesNo(server.sockets.groups.has(listener)),
      mhomed: 'no',
      virtual: yesNo(server.sockets.isVirtual(listener)),
    },
  })),
)

/**
 * The names that are the server's own besides the addresses of its sockets.
 *
 * The last one written comes first.
 *
 * @example Show the domains of the server
 * ```kamailio
 * alias = "example.com"
 * alias = tcp:sip.example.com:5060
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > core.aliases_list
 * myself_callbacks: no
 * aliases:
 *   - alias: { proto: tcp, address: sip.example.com, port: 5060 }
 *   - alias: { proto: "*", address: example.com, port: "*" }
 * ```
 *
 * @compat Names that a module brings are none of this list.
 */
export const aliasesList = core.rpcCommand({ name: 'core.aliases_list' }, ({ server }) => ({
  myself_callbacks: 'no',
  aliases: server.settings.alias.toReversed().map(({ proto, host, port }) => ({
    alias: { proto: proto ?? '*', address: host, port: port ?? '*' },
  })),
}))

/** The hops of a packet where nothing is said, on most systems. */
const USUAL_TTL = 64

/**
 * What `udp4_raw` and its relatives are set to; there is no raw socket.
 *
 * @example Ask for it
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > core.udp4_raw_info
 * udp4_raw: 0
 * udp4_raw_mtu: 1500
 * udp4_raw_ttl: 64
 * ```
 */
export const rawSocketInfo = core.rpcCommand({ name: 'core.udp4_raw_info' }, ({ server }) => {
  const { udp4_raw_mtu: mtu, udp4_raw_ttl: ttl } = server.settings
  return { udp4_raw: 0, udp4_raw_mtu: mtu, udp4_raw_ttl: ttl < 0 ? USUAL_TTL : ttl }
})
