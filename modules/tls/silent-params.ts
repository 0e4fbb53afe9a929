/** Parameters that existing configurations have and that mean nothing to this server; each says why. */

import { intParam, optionalStrParam, strListParam } from 'siprose'

/** The rows of the table. */
export const silentParams = {
  /**
   * Whether compression of what TLS carries is turned off.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_disable_compression", 1)
   * request_route { drop; }
   * ```
   */
  tls_disable_compression: intParam(1, {
    min: 0,
    max: 1,
    idle: 'there is no compression of TLS to be turned off',
  }),

  /**
   * Whether the buffers of idle connections are given back.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ssl_release_buffers", 1)
   * request_route { drop; }
   * ```
   */
  ssl_release_buffers: intParam(1, {
    min: -1,
    max: 1,
    idle: 'buffers that nobody needs are given back by themselves',
  }),

  /**
   * How many free pieces of memory the library keeps.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ssl_freelist_max_len", 0)
   * request_route { drop; }
   * ```
   */
  ssl_freelist_max_len: intParam(-1, {
    min: -1,
    idle: 'the library keeps no list of free pieces of memory',
  }),

  /**
   * Whether the library reads more of a connection than it needs at once.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ssl_read_ahead", 0)
   * request_route { drop; }
   * ```
   */
  ssl_read_ahead: intParam(-1, { min: -1, max: 1, idle: "reading is the run-time's business" }),

  /**
   * Whether the end of a connection is announced to the peer.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "send_close_notify", 1)
   * request_route { drop; }
   * ```
   */
  send_close_notify: intParam(65536, { idle: 'a connection that ends in order says so' }),

  /**
   * How many bytes of clear text may wait to be encrypted, on all connections together.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ct_wq_max", 10485760)
   * request_route { drop; }
   * ```
   */
  ct_wq_max: intParam(-1, {
    min: -1,
    idle: 'a limit of all streams together holds for text that waits too',
  }),

  /**
   * The size of the blocks that queues of clear text are made of.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ct_wq_blk_size", 4096)
   * request_route { drop; }
   * ```
   */
  ct_wq_blk_size: intParam(10485760, { min: 1, idle: 'queues are not made of blocks' }),

  /**
   * The log level of failed handshakes.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_log", 3)
   * request_route { drop; }
   * ```
   */
  tls_log: intParam(3, { idle: 'failed handshakes are logged at level info' }),

  /**
   * The log level of lines about single records.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_debug", 3)
   * request_route { drop; }
   * ```
   */
  tls_debug: intParam(3, { idle: 'there are no lines about single records' }),

  /**
   * Whether the server starts with another version of the library than it was built for.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_force_run", 0)
   * request_route { drop; }
   * ```
   */
  tls_force_run: intParam(0, {
    min: 0,
    max: 11,
    idle: "nothing has to be forced, as the library is the run-time's",
  }),

  /**
   * How many free kilobytes of memory there must be for new connections.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "low_mem_threshold1", 0)
   * request_route { drop; }
   * ```
   */
  low_mem_threshold1: intParam(-1, { min: -1, idle: 'limits of connections bound memory' }),

  /**
   * How many free kilobytes of memory there must be for connections to go on.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "low_mem_threshold2", 0)
   * request_route { drop; }
   * ```
   */
  low_mem_threshold2: intParam(0, { min: -1, idle: 'limits of connections bound memory' }),

  /**
   * The engine of OpenSSL that has the keys.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "engine", "NONE")
   * request_route { drop; }
   * ```
   */
  engine: optionalStrParam({ idle: 'keys in hardware cannot be reached from here' }),

  /**
   * The file that configures the engine of OpenSSL.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "engine_config", "openssl.cnf")
   * request_route { drop; }
   * ```
   */
  engine_config: optionalStrParam({ idle: 'keys in hardware cannot be reached from here' }),

  /**
   * What the engine of OpenSSL works out.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "engine_algorithms", "EC")
   * request_route { drop; }
   * ```
   */
  engine_algorithms: optionalStrParam({ idle: 'ciphers are worked out by the library itself' }),

  /**
   * The file that says what is odd about a provider of OpenSSL.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "provider_quirks_config", "quirks.cnf")
   * request_route { drop; }
   * ```
   */
  provider_quirks_config: optionalStrParam({
    idle: "there are no providers besides the library's own",
  }),

  /**
   * What is odd about a provider of OpenSSL: bits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "provider_quirks", 0)
   * request_route { drop; }
   * ```
   */
  provider_quirks: intParam(0, {
    min: 0,
    idle: "there are no providers besides the library's own",
  }),

  /**
   * The generator of random numbers that the library uses.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "rand_engine", "cryptorand")
   * request_route { drop; }
   * ```
   */
  rand_engine: strListParam({ idle: "random numbers are the system's" }),

  /**
   * The function of another language that runs in place of `event_route`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "event_callback", "ksr_tls_event")
   * request_route { drop; }
   * ```
   */
  event_callback: optionalStrParam({ idle: 'events run the `event_route` of the configuration' }),

  /**
   * When the library is made ready: bits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "init_mode", 0)
   * request_route { drop; }
   * ```
   */
  init_mode: intParam(0, {
    min: 0,
    idle: 'the library is part of the run-time, and ready when that is',
  }),

  /**
   * Who is asked for the password of a private key.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "key_password_mode", 0)
   * request_route { drop; }
   * ```
   */
  key_password_mode: intParam(0, {
    min: 0,
    idle: '`private_key_password` says the password, and nobody is asked',
  }),

  /**
   * Whether secrets of connections are written down for tools that decrypt captures: bits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "keylog_mode", 0)
   * request_route { drop; }
   * ```
   */
  keylog_mode: intParam(0, { min: 0, idle: 'secrets of connections are never written anywhere' }),

  /**
   * The file that the secrets of connections are written to.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "keylog_file", "/tmp/keys.log")
   * request_route { drop; }
   * ```
   */
  keylog_file: optionalStrParam({ idle: 'secrets of connections are never written anywhere' }),

  /**
   * The peer that the secrets of connections are sent to.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "keylog_peer", "udp:192.0.2.1:8000")
   * request_route { drop; }
   * ```
   */
  keylog_peer: optionalStrParam({ idle: 'secrets of connections are never sent anywhere' }),
} as const
