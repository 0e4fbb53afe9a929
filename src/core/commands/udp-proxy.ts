/** Commands about senders behind balancers of datagrams. */

import { SiproseError } from '../../runtime/errors.ts'
import type { Host } from '../../runtime/host.ts'
import type { ProxiedDatagrams } from '../../net/proxied-datagrams.ts'
import { core } from '../module.ts'

function proxiedOf(server: Host): ProxiedDatagrams {
  if (server.proxied !== null) return server.proxied
  throw new SiproseError(
    'core/no-udp-proxy',
    '`udp_accept_proxy` is off, so nobody is behind a balancer',
  )
}

/**
 * Lists the senders behind balancers of datagrams.
 *
 * `proxy` is the balancer each is answered through, `idle` the seconds since its last datagram.
 *
 * @example Nobody has come through one yet
 * ```kamailio
 * udp_accept_proxy = 1
 * request_route { drop; }
 * ```
 * ```rpc
 * > udp.proxy.dump
 * []
 * ```
 *
 * @example There can be none
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > udp.proxy.dump
 * error: { code: 500, message: "`udp_accept_proxy` is off, so nobody is behind a balancer" }
 * ```
 */
export const udpProxyDump = core.rpcCommand({ name: 'udp.proxy.dump' }, ({ server }) =>
  [...proxiedOf(server).all()].map(({ client, proxy, usedAt }) => ({
    client,
    proxy: `${proxy.address}:${proxy.port}`,
    idle: Math.floor((server.clock.now() - usedAt) / 1000),
  })),
)

/**
 * Counts senders behind balancers of datagrams.
 *
 * `size` is how many there are, `added` how many have come, `expired` how many were forgotten, `full` the datagrams for which there was no
 * room, `refused` those whose header could not be read.
 *
 * @example Before the first one
 * ```kamailio
 * udp_accept_proxy = 1
 * request_route { drop; }
 * ```
 * ```rpc
 * > udp.proxy.stats
 * size: 0
 * limit: 100000
 * added: 0
 * expired: 0
 * full: 0
 * refused: 0
 * ```
 */
export const udpProxyStats = core.rpcCommand({ name: 'udp.proxy.stats' }, ({ server, params }) => {
  const { size, counts } = proxiedOf(server)
  const { added, expired, full, refused } = counts
  return { size, limit: params['net.udp_proxy_max_clients'], added, expired, full, refused }
})

/**
 * Forgets the senders behind balancers that have been silent for long.
 *
 * Long is `net.udp_proxy_lifetime` seconds. It happens by itself every ten seconds.
 *
 * @example Do it now
 * ```kamailio
 * udp_accept_proxy = 1
 * request_route { drop; }
 * ```
 * ```rpc
 * > udp.proxy.clean
 * removed: 0
 * ```
 */
export const udpProxyClean = core.rpcCommand({ name: 'udp.proxy.clean' }, ({ server }) => ({
  removed: proxiedOf(server).expire(server.clock.now()),
}))

/**
 * Forgets all senders behind balancers.
 *
 * Until one sends again, what is sent to it goes to it directly, which a balancer's clients often cannot be reached by.
 *
 * @example After the balancer has moved
 * ```kamailio
 * udp_accept_proxy = 1
 * request_route { drop; }
 * ```
 * ```rpc
 * > udp.proxy.flush
 * removed: 0
 * ```
 */
export const udpProxyFlush = core.rpcCommand({ name: 'udp.proxy.flush' }, ({ server }) => ({
  removed: proxiedOf(server).flush(),
}))
