/** The core parameters about TCP, and what they mean for connections. */

import type { TcpLimits } from '../../net/tcp-limits.ts'

/** Documented in the core's table of TCP parameters. */
export interface TcpSettings {
  readonly disable_tcp: boolean
  readonly tcp_connection_lifetime: number
  readonly tcp_connect_timeout: number
  readonly tcp_send_timeout: number
  readonly tcp_max_connections: number
  readonly tcp_accept_iplimit: number
  readonly tcp_accept_no_cl: boolean
  readonly tcp_conn_wq_max: number
  readonly tcp_rd_buf_size: number
}

/** What the core's parameters say of TCP connections. */
export function tcpLimits(settings: TcpSettings): Partial<TcpLimits> {
  const longest = settings.tcp_rd_buf_size
  return {
    maxConnections: settings.tcp_max_connections,
    maxPerAddress: settings.tcp_accept_iplimit === 0 ? Infinity : settings.tcp_accept_iplimit,
    lifetimeMs: settings.tcp_connection_lifetime * 1000,
    connectTimeoutMs: settings.tcp_connect_timeout * 1000,
    sendTimeoutMs: settings.tcp_send_timeout * 1000,
    writeQueueBytes: settings.tcp_conn_wq_max,
    frame: {
      headerBytes: longest,
      bodyBytes: longest,
      messageBytes: longest,
      acceptNoContentLength: settings.tcp_accept_no_cl,
    },
  }
}
