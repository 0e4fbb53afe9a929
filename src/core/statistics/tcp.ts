/** Figures of stream connections, of all listeners together. */

import { gauge } from '../../runtime/declare/statistic.ts'
import { streamCount, streamLoss, streams } from '../streams.ts'

/** The rows of the table. */
export const tcpStatistics = {
  /** Connections that their peer has reset. */
  tcp_con_reset: gauge({ name: 'con_reset', group: 'tcp' }, (server) =>
    streamCount(server, 'reset'),
  ),
  /** Connections closed because nothing had happened on them for too long. */
  tcp_con_timeout: gauge(
    { name: 'con_timeout', group: 'tcp' },
    (server) =>
      streamCount(server, 'idled') +
      streamCount(server, 'silent') +
      streamCount(server, 'pingLost'),
  ),
  /** Connections that the server tried to open, and that did not come about. */
  tcp_connect_failed: gauge({ name: 'connect_failed', group: 'tcp' }, (server) =>
    streamCount(server, 'connectFailed'),
  ),
  /** Connections that the server has opened. */
  tcp_connect_success: gauge({ name: 'connect_success', group: 'tcp' }, (server) =>
    streamCount(server, 'connected'),
  ),
  /** Connections that are open now. */
  tcp_current_opened_connections: gauge(
    { name: 'current_opened_connections', group: 'tcp' },
    (server) => streams(server).length,
  ),
  /** Bytes that wait for peers now. */
  tcp_current_write_queue_size: gauge(
    { name: 'current_write_queue_size', group: 'tcp' },
    (server) => streams(server).reduce((sum, { waitingBytes }) => sum + waitingBytes, 0),
  ),
  /** Connections that came about, whoever opened them. */
  tcp_established: gauge(
    { name: 'established', group: 'tcp' },
    (server) => streamCount(server, 'accepted') + streamCount(server, 'connected'),
  ),
  /** Connections that peers tried to open, and that a limit of the server refused. */
  tcp_local_reject: gauge(
    { name: 'local_reject', group: 'tcp' },
    (server) =>
      streamLoss(server, 'connectionLimit') +
      streamLoss(server, 'addressLimit') +
      streamLoss(server, 'duplicate') +
      streamLoss(server, 'unannounced'),
  ),
  /** Connections that peers have opened. */
  tcp_passive_open: gauge({ name: 'passive_open', group: 'tcp' }, (server) =>
    streamCount(server, 'accepted'),
  ),
  /** Connections closed because their peer took no byte of what waited for it. */
  tcp_send_timeout: gauge({ name: 'send_timeout', group: 'tcp' }, (server) =>
    streamCount(server, 'sendTimeout'),
  ),
  /** Messages that were not sent because too much waited already, for their peer or for all. */
  tcp_sendq_full: gauge({ name: 'sendq_full', group: 'tcp' }, (server) =>
    streamLoss(server, 'queueFull'),
  ),
} as const
