/** The core's parameters. */

import { boolParam, intParam, socketListParam, strParam } from '../runtime/declare/parameter.ts'
import { syslogFacilities } from '../runtime/syslog.ts'

/** The table of the core's parameters: `name = value` outside of routing blocks. */
export const parameters = {
  /**
   * How much the log says: lines up to this level are written.
   *
   * From -5 (only alerts) over -1 (errors), 0 (warnings), 1 (notices), 2 (one line a decision) to 3 (everything). `-d` on the
   * command line adds one each time.
   *
   * @example Follow each decision while testing
   * ```kamailio
   * debug = 2
   * request_route { drop; }
   * ```
   */
  debug: intParam(0, { min: -5, max: 10 }),

  /**
   * Sends the log to standard error instead of syslog.
   *
   * @example Let a container's runtime collect the log
   * ```kamailio
   * log_stderror = yes
   * request_route { drop; }
   * ```
   */
  log_stderror: boolParam(false),

  /**
   * Stands in front of each line of the log.
   *
   * @example Tell two servers apart in one log
   * ```kamailio
   * loadmodule "xlog.so"
   * log_prefix = "edge1 "
   * request_route { xlog("L_WARN", "hello\n"); drop; }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING edge1 <script>: hello
   * ```
   */
  log_prefix: strParam(''),

  /**
   * The syslog facility of the log.
   *
   * @example Keep the server's lines in a file of their own
   * ```kamailio
   * log_facility = LOG_LOCAL0
   * request_route { drop; }
   * ```
   */
  log_facility: strParam('LOG_DAEMON', {
    values: [...syslogFacilities.keys()],
  }),

  /**
   * The program's name in syslog; empty stands for the name of the executable.
   *
   * @example Name the instance in syslog
   * ```kamailio
   * log_name = "sip-edge"
   * request_route { drop; }
   * ```
   */
  log_name: strParam(''),

  /**
   * An address to listen on; it may stand many times. Without it: each IPv4 address of the machine.
   *
   * `[proto:]host[:port]`, with `advertise host:port` for what Via and Record-Route show to the outside. The host is an
   * address (IPv6 in brackets), a name, or an interface. Without a protocol it is UDP and TCP both.
   *
   * @example Listen inside, show the address outside
   * ```kamailio
   * listen = udp:192.0.2.1:5060 advertise 203.0.113.7:5060
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP 203.0.113.7:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * bob > 200
   * alice < 200
   * ```
   */
  listen: socketListParam(),

  /**
   * A name that means this server, as `myself` tests it; it may stand many times.
   *
   * @example Answer for a domain
   * ```kamailio
   * loadmodule "sl.so"
   * alias = "example.com"
   * request_route {
   *     if (uri == myself) { sl_send_reply("200", "Mine"); exit; }
   *     sl_send_reply("403", "No relaying");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Mine
   * alice > OPTIONS sip:example.net
   * alice < 403 No relaying
   * ```
   */
  alias: socketListParam({ aliases: ['domain'] }),

  /**
   * Whether a name that `listen` has is the server's own, as its address is.
   *
   * @example Own only what is listed
   * ```kamailio
   * auto_aliases = no
   * alias = "example.com"
   * request_route { drop; }
   * ```
   *
   * @compat No names are looked up for the addresses that `listen` has.
   */
  auto_aliases: boolParam(true),

  /**
   * The port of a `listen` that names none.
   *
   * @example Move all sockets
   * ```kamailio
   * port = 5070
   * request_route { drop; }
   * ```
   */
  port: intParam(5060, { min: 1, max: 65535 }),

  /**
   * How many workers handle messages.
   *
   * One worker does what several processes do elsewhere, and one runs in this version, whatever is written.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * children = 4
   * request_route { drop; }
   * ```
   *
   * @compat Workers are not processes; a number above 1 is accepted, and one worker runs.
   */
  children: intParam(8, { min: 0, max: 1024 }),

  /**
   * Whether the server goes to the background when it is started without `-D`.
   *
   * @example Stay in the foreground
   * ```kamailio
   * fork = no
   * request_route { drop; }
   * ```
   */
  fork: boolParam(true),

  /**
   * Whether replies of the server carry a Server header.
   *
   * @example Say nothing of yourself
   * ```kamailio
   * loadmodule "sl.so"
   * server_signature = no
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   *         - Server
   * ```
   */
  server_signature: boolParam(true),

  /**
   * The Server header of the server's replies, the whole line.
   *
   * @example Name the service
   * ```kamailio
   * loadmodule "sl.so"
   * server_header = "Server: Example Telephony"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   *         Server: Example Telephony
   * ```
   */
  server_header: strParam('Server: siprose'),

  /**
   * The User-Agent header of requests that the server itself makes, the whole line.
   *
   * @example Name the service in requests
   * ```kamailio
   * user_agent_header = "User-Agent: Example Telephony"
   * request_route { drop; }
   * ```
   */
  user_agent_header: strParam('User-Agent: siprose'),

  /**
   * Whether replies of the server say in a Warning header which request they saw.
   *
   * The header shows addresses of the inside, so it is for laboratories.
   *
   * @example See in the laboratory which request was answered
   * ```kamailio
   * loadmodule "sl.so"
   * sip_warning = yes
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   *         Warning: 392 192.0.2.1:5060 "req_src_ip=192.0.2.10 req_src_port=5060 in_uri=sip:example.com out_uri=sip:example.com"
   * ```
   *
   * @rfc 3261 section 20.43
   */
  sip_warning: boolParam(false),

  /**
   * Whether replies whose first Via is not one of the server's own addresses are dropped.
   *
   * @example Take only replies to what this server has sent
   * ```kamailio
   * check_via = yes
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200
   * alice < 200
   * ```
   *
   * @rfc 3261 section 18.1.2
   */
  check_via: boolParam(false),

  /**
   * How often a `while` may go round before it ends with an error; 0 for no limit.
   *
   * @example Stop a loop that counts the wrong way
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * max_while_loops = 10
   * request_route {
   *     $var(i) = 1;
   *     while ($var(i) > 0) { $var(i) = $var(i) + 1; }
   *     sl_send_reply("200", "$var(i)");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 11
   * ```
   */
  max_while_loops: intParam(100, { min: 0 }),

  /**
   * How deep `route()` calls may nest before the script ends with an error.
   *
   * @example Allow a shallow script only
   * ```kamailio
   * max_recursive_level = 16
   * request_route { route(NEXT); }
   * route[NEXT] { drop; }
   * ```
   */
  max_recursive_level: intParam(256, { min: 1, max: 10_000 }),

  /**
   * What counts as true: 0 makes a positive result true, 1 every result but zero.
   *
   * @example Take negative results for true
   * ```kamailio
   * loadmodule "sl.so"
   * return_mode = 1
   * request_route {
   *     if (route(MINUS)) { sl_send_reply("200", "True"); exit; }
   *     sl_send_reply("404", "False");
   * }
   * route[MINUS] { return -1; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 True
   * ```
   */
  return_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * Listens on UDP alone where `listen` names no protocol.
   *
   * @example Serve UDP only
   * ```kamailio
   * disable_tcp = yes
   * request_route { drop; }
   * ```
   */
  disable_tcp: boolParam(false),

  /**
   * How long a TCP connection without traffic stays open.
   *
   * @example Keep phones behind NAT connected
   * ```kamailio
   * tcp_connection_lifetime = 3605
   * request_route { drop; }
   * ```
   */
  tcp_connection_lifetime: intParam(120, { min: 1, max: 1_000_000, unit: 's' }),

  /**
   * How long connecting to a peer over TCP may take.
   *
   * @example Give up on silent peers sooner
   * ```kamailio
   * tcp_connect_timeout = 3
   * request_route { drop; }
   * ```
   */
  tcp_connect_timeout: intParam(10, { min: 1, max: 3600, unit: 's' }),

  /**
   * How long a TCP peer may refuse to take bytes before its connection is closed.
   *
   * @example Drop peers that do not read
   * ```kamailio
   * tcp_send_timeout = 5
   * request_route { drop; }
   * ```
   */
  tcp_send_timeout: intParam(10, { min: 1, max: 3600, unit: 's' }),

  /**
   * How many TCP connections may be open at once.
   *
   * @example Serve many phones over TCP
   * ```kamailio
   * tcp_max_connections = 20000
   * request_route { drop; }
   * ```
   */
  tcp_max_connections: intParam(2048, { min: 0, max: 1_000_000 }),

  /**
   * How many TCP connections one address may have open at once; 0 for no limit.
   *
   * @example Keep one peer from taking all connections
   * ```kamailio
   * tcp_accept_iplimit = 64
   * request_route { drop; }
   * ```
   */
  tcp_accept_iplimit: intParam(1024, { min: 0, max: 1_000_000 }),

  /**
   * Whether a message over TCP without Content-Length is taken for one without a body.
   *
   * Without it such a message is answered with 400 and the connection closed, as nobody knows where the next one starts.
   *
   * @example Live with peers that leave the header out
   * ```kamailio
   * tcp_accept_no_cl = yes
   * request_route { drop; }
   * ```
   *
   * @rfc 3261 section 18.3
   */
  tcp_accept_no_cl: boolParam(false),

  /**
   * How many bytes may wait for a slow TCP peer before its connection is closed.
   *
   * @example Let slow links have longer queues
   * ```kamailio
   * tcp_conn_wq_max = 131072
   * request_route { drop; }
   * ```
   */
  tcp_conn_wq_max: intParam(32_768, { min: 1024, max: 1_073_741_824, unit: 'bytes' }),

  /**
   * How long a message over TCP may be, headers and body.
   *
   * @example Accept large bodies over TCP
   * ```kamailio
   * tcp_rd_buf_size = 65536
   * request_route { drop; }
   * ```
   */
  tcp_rd_buf_size: intParam(16_384, { min: 512, max: 16_777_216, unit: 'bytes' }),
} as const
