/** Figures of what went wrong on streams, beyond those the field knows; of all listeners together. */

import { gauge } from '../../runtime/declare/statistic.ts'
import { streamCount, streamLoss } from '../streams.ts'

/** The rows of the table. */
export const tcpLossStatistics = {
  /** Connections closed because what came could not be cut into messages. */
  tcp_bad_frames: gauge({ name: 'bad_frames', group: 'tcp' }, (server) =>
    streamLoss(server, 'badFrame'),
  ),
  /** Connections that closed in the middle of a message. */
  tcp_unfinished: gauge({ name: 'unfinished', group: 'tcp' }, (server) =>
    streamLoss(server, 'unfinished'),
  ),
  /** Pings of RFC 5626 that came between messages. */
  tcp_keep_alives: gauge({ name: 'keep_alives', group: 'tcp' }, (server) =>
    streamLoss(server, 'keepAlive'),
  ),
  /** Connections closed because their peer sent no whole message in time. */
  tcp_silent: gauge({ name: 'silent', group: 'tcp' }, (server) => streamCount(server, 'silent')),
  /** Connections closed because their peer did not answer a ping of the server. */
  tcp_ping_lost: gauge({ name: 'ping_lost', group: 'tcp' }, (server) =>
    streamCount(server, 'pingLost'),
  ),
  /** Connections closed because too much waited for their peer. */
  tcp_too_slow: gauge({ name: 'too_slow', group: 'tcp' }, (server) =>
    streamCount(server, 'tooSlow'),
  ),
  /** Connections closed because all together held too much memory. */
  tcp_shed: gauge({ name: 'shed', group: 'tcp' }, (server) => streamLoss(server, 'overMemory')),
  /** Connections refused because they did not begin with the PROXY protocol, or not in time. */
  tcp_unannounced: gauge({ name: 'unannounced', group: 'tcp' }, (server) =>
    streamLoss(server, 'unannounced'),
  ),
  /** Connections whose handshake did not succeed. */
  tcp_handshake_failed: gauge({ name: 'handshake_failed', group: 'tcp' }, (server) =>
    streamLoss(server, 'handshakeFailed'),
  ),
  /** Messages not sent because no connection led to their peer, and none was to be opened. */
  tcp_no_connection: gauge({ name: 'no_connection', group: 'tcp' }, (server) =>
    streamLoss(server, 'noConnection'),
  ),
  /** Messages lost with a connection that did not come about, broke, or was too slow. */
  tcp_messages_lost: gauge(
    { name: 'messages_lost', group: 'tcp' },
    (server) =>
      streamLoss(server, 'connectFailed') +
      streamLoss(server, 'broken') +
      streamLoss(server, 'slowPeer') +
      streamLoss(server, 'closed'),
  ),
} as const
