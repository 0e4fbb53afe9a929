/** What connections of a transport may use: TCP's limits, and more for TLS. */

import type { TcpLimits } from '../../net/stream/tcp-limits.ts'
import { type TcpSettings, tcpLimits } from './tcp.ts'
import { type TlsSettings, tlsLimits } from './tls.ts'

/**
 * The limits of connections, as the core's parameters say.
 *
 * @param http - whether requests of HTTP are taken, too
 */
export function streamLimits(
  settings: TcpSettings & TlsSettings,
  proto: string,
  http: boolean,
): Partial<TcpLimits> {
  return { ...tcpLimits(settings, http), ...(proto === 'tls' && tlsLimits(settings)) }
}
