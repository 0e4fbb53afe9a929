/** The reserved words: none of them can name a route or a define, or be called unless it is a function itself. */

const flow = `if else switch case default while break return exit drop and or not eq ne ieq ine mod
defined strlen strempty selval`

const blocks = `route request_route reply_route onreply_route failure_route branch_route onsend_route
event_route`

const statements = `loadmodule loadmodulex loadpath mpath modparam modparamx cfgengine include_file
import_file flags bool avpflags listen alias domain socket coreparam kemi event_route_callback
onsend_route_callback pre_routing_callback received_route_callback reply_route_callback
request_route_callback desc descr description advertise ADVERTISE name NAME virtual`

const operands = `method uri uri:host uri:port status from_uri to_uri src_ip dst_ip snd_ip to_ip src_port
dst_port snd_port to_port af snd_af to_af proto snd_proto to_proto msg:len myself max_len`

const values = `UDP TCP TLS SCTP WS WSS udp tcp tls sctp ws wss SSLv23 sslv23 SSLV23 SSLv2 sslv2 SSLV2
SSLv3 sslv3 SSLV3 TLSv1 tlsv1 TLSV1`

const functions = `forward forward_udp forward_tcp forward_tls forward_sctp log setflag resetflag
isflagset setavpflag resetavpflag isavpflagset error exec rewritehost sethost seth rewritehostport
sethostport sethp rewritehostporttrans sethostporttrans sethpt rewriteuser setuser setu
rewriteuserpass setuserpass setup rewriteport setport setp rewriteuri seturi revert_uri prefix strip
strip_tail userphone remove_branch clear_branches force_rport add_rport add_local_rport
force_tcp_alias add_tcp_alias udp_mtu_try_proto set_advertised_address set_advertised_port
force_send_socket set_forward_no_connect set_reply_no_connect set_forward_close set_reply_close
cfg_select cfg_reset`

const parameters = `advertised_address advertised_port async_nonblock async_tkv_evcb async_tkv_gname
async_usleep async_workers async_workers_group auto_aliases auto_bind_ipv6 auto_domains
bind_ipv6_link_local check_via children chroot core_log corelog debug disable_core_dump disable_sctp
disable_tcp disable_tls dns dns_cache_del_nonexp dns_cache_delete_nonexpired dns_cache_flags
dns_cache_gc_interval dns_cache_init dns_cache_max_ttl dns_cache_mem dns_cache_min_ttl
dns_cache_negative_ttl dns_cache_rec_pref dns_naptr_ignore_rfc dns_retr_no dns_retr_time dns_rev_via
dns_sctp_pref dns_sctp_preference dns_search_full_match dns_servers_no dns_slow_query_ms dns_srv_lb
dns_srv_loadbalancing dns_tcp_pref dns_tcp_preference dns_tls_pref dns_tls_preference dns_try_ipv6
dns_try_naptr dns_udp_pref dns_udp_preference dns_use_cache dns_use_failover dns_use_search_list
dst_blocklist_expire dst_blocklist_gc_interval dst_blocklist_init dst_blocklist_mem
dst_blocklist_sctp_imask dst_blocklist_tcp_imask dst_blocklist_tls_imask dst_blocklist_ttl
dst_blocklist_udp_imask enable_sctp enable_tls exit_timeout fork fork_delay gid group
hdr_name_extra_chars http_reply_hack http_reply_parse ip_free_bind ip_nonlocal_bind ipfreebind
ipv6_hex_style latency_cfg_log latency_limit_action latency_limit_cfg latency_limit_db latency_log
local_rport log_color log_engine_data log_engine_type log_facility log_name log_prefix
log_prefix_mode log_stderror max_branches max_recursive_level max_while_loops maxbuffer maxsndbuffer
mcast mcast_loopback mcast_ttl mem_add_size mem_dbg mem_join mem_log mem_safety mem_status_mode
mem_summary memdbg memlog mhomed mlock_pages modinit_delay msg_apply_changes_mode
msg_clone_extra_size msg_recv_max_size msg_time onsend_route_reply open_files_limit phone2tel
pmtu_discovery port pv_buffer_size pv_buffer_slots pv_cache_action pv_cache_limit real_time
received_route_mode reply_to_via return_mode rev_dns route_locks_size rpc_exec_delta rpc_exec_locks
rpc_exec_locks_mode rt_fast_timer_prio rt_ftimer_policy rt_ftimer_prio rt_policy rt_prio
rt_stimer_policy rt_stimer_prio rt_timer1_policy rt_timer1_prio rt_timer2_policy rt_timer2_prio
run_dir rundir sctp_children ser_kill_timeout server_header server_id server_signature shm
shm_force_alloc shm_mem shm_mem_size sip_parser_log sip_parser_log_oneline sip_parser_mode
sip_warning socket_workers sql_buffer_size statistics stats_name_separator tcp_accept_aliases
tcp_accept_haproxy tcp_accept_hep3 tcp_accept_iplimit tcp_accept_no_cl tcp_accept_protocols
tcp_accept_protos tcp_accept_unique tcp_async tcp_buf_write tcp_check_timer tcp_children
tcp_clone_rcvbuf tcp_close_rst tcp_conn_wq_max tcp_connect_timeout tcp_connection_lifetime
tcp_connection_match tcp_crlf_ping tcp_defer_accept tcp_delayed_ack tcp_fd_cache tcp_keepalive
tcp_keepcnt tcp_keepidle tcp_keepintvl tcp_linger2 tcp_listen_backlog tcp_main_threads
tcp_max_connections tcp_msg_data_timeout tcp_msg_read_timeout tcp_no_connect tcp_poll_method
tcp_rd_buf_size tcp_reuse_port tcp_script_mode tcp_send_timeout tcp_source_ipv4 tcp_source_ipv6
tcp_syncnt tcp_wait_data tcp_wq_blk_size tcp_wq_max tls_ca_list tls_certificate
tls_connection_match_domain tls_disable tls_enable tls_handshake_timeout tls_log tls_max_connections
tls_method tls_port_no tls_private_key tls_require_certificate tls_send_timeout tls_threads_mode
tls_verify tlslog tos udp4_raw udp4_raw_mtu udp4_raw_ttl udp_accept_proxy udp_mtu udp_receiver_mode
uid uri_host_extra_chars use_dns_cache use_dns_failover use_dst_blocklist user user_agent_header
verbose_startup version_table wait_worker1_mode wait_worker1_time wait_worker1_usleep wdir workdir
xavp_via_fields xavp_via_params xavp_via_reply_params`

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)))
}

