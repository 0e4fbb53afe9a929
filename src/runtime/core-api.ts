/** What the runtime needs of the core's own exports: the values of its parameters and its figures. */

import { defineApi } from './declare/api.ts'
import type { Counter } from './declare/statistic.ts'
import type { Event } from './declare/event-route.ts'
import type { DnsSettings } from './settings/dns.ts'
import type { ParserSettings } from './settings/parser.ts'
import type { TcpSettings } from './settings/tcp.ts'
import type { TlsSettings } from './settings/tls.ts'
import type { UdpSettings } from './settings/udp.ts'
import type { SocketSpec } from './sockets/sockets.ts'

/** The core parameters that the runtime reads; the core's parameter table documents each. */
export interface Settings
  extends DnsSettings, ParserSettings, TcpSettings, TlsSettings, UdpSettings {
  readonly debug: number
  readonly log_prefix: string
  readonly log_stderror: boolean
  readonly log_facility: string
  readonly log_name: string
  readonly listen: readonly SocketSpec[]
  readonly alias: readonly SocketSpec[]
  readonly auto_aliases: boolean
  readonly port: number
  readonly children: number
  readonly server_signature: boolean
  readonly server_header: string
  readonly user_agent_header: string
  readonly sip_warning: boolean
  readonly check_via: boolean
  readonly max_while_loops: number
  readonly 'script.run_programs': boolean
  readonly max_recursive_level: number
  readonly return_mode: number
  readonly max_branches: number
  readonly pv_buffer_size: number
  readonly received_route_mode: number
  readonly route_locks_size: number
  readonly async_tkv_evcb: string
  readonly rpc_exec_delta: number
  readonly msg_apply_changes_mode: number
  readonly onsend_route_reply: boolean
  readonly log_prefix_mode: number
  readonly log_color: boolean
  readonly log_engine_type: string
  readonly log_engine_data: string
  readonly corelog: number
  readonly verbose_startup: boolean
  readonly exit_timeout: number
  readonly open_files_limit: number
  readonly disable_core_dump: boolean
  readonly user: string | null
  readonly group: string | null
  readonly chroot: string | null
  readonly workdir: string | null
  readonly rundir: string
  readonly server_id: number
  readonly xavp_via_params: string | null
  readonly xavp_via_fields: string | null
  readonly stats_name_separator: string
  readonly latency_limit_action: number
  readonly latency_limit_db: number
  readonly latency_limit_cfg: number
  readonly latency_cfg_log: number
  readonly latency_log: number
}

/** The core's figures that the runtime counts; the core's table of statistics documents each. */
export interface CoreCounters {
  readonly rcv_requests: Counter
  readonly rcv_replies: Counter
  readonly fwd_requests: Counter
  readonly fwd_replies: Counter
  readonly drop_requests: Counter
  readonly drop_replies: Counter
  readonly err_requests: Counter
  readonly err_replies: Counter
  readonly bad_URIs_rcvd: Counter
  readonly bad_msg_hdr: Counter
  readonly unresolved_targets: Counter
  readonly refused_waits: Counter
  readonly failed_dns_request: Counter
  readonly slow_dns_request: Counter
  readonly script_errors: Counter
}

/** What the core offers the runtime. */
export interface CoreApi {
  readonly settings: Settings
  readonly counters: CoreCounters
  /** Requests received, by the number of their method's bit; the last for methods without one. */
  readonly requestsByMethod: readonly Counter[]
  /** Replies received, by the first digit of their status. */
  readonly repliesByClass: readonly (Counter | null)[]
  /** Replies received, by their status; null for those without a figure of their own. */
  readonly repliesByStatus: readonly (Counter | null)[]
  readonly events: {
    readonly modulesBegin: Event
    readonly parseError: Event
    readonly workerOne: Event
  }
}

/** The key under which the runtime asks for it. */
export const coreApi = defineApi<CoreApi>('core')
