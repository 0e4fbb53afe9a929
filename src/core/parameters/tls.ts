/** Parameters: TLS connections. Certificates and all that goes with them are parameters of module `tls`. */

import { boolParam, intParam, optionalStrParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tlsParameters = {
  /**
   * Turns TLS on; module `tls` has to be loaded too.
   *
   * A `listen` without a transport then stands for UDP, TCP and TLS.
   *
   * @example Serve phones over TLS
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * listen = tls:192.0.2.1:5061
   * request_route { sl_send_reply("200", "Safe"); }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40
   * dave > OPTIONS sips:example.com
   * dave < 200 Safe
   * ```
   *
   * @compat A `listen` on TLS is refused where TLS is off or the module is not loaded; Kamailio leaves the socket out.
   */
  enable_tls: boolParam(false, { aliases: ['tls_enable'] }),

  /**
   * The opposite of `enable_tls`, for configurations that have it.
   *
   * @example Turn TLS on the other way round
   * ```kamailio
   * loadmodule "tls.so"
   * disable_tls = no
   * modparam("tls", "certificate", "server.pem")
   * request_route { drop; }
   * ```
   *
   * @compat Where both are written, `enable_tls = yes` wins; in Kamailio it is the last of them.
   */
  disable_tls: boolParam(true, { aliases: ['tls_disable'] }),

  /**
   * The port of a `listen` on TLS that names none.
   *
   * Where `listen` names a port but no transport, TLS takes the port after it.
   *
   * @example Listen for TLS on another port than the usual
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "tls.so"
   * loadmodule "pv.so"
   * enable_tls = yes
   * tls_port_no = 5071
   * modparam("tls", "certificate", "server.pem")
   * listen = tls:192.0.2.1
   * request_route { sl_send_reply("200", "On $Rp"); }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40
   * dave > OPTIONS sips:example.com
   * dave < 200 On 5071
   * ```
   */
  tls_port_no: intParam(5061, { min: 1, max: 65535 }),

  /**
   * How many TLS connections may be open at once.
   *
   * A connection counts from its first packet, before its handshake, and among those of `tcp_max_connections` too.
   *
   * @example Serve many phones over TLS
   * ```kamailio
   * tcp_max_connections = 20000
   * tls_max_connections = 16000
   * request_route { drop; }
   * ```
   */
  tls_max_connections: intParam(2048, { min: 0, max: 1_000_000, live: 'tcp.max_tls_connections' }),

  /**
   * How long the handshake of a TLS connection may take, from when the connection stands.
   *
   * The time is for the handshake as a whole, so a peer that sends a byte now and then does not gain any.
   *
   * @example Have no patience with strangers
   * ```kamailio
   * tls_handshake_timeout = 3
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio accepts it only when TLS was built into its core, and then ignores it.
   */
  tls_handshake_timeout: intParam(10, { min: 1, max: 3600, unit: 's' }),

  /**
   * How long a TLS peer may refuse to take bytes before its connection is closed.
   *
   * @example Drop peers that do not read
   * ```kamailio
   * tls_send_timeout = 5
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio accepts it only when TLS was built into its core, and then ignores it.
   */
  tls_send_timeout: intParam(10, { min: 1, max: 3600, unit: 's' }),

  /**
   * Whether a TLS connection is shared only by requests to the same name.
   *
   * Without it a connection to an address serves every name that leads there, although the certificate was checked for one. With
   * it there is a connection for each name, profile and name asked for, and a peer's own connections to this server are for its
   * replies only.
   *
   * @example Keep two customers at one address apart
   * ```kamailio
   * tls_connection_match_domain = yes
   * request_route { drop; }
   * ```
   *
   * @rfc 5923 section 9
   */
  tls_connection_match_domain: boolParam(false),

  /**
   * How OpenSSL is guarded between threads.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_threads_mode = 2
   * request_route { drop; }
   * ```
   */
  tls_threads_mode: intParam(2, {
    min: 0,
    max: 2,
    idle: 'the TLS library needs no help with threads',
  }),

  /**
   * The log level of failed handshakes.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_log = 3
   * request_route { drop; }
   * ```
   */
  tls_log: intParam(0, { aliases: ['tlslog'], idle: 'failed handshakes are logged at level info' }),

  /**
   * The versions of TLS that are spoken.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_method = TLSv1
   * request_route { drop; }
   * ```
   */
  tls_method: optionalStrParam({ idle: 'parameter `tls_method` of module `tls` says it' }),

  /**
   * The file with the certificate of the server.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_certificate = "cert.pem"
   * request_route { drop; }
   * ```
   */
  tls_certificate: optionalStrParam({
    idle: 'parameter `certificate` of module `tls` names the file',
  }),

  /**
   * The file with the private key of the server.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_private_key = "key.pem"
   * request_route { drop; }
   * ```
   */
  tls_private_key: optionalStrParam({
    idle: 'parameter `private_key` of module `tls` names the file',
  }),

  /**
   * The file with the authorities that peers are believed from.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_ca_list = "ca.pem"
   * request_route { drop; }
   * ```
   */
  tls_ca_list: optionalStrParam({ idle: 'parameter `ca_list` of module `tls` names the file' }),

  /**
   * Whether the certificates of peers are checked.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_verify = yes
   * request_route { drop; }
   * ```
   */
  tls_verify: boolParam(false, {
    idle: 'parameter `verify_certificate` of module `tls` asks for it',
  }),

  /**
   * Whether peers have to show a certificate.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tls_require_certificate = yes
   * request_route { drop; }
   * ```
   */
  tls_require_certificate: boolParam(false, {
    idle: 'parameter `require_certificate` of module `tls` asks for it',
  }),
} as const
