/** Commands about stream connections. */

import type { Connection } from '../../net/stream/connection.ts'
import type { Settings } from '../../runtime/core-api.ts'
import { core } from '../module.ts'
import { streams } from '../streams.ts'

/** How the field calls what a connection does. */
const stateNames = {
  connecting: 'CONN_CONNECT',
  beginning: 'CONN_ACCEPT',
  open: 'CONN_OK',
  ending: 'CONN_EOF',
} as const

/** Seconds, rounded down; -1 for no end. */
function seconds(ms: number): number {
  return ms === Infinity ? -1 : Math.floor(ms / 1000)
}

/**
 * The stream connections that are open now, and what their limits are.
 *
 * @example Look at the connections after a phone has registered
 * ```kamailio
 * loadmodule "sl.so"
 * tcp_max_connections = 500
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * dave > OPTIONS sip:example.com
 * dave < 200 Alive
 * ```
 * ```rpc
 * > core.tcp_info
 * readers: 1
 * max_connections: 500
 * max_tls_connections: 2048
 * opened_connections: 1
 * opened_tls_connections: 0
 * write_queued_bytes: 0
 * ```
 *
 * @compat `readers` is the number of workers; each reads the connections that it has accepted.
 */
export const tcpInfo = core.rpcCommand({ name: 'core.tcp_info' }, ({ server, params }) => {
  const open = streams(server)
  return {
    readers: 1,
    max_connections: params.tcp_max_connections,
    max_tls_connections: params.tls_max_connections,
    opened_connections: open.length,
    opened_tls_connections: open.filter(({ peer }) => peer.proto === 'tls').length,
    write_queued_bytes: open.reduce((sum, { waitingBytes }) => sum + waitingBytes, 0),
  }
})

/**
 * The settings of stream connections, as they are in force.
 *
 * @example See how long connections live
 * ```kamailio
 * tcp_connection_lifetime = 3605
 * tcp_no_connect = yes
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.tcp_options
 * connect_timeout: 10
 * send_timeout: 10
 * connection_lifetime: 3605
 * max_connections(soft): 2048
 * no_connect: 1
 * crlf_ping: 1
 * accept_aliases: 0
 * ```
 *
 * @compat `alias_flags` and `new_conn_alias_flags` are always 1 and 2: the newest connection to have a name gets what is sent to it.
 */
export const tcpOptions = core.rpcCommand({ name: 'core.tcp_options' }, ({ params }) =>
  optionsOf(params),
)

function optionsOf(settings: Settings): Readonly<Record<string, number>> {
  return {
    connect_timeout: settings.tcp_connect_timeout,
    send_timeout: settings.tcp_send_timeout,
    connection_lifetime: settings.tcp_connection_lifetime,
    'max_connections(soft)': settings.tcp_max_connections,
    'max_tls_connections(soft)': settings.tls_max_connections,
    no_connect: Number(settings.tcp_no_connect),
    fd_cache: Number(settings.tcp_fd_cache),
    async: Number(settings.tcp_async),
    connect_wait: Number(settings.tcp_async),
    conn_wq_max: settings.tcp_conn_wq_max,
    wq_max: settings.tcp_wq_max,
    defer_accept: settings.tcp_defer_accept,
    delayed_ack: Number(settings.tcp_delayed_ack),
    syncnt: settings.tcp_syncnt,
    linger2: settings.tcp_linger2,
    keepalive: Number(settings.tcp_keepalive),
    keepidle: settings.tcp_keepidle,
    keepintvl: settings.tcp_keepintvl,
    keepcnt: settings.tcp_keepcnt,
    crlf_ping: Number(settings.tcp_crlf_ping),
    accept_aliases: Number(settings.tcp_accept_aliases),
    alias_flags: 1,
    new_conn_alias_flags: 2,
  }
}

/**
 * Every stream connection that is open: with whom, how far it is, and how long it lives.
 *
 * `src_ip` and `src_port` are the peer's, whoever opened the connection, and `dst_ip` and `dst_port` the server's. `timeout` is
 * how many seconds are left if nothing more happens; it and `lifetime` are -1 for no end. `state` is `CONN_CONNECT` while the
 * server tries to reach the peer, `CONN_ACCEPT` while a handshake is under way, then `CONN_OK`, and `CONN_EOF` while it closes.
 *
 * @example See who is connected
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40:40001
 * dave > OPTIONS sip:example.com
 * dave < 200 Alive
 * clock +20s
 * ```
 * ```rpc
 * > core.tcp_list
 * - id: 1
 *   type: TCP
 *   state: CONN_OK
 *   timeout: 100
 *   lifetime: 120
 *   ref_count: 1
 *   src_ip: 192.0.2.40
 *   src_port: 40001
 *   dst_ip: 192.0.2.1
 *   dst_port: 5060
 * ```
 *
 * @compat `ref_count` is always 1: a connection belongs to one worker.
 */
export const tcpList = core.rpcCommand({ name: 'core.tcp_list' }, ({ server }) =>
  streams(server).map((connection) => shown(connection)),
)

function shown(connection: Connection) {
  const { id, peer, state, leftMs, lifetimeMs, localAddress, localPort } = connection
  return {
    id,
    type: peer.proto.toUpperCase(),
    state: stateNames[state],
    timeout: seconds(leftMs),
    lifetime: seconds(lifetimeMs),
    ref_count: 1,
    src_ip: peer.address,
    src_port: peer.port,
    dst_ip: localAddress,
    dst_port: localPort,
  }
}
