/** Parameters that existing configurations have and that mean nothing to this server; each says why. */

import { intParam, optionalStrParam, strListParam } from 'siprose'

/** The rows of the table. */
export const silentParams = {
  /**
   * Accepted, without effect: there is no compression of TLS to be turned off.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_disable_compression", 1)
   * request_route { drop; }
   * ```
   *
   * @compat The library has none: it tells eavesdroppers what is said (CRIME).
   */
  tls_disable_compression: intParam(1, { min: 0, max: 1 }),

  /**
   * Accepted, without effect: buffers that nobody needs are given back by themselves.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ssl_release_buffers", 1)
   * request_route { drop; }
   * ```
   *
   * @compat The run-time sees to it.
   */
  ssl_release_buffers: intParam(1, { min: -1, max: 1 }),

  /**
   * Accepted, without effect: the library keeps no list of free pieces of memory.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ssl_freelist_max_len", 0)
   * request_route { drop; }
   * ```
   *
   * @compat OpenSSL has dropped it.
   */
  ssl_freelist_max_len: intParam(-1, { min: -1 }),

  /**
   * Accepted, without effect: reading is the run-time's business.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ssl_read_ahead", 0)
   * request_route { drop; }
   * ```
   *
   * @compat The run-time reads as much as there is.
   */
  ssl_read_ahead: intParam(-1, { min: -1, max: 1 }),

  /**
   * Accepted, without effect: a connection that ends in order says so.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "send_close_notify", 1)
   * request_route { drop; }
   * ```
   *
   * @compat The run-time always says it; connections that are cut off never do.
   */
  send_close_notify: intParam(65536),

  /**
   * Accepted, without effect: a limit of all streams together holds for text that waits too.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ct_wq_max", 10485760)
   * request_route { drop; }
   * ```
   *
   * @compat Text waits in the queue of the connection; there is none besides.
   */
  ct_wq_max: intParam(-1, { min: -1 }),

  /**
   * Accepted, without effect: queues are not made of blocks.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "ct_wq_blk_size", 4096)
   * request_route { drop; }
   * ```
   *
   * @compat Text waits in the queue of the connection; there is none besides.
   */
  ct_wq_blk_size: intParam(10485760, { min: 1 }),

  /**
   * Accepted, without effect: failed handshakes are logged at level info.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_log", 3)
   * request_route { drop; }
   * ```
   *
   * @compat Levels of the log are the same everywhere in this server.
   */
  tls_log: intParam(3),

  /**
   * Accepted, without effect: there are no lines about single records.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_debug", 3)
   * request_route { drop; }
   * ```
   *
   * @compat Levels of the log are the same everywhere in this server.
   */
  tls_debug: intParam(3),

  /**
   * Accepted, without effect: nothing has to be forced, as the library is the run-time's.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "tls_force_run", 0)
   * request_route { drop; }
   * ```
   *
   * @compat The checks it skips compare libraries that are one here.
   */
  tls_force_run: intParam(0, { min: 0, max: 11 }),

  /**
   * Accepted, without effect: limits of connections bound memory.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "low_mem_threshold1", 0)
   * request_route { drop; }
   * ```
   *
   * @compat There is no pool of memory that could run low before the machine's does.
   */
  low_mem_threshold1: intParam(-1, { min: -1 }),

  /**
   * Accepted, without effect: limits of connections bound memory.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "low_mem_threshold2", 0)
   * request_route { drop; }
   * ```
   *
   * @compat There is no pool of memory that could run low before the machine's does.
   */
  low_mem_threshold2: intParam(0, { min: -1 }),

  /**
   * Accepted, without effect: keys in hardware cannot be reached from here.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "engine", "NONE")
   * request_route { drop; }
   * ```
   *
   * @compat The run-time has dropped engines of OpenSSL, and passes no keys of PKCS#11 on.
   */
  engine: optionalStrParam(),

  /**
   * Accepted, without effect: keys in hardware cannot be reached from here.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "engine_config", "openssl.cnf")
   * request_route { drop; }
   * ```
   *
   * @compat The run-time has dropped engines of OpenSSL.
   */
  engine_config: optionalStrParam(),

  /**
   * Accepted, without effect: ciphers are worked out by the library itself.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "engine_algorithms", "EC")
   * request_route { drop; }
   * ```
   *
   * @compat The run-time has dropped engines of OpenSSL.
   */
  engine_algorithms: optionalStrParam(),

  /**
   * Accepted, without effect: there are no providers besides the library's own.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "provider_quirks_config", "quirks.cnf")
   * request_route { drop; }
   * ```
   *
   * @compat The run-time loads no providers for a server of its own.
   */
  provider_quirks_config: optionalStrParam(),

  /**
   * Accepted, without effect: there are no providers besides the library's own.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "provider_quirks", 0)
   * request_route { drop; }
   * ```
   *
   * @compat The run-time loads no providers for a server of its own.
   */
  provider_quirks: intParam(0, { min: 0 }),

  /**
   * Accepted, without effect: random numbers are the system's.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "rand_engine", "cryptorand")
   * request_route { drop; }
   * ```
   *
   * @compat The generator it replaces was unsafe between processes; there is one here.
   */
  rand_engine: strListParam(),

  /**
   * Accepted, without effect: events run the `event_route` of the configuration.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "event_callback", "ksr_tls_event")
   * request_route { drop; }
   * ```
   *
   * @compat There are no scripts in other languages.
   */
  event_callback: optionalStrParam(),

  /**
   * Accepted, without effect: the library is part of the run-time, and ready when that is.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "init_mode", 0)
   * request_route { drop; }
   * ```
   *
   * @compat It says when Kamailio readies its processes; there is one here.
   */
  init_mode: intParam(0, { min: 0 }),

  /**
   * Accepted, without effect: `private_key_password` says the password, and nobody is asked.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "key_password_mode", 0)
   * request_route { drop; }
   * ```
   *
   * @compat A server in the background has nobody to ask.
   */
  key_password_mode: intParam(0, { min: 0 }),

  /**
   * Accepted, without effect: secrets of connections are never written anywhere.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "keylog_mode", 0)
   * request_route { drop; }
   * ```
   *
   * @compat Whoever reads the file reads all that was said; a test can have its client write the secrets.
   */
  keylog_mode: intParam(0, { min: 0 }),

  /**
   * Accepted, without effect: secrets of connections are never written anywhere.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "keylog_file", "/tmp/keys.log")
   * request_route { drop; }
   * ```
   *
   * @compat See `keylog_mode`.
   */
  keylog_file: optionalStrParam(),

  /**
   * Accepted, without effect: secrets of connections are never sent anywhere.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tls.so"
   * modparam("tls", "keylog_peer", "udp:192.0.2.1:8000")
   * request_route { drop; }
   * ```
   *
   * @compat See `keylog_mode`.
   */
  keylog_peer: optionalStrParam(),
} as const
