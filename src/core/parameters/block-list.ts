/** Parameters: destinations that failed. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const blockListParameters = {
  /**
   * Whether destinations that failed are remembered, and kept away from for a while.
   *
   * A destination is an address, a port and a transport. It gets on the list when no connection to it comes about, when the machine has no
   * way to send there, when a connection breaks under a message, and by command. While it is on it, requests go to the next destination of
   * their name where `use_dns_failover` is on; with none left, `forward()` fails. Replies are sent all the same.
   *
   * @example A host that takes no connections is not tried again
   * ```kamailio
   * use_dst_blocklist = yes
   * use_dns_failover = yes
   * request_route { forward(); }
   * ```
   * ```dns
   * _sip._tcp.example.com. SRV 10 0 5060 one.example.com.
   * _sip._tcp.example.com. SRV 20 0 5060 two.example.com.
   * one.example.com.       A   192.0.2.41
   * two.example.com.       A   192.0.2.42
   * ```
   * ```sip
   * actor one tcp:192.0.2.41 refuses
   * actor two tcp:192.0.2.42
   * alice > MESSAGE sip:bob@example.com;transport=tcp
   * two   < MESSAGE sip:bob@example.com;transport=tcp
   * ```
   * ```rpc
   * > dst_blocklist.view
   * - { protocol: tcp, ip: 192.0.2.41, port: 5060, expires in (s): 60, flags: 4 }
   * ```
   * ```sip
   * actor one tcp:192.0.2.41
   * alice > MESSAGE sip:bob@example.com;transport=tcp
   * two   < MESSAGE sip:bob@example.com;transport=tcp
   * clock +60s
   * alice > MESSAGE sip:bob@example.com;transport=tcp
   * one   < MESSAGE sip:bob@example.com;transport=tcp
   * ```
   *
   * @example With nowhere else to go, the script is told
   * ```kamailio
   * loadmodule "sl.so"
   * use_dst_blocklist = yes
   * request_route { if (!forward()) sl_send_reply("503", "Kept away from"); }
   * ```
   * ```rpc
   * > dst_blocklist.add 192.0.2.20 5060 1 64
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * alice < 503 Kept away from
   * ```
   */
  use_dst_blocklist: boolParam(false, { live: 'core.use_dst_blocklist' }),

  /**
   * Whether there is a list of failed destinations at all.
   *
   * @example Do without
   * ```kamailio
   * dst_blocklist_init = no
   * request_route { drop; }
   * ```
   * ```rpc
   * > dst_blocklist.add 192.0.2.20 5060 1 64
   * error: { code: 400 }
   * ```
   */
  dst_blocklist_init: boolParam(true),

  /**
   * How long a destination is kept away from after its last failure.
   *
   * @example Try again after ten seconds
   * ```kamailio
   * use_dst_blocklist = yes
   * dst_blocklist_expire = 10
   * request_route { forward(); }
   * ```
   * ```rpc
   * > dst_blocklist.add 192.0.2.20 5060 1 64
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * clock +10s
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * ```
   */
  dst_blocklist_expire: intParam(60, {
    min: 0,
    max: 2_147_483_647,
    unit: 's',
    aliases: ['dst_blocklist_ttl'],
    live: 'core.dst_blocklist_expire',
  }),

  /**
   * How many kilobytes the list may use.
   *
   * When they are used up, the destination whose last failure is longest ago goes for a new one.
   *
   * @example A list for a large network
   * ```kamailio
   * dst_blocklist_mem = 4000
   * request_route { drop; }
   * ```
   * ```rpc
   * > dst_blocklist.mem_info
   * - 0
   * - 4096000
   * ```
   */
  dst_blocklist_mem: intParam(250, { min: 0, max: 4_194_303, live: 'core.dst_blocklist_mem' }),

  /**
   * How often destinations that are past their time are swept out of the list.
   *
   * @example Sweep each ten seconds
   * ```kamailio
   * dst_blocklist_gc_interval = 10
   * request_route { drop; }
   * ```
   */
  dst_blocklist_gc_interval: intParam(60, { min: 1, max: 86_400, unit: 's' }),

  /**
   * Which failures over UDP do not put a destination on the list: the sum of their numbers.
   *
   * 2: sending did not work; 4: no connection came about; 8: the network said that nothing can be reached; 16: a request was not answered in
   * time; 32: the answer was 503; 255: none of them counts.
   *
   * @example Only silence counts against a UDP destination
   * ```kamailio
   * use_dst_blocklist = yes
   * dst_blocklist_udp_imask = 2
   * request_route { drop; }
   * ```
   */
  dst_blocklist_udp_imask: intParam(0, { min: 0, max: 255, live: 'core.dst_blocklist_udp_imask' }),

  /**
   * Which failures over TCP do not put a destination on the list: the sum of their numbers.
   *
   * Those over WebSocket too. 2: sending did not work; 4: no connection came about; 8: the network said that nothing can be reached; 16: a request was not answered in
   * time; 32: the answer was 503; 255: none of them counts.
   *
   * @example A TCP peer may be away for a moment
   * ```kamailio
   * use_dst_blocklist = yes
   * dst_blocklist_tcp_imask = 4
   * request_route { drop; }
   * ```
   */
  dst_blocklist_tcp_imask: intParam(0, { min: 0, max: 255, live: 'core.dst_blocklist_tcp_imask' }),

  /**
   * Which failures over TLS do not put a destination on the list: the sum of their numbers.
   *
   * Those over WebSocket over TLS too. 2: sending did not work; 4: no connection came about; 8: the network said that nothing can be reached; 16: a request was not answered in
   * time; 32: the answer was 503; 255: none of them counts.
   *
   * @example Never keep away from TLS destinations
   * ```kamailio
   * use_dst_blocklist = yes
   * dst_blocklist_tls_imask = 255
   * request_route { drop; }
   * ```
   */
  dst_blocklist_tls_imask: intParam(0, { min: 0, max: 255, live: 'core.dst_blocklist_tls_imask' }),

  /**
   * Which failures over SCTP do not put a destination on the list: the sum of their numbers.
   *
   * 2: sending did not work; 4: no connection came about; 8: the network said that nothing can be reached; 16: a request was not answered in
   * time; 32: the answer was 503; 255: none of them counts.
   *
   * @example Never keep away from SCTP destinations
   * ```kamailio
   * use_dst_blocklist = yes
   * dst_blocklist_sctp_imask = 255
   * request_route { drop; }
   * ```
   */
  dst_blocklist_sctp_imask: intParam(0, {
    min: 0,
    max: 255,
    live: 'core.dst_blocklist_sctp_imask',
  }),
} as const