/** Every reserved word. */
export const keywords = words(flow, blocks, statements, operands, values, functions, parameters)

/** Names of global parameters. */
export const parameterWords = words(parameters)

/** Words that begin a routing block. */
export const blockWords = words(blocks)

/** Functions of the core that are words of the language. */
export const coreFunctions = words(functions)

/** Those of them that may stand without parentheses. */
export const bareFunctions = words(`revert_uri force_rport add_rport add_local_rport force_tcp_alias
add_tcp_alias set_forward_no_connect set_reply_no_connect set_forward_close set_reply_close`)

/** Those of them whose arguments may be bare words or addresses. */
export const wordFunctions = words(`forward forward_udp forward_tcp forward_tls forward_sctp setflag
resetflag isflagset setavpflag resetavpflag isavpflagset udp_mtu_try_proto set_advertised_address
force_send_socket`)

/** Words that are read as numbers, anywhere. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...['yes', 'true', 'on', 'enable'].map((word) => [word, 1] as const),
  ...['no', 'false', 'off', 'disable'].map((word) => [word, 0] as const),
  ...['INET', 'inet', 'IPV4', 'IPv4', 'ipv4'].map((word) => [word, 2] as const),
  ...['INET6', 'inet6', 'IPV6', 'IPv6', 'ipv6'].map((word) => [word, 10] as const),
])

/** What kind of value a keyword operand has. */
export const operandTypes: ReadonlyMap<
  string,
  'string' | 'ip' | 'integer' | 'protocol' | 'family'
> = new Map([
  ...['method', 'uri', 'status', 'from_uri', 'to_uri'].map((word) => [word, 'string'] as const),
  ...['src_ip', 'dst_ip', 'snd_ip', 'to_ip'].map((word) => [word, 'ip'] as const),
  ...['src_port', 'dst_port', 'snd_port', 'to_port', 'msg:len'].map(
    (word) => [word, 'integer'] as const,
  ),
  ...['af', 'snd_af', 'to_af'].map((word) => [word, 'family'] as const),
  ...['proto', 'snd_proto', 'to_proto'].map((word) => [word, 'protocol'] as const),
])
