/** The core parameters about TLS, and what they mean for connections. */

import type { TcpLimits } from '../../net/stream/tcp-limits.ts'

/** Documented in the core's table of TLS parameters. */
export interface TlsSettings {
  readonly enable_tls: boolean
  readonly disable_tls: boolean
  readonly tls_port_no: number
  readonly tls_max_connections: number
  readonly tls_handshake_timeout: number
  readonly tls_send_timeout: number
  readonly tls_connection_match_domain: boolean
}

/** Whether TLS is wanted. */
export function tlsEnabled(settings: TlsSettings): boolean {
  return settings.enable_tls || !settings.disable_tls
}

/** What the core's parameters say of TLS connections, beyond what they say of all streams. */
export function tlsLimits(settings: TlsSettings): Partial<TcpLimits> {
  return {
    maxSecured: settings.tls_max_connections,
    handshakeTimeoutMs: settings.tls_handshake_timeout * 1000,
    sendTimeoutMs: settings.tls_send_timeout * 1000,
  }
}
