/** The core parameters about TCP, and what they mean for connections. */

import type { StreamRules } from '../../net/stream/stream-rules.ts'
import type { TcpLimits } from '../../net/stream/tcp-limits.ts'
import { tosByte, type UdpSettings } from './udp.ts'

/** Documented in the core's tables of TCP parameters. */
export interface TcpSettings {
  readonly disable_tcp: boolean
  readonly tcp_connection_lifetime: number
  readonly tcp_connect_timeout: number
  readonly tcp_send_timeout: number
  readonly tcp_msg_read_timeout: number
  readonly tcp_msg_data_timeout: number
  readonly tcp_wait_data: number
  readonly tcp_check_timer: number
  readonly tcp_max_connections: number
  readonly tcp_accept_iplimit: number
  readonly tcp_accept_unique: boolean
  readonly tcp_accept_no_cl: boolean
  readonly tcp_accept_haproxy: boolean
  readonly tcp_accept_aliases: boolean
  readonly tcp_connection_match: number
  readonly tcp_no_connect: boolean
  readonly tcp_source_ipv4: string | null
  readonly tcp_source_ipv6: string | null
  readonly tcp_reuse_port: boolean
  readonly tcp_crlf_ping: boolean
  readonly tcp_script_mode: number
  readonly tcp_close_rst: boolean
  readonly tcp_conn_wq_max: number
  readonly tcp_wq_max: number
  readonly tcp_rd_buf_size: number
  readonly tcp_listen_backlog: number
  readonly tcp_keepalive: boolean
  readonly tcp_keepidle: number
  readonly tcp_keepintvl: number
  readonly tcp_keepcnt: number
  readonly tcp_defer_accept: number
  readonly tcp_delayed_ack: boolean
  readonly tcp_syncnt: number
  readonly tcp_linger2: number
  readonly tcp_async: boolean
  readonly tcp_fd_cache: boolean
}

/** Seconds as milliseconds; a negative number has no end. */
function milliseconds(seconds: number): number {
  return seconds < 0 ? Infinity : seconds * 1000
}

/** A number of things; 0 is no limit. */
function limit(count: number): number {
  return count === 0 ? Infinity : count
}

/** What the core's parameters say of how many connections there may be, how long, and how much. */
export function tcpLimits(settings: TcpSettings, http: boolean): Partial<TcpLimits> {
  const longest = settings.tcp_rd_buf_size
  return {
    maxConnections: settings.tcp_max_connections,
    maxPerAddress: limit(settings.tcp_accept_iplimit),
    lifetimeMs: milliseconds(settings.tcp_connection_lifetime),
    connectTimeoutMs: milliseconds(settings.tcp_connect_timeout),
    sendTimeoutMs: milliseconds(settings.tcp_send_timeout),
    messageTimeoutMs: milliseconds(settings.tcp_msg_read_timeout),
    firstMessageMs: limit(milliseconds(settings.tcp_msg_data_timeout)),
    announceMs: settings.tcp_wait_data,
    checkMs: Math.max(0, settings.tcp_check_timer) * 1000,
    writeQueueBytes: settings.tcp_conn_wq_max,
    totalQueueBytes: settings.tcp_wq_max,
    frame: {
      headerBytes: longest,
      bodyBytes: longest,
      messageBytes: longest,
      acceptNoContentLength: settings.tcp_accept_no_cl,
      http,
    },
  }
}

/** What the core's parameters say of how connections are gone about. */
export function tcpRules(settings: TcpSettings & Pick<UdpSettings, 'tos'>): StreamRules {
  return {
    connects: !settings.tcp_no_connect,
    unique: settings.tcp_accept_unique,
    ownOnly: settings.tcp_connection_match !== 0,
    answersPings: settings.tcp_crlf_ping,
    announced: settings.tcp_accept_haproxy,
    resets: settings.tcp_close_rst,
    source4: settings.tcp_source_ipv4,
    source6: settings.tcp_source_ipv6,
    sharesPort: settings.tcp_reuse_port,
    system: {
      backlog: settings.tcp_listen_backlog,
      keepAlive: settings.tcp_keepalive,
      keepIdle: settings.tcp_keepidle,
      keepInterval: settings.tcp_keepintvl,
      keepCount: settings.tcp_keepcnt,
      deferAccept: settings.tcp_defer_accept,
      quickAck: !settings.tcp_delayed_ack,
      synCount: settings.tcp_syncnt,
      linger: settings.tcp_linger2,
      tos: tosByte(settings),
    },
  }
}
