/** What connections of a transport may use: TCP's limits, and more for TLS. */

import type { TcpLimits } from '../../net/stream/tcp-limits.ts'
import { type TcpSettings, tcpLimits } from './tcp.ts'
import { type TlsSettings, tlsLimits } from './tls.ts'

/** The limits of connections, as the core's parameters say. */
export function streamLimits(
  settings: TcpSettings & TlsSettings,
  proto: string,
): Partial<TcpLimits> {
  return { ...tcpLimits(settings), ...(proto === 'tls' && tlsLimits(settings)) }
}
