/** Parameters: what waits for peers that read slowly. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tcpQueuesParameters = {
  /**
   * Whether what a peer does not take at once is queued.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_async = yes
   * request_route { drop; }
   * ```
   */
  tcp_async: boolParam(true, {
    aliases: ['tcp_buf_write'],
    idle: 'nothing ever blocks a worker, so writes are queued whatever is written',
  }),

  /**
   * How many bytes may wait for one peer; more closes its connection as too slow.
   *
   * While the connection is still being opened only the message that is too much is refused.
   *
   * @example What is too long for the queue is not sent
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_conn_wq_max = 100
   * request_route { if (!forward()) sl_send_reply("503", "Too slow"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
   * alice < 503 Too slow
   * ```
   *
   * @example Let slow links have longer queues
   * ```kamailio
   * tcp_conn_wq_max = 131072
   * request_route { drop; }
   * ```
   */
  tcp_conn_wq_max: intParam(32_768, {
    min: 0,
    max: 1_073_741_824,
    unit: 'bytes',
    live: 'tcp.conn_wq_max',
  }),

  /**
   * How many bytes may wait for all peers together.
   *
   * What would be more is not sent, whichever connection it is for.
   *
   * @example Give a small machine a bound
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_wq_max = 100
   * request_route { if (!forward()) sl_send_reply("503", "Too much waits"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
   * alice < 503 Too much waits
   * ```
   */
  tcp_wq_max: intParam(10_485_760, {
    min: 0,
    max: 1_073_741_824,
    unit: 'bytes',
    live: 'tcp.wq_max',
  }),

  /**
   * The size of the blocks that queues are made of.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_wq_blk_size = 4096
   * request_route { drop; }
   * ```
   */
  tcp_wq_blk_size: intParam(2100, {
    min: 1,
    max: 1_048_576,
    unit: 'bytes',
    idle: 'a queue holds each message as it is, so there are no blocks',
  }),
} as const
