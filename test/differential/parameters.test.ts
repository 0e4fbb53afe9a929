/** The forms of parameters that the documentation shows are read by Kamailio too, or it does not know them. */

import { spawnSync } from 'node:child_process'

import t from 'tap'

import { parameters } from '../../src/core/parameters/all.ts'
import { parameterForms } from '../../src/docs/reference-forms.ts'
import type { Parameter } from '../../src/runtime/declare/parameter.ts'
import { installed, temporaryFile } from '../support/server-process.ts'

/** Parameters and other names that came with versions after 5.6. */
const newer = new Set(
  `async_tkv_evcb async_tkv_gname auto_domains dns_rev_via dns_use_cache dns_use_failover kemi.request_route_callback maxsndbuffer mem_add_size
  msg_apply_changes_mode msg_clone_extra_size msg_recv_max_size return_mode rpc_exec_delta rpc_exec_locks rpc_exec_locks_mode
  tcp_accept_iplimit tcp_accept_protocols tcp_accept_protos tcp_check_timer tcp_close_rst tcp_listen_backlog tcp_main_threads
  tcp_msg_data_timeout tcp_msg_read_timeout tls_connection_match_domain tls_threads_mode udp_accept_proxy udp_receiver_mode
  xavp_via_reply_params`.split(/\s+/),
)

/** Parameters of this server alone. */
const ours = new Set(['dns_max_waiting'])

/** What has to be written in place of the default, where that is nothing, or is another way to say nothing. */
const values: ReadonlyMap<string, string> = new Map([
  ['user', 'nobody'],
  ['uid', 'nobody'],
  ['group', 'nogroup'],
  ['gid', 'nogroup'],
  ['tls_method', 'TLSv1'],
  ['tcp_source_ipv4', '192.0.2.1'],
  ['tcp_source_ipv6', '2001:db8::1'],
  // Kamailio has no negative numbers where 0 or leaving the line out says the same
  ...['open_files_limit', 'mcast_ttl', 'udp4_raw_ttl', 'dns_retr_time', 'dns_retr_no'].map(
    (name) => [name, '1'] as const,
  ),
  ['dns_servers_no', '1'],
])

/** A line for each name of a parameter; those of statements, sockets and groups have forms of their own. */
function linesOf(name: string, row: Parameter<unknown>): readonly string[] {
  if (row.type === 'statement' || row.type === 'socket-list' || name.startsWith('sctp.')) return []
  return [name, ...row.aliases]
    .filter((each) => !newer.has(each) && !ours.has(each))
    .map((each) => {
      const value = values.get(each)
      return value === undefined
        ? (parameterForms('core', each, row)[0] ?? '')
        : `${each} = ${value}`
    })
}

const skip = installed('kamailio') ? false : 'kamailio is not installed'

t.test(
  'Kamailio reads each parameter of the core as the documentation writes it',
  { skip },
  (t) => {
    const lines = Object.entries<Parameter<unknown>>(parameters).flatMap(([name, row]) =>
      linesOf(name, row),
    )
    t.ok(lines.length > 200, `${lines.length} lines`)
    const file = temporaryFile('a.cfg', `${lines.join('\n')}\nrequest_route { exit; }\n`)
    const { stderr } = spawnSync('kamailio', ['-c', '-E', '-f', file], { encoding: 'latin1' })
    const wrong = [...stderr.matchAll(/CRITICAL: .*line (\d+), column/g)].map(
      ([, at]) => lines[Number(at) - 1],
    )
    t.strictSame([...new Set(wrong)], [])
    t.end()
  },
)
