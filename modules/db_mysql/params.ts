/** The module's parameters. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

const noticed = 'a connection that went away is noticed and replaced'

/** The rows of the table. */
export const params = {
  /**
   * How often a quiet connection asks whether the server is still there.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "ping_interval", 60)
   * request_route { drop; }
   * ```
   */
  ping_interval: intParam(300, { unit: 's', idle: noticed }),

  /**
   * How long connecting may take.
   *
   * @example A server that is far away
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "connect_timeout", 5)
   * request_route { drop; }
   * ```
   */
  connect_timeout: intParam(2, { min: 1, max: 3600, unit: 's' }),

  /**
   * How long sending a statement may take.
   *
   * With `receive_timeout` it is how long a statement may take in all; 0 in both leaves it at 10 seconds. A statement that takes longer is
   * given up with its connection, and whoever asked is told.
   *
   * @example No caller waits longer than two seconds
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "send_timeout", 1)
   * modparam("db_mysql", "receive_timeout", 1)
   * request_route { drop; }
   * ```
   */
  send_timeout: intParam(0, { min: 0, max: 3600, unit: 's' }),

  /**
   * How long receiving an answer may take.
   *
   * @example A report that takes its time
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "receive_timeout", 60)
   * request_route { drop; }
   * ```
   */
  receive_timeout: intParam(0, { min: 0, max: 3600, unit: 's' }),

  /**
   * How often a statement is sent again after its connection went away.
   *
   * Only what may be done twice is: not an insert, and nothing in a transaction.
   *
   * @example Give up at once
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "retries", 0)
   * request_route { drop; }
   * ```
   */
  retries: intParam(1, { min: 0, max: 10 }),

  /**
   * Whose time dates are: 0 for this machine's zone, 1 for UTC.
   *
   * All servers that share a database have to agree.
   *
   * @example Servers on two continents
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "server_timezone", 1)
   * request_route { drop; }
   * ```
   *
   * @compat In Kamailio 1 leaves zones to the database server, whose own zone has to be that of all.
   */
  server_timezone: intParam(0, { min: 0, max: 1 }),

  /**
   * How long connecting, sending and receiving may take, where nothing else is said.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "timeout_interval", 2)
   * request_route { drop; }
   * ```
   */
  timeout_interval: intParam(2, {
    unit: 's',
    idle: '`connect_timeout`, `send_timeout` and `receive_timeout` say it',
  }),

  /**
   * Whether a connection that went away is opened again.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "auto_reconnect", 1)
   * request_route { drop; }
   * ```
   */
  auto_reconnect: boolParam(true, { idle: noticed }),

  /**
   * Whether rows are added later by the database.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "insert_delayed", 0)
   * request_route { drop; }
   * ```
   */
  insert_delayed: boolParam(false, { idle: 'databases of today do not know it' }),

  /**
   * Whether rows that a change leaves as they are count as changed.
   *
   * @example Tell a user who is not there from one who has that password already
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "update_affected_found", 1)
   * request_route { drop; }
   * ```
   */
  update_affected_found: boolParam(false),

  /**
   * Whether numbers from 0 are handed on as such.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "unsigned_type", 1)
   * request_route { drop; }
   * ```
   */
  unsigned_type: boolParam(false, { idle: 'numbers are as large as they are' }),

  /**
   * A file with the certificates of those who sign the server's.
   *
   * @example A server of one's own authority
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "opt_ssl_mode", 5)
   * modparam("db_mysql", "opt_ssl_ca", "/etc/siprose/ca.pem")
   * request_route { drop; }
   * ```
   */
  opt_ssl_ca: optionalStrParam(),

  /**
   * Whether connections are encrypted.
   *
   * 0 and 1 do not encrypt, 2 and 3 do without asking who the server is, 4 asks who signed its certificate, 5 whether the certificate is for its
   * name too.
   *
   * @example Encrypted, and with the right server
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "opt_ssl_mode", 5)
   * request_route { drop; }
   * ```
   *
   * @compat 2 refuses a server that does not encrypt; Kamailio goes on without.
   */
  opt_ssl_mode: intParam(0, { min: 0, max: 5 }),

  /**
   * How many connections a database gets at most.
   *
   * They are opened as they are needed. Statements that find none free wait in line.
   *
   * @example A small database server
   * ```kamailio
   * loadmodule "db_mysql.so"
   * modparam("db_mysql", "connections", 4)
   * request_route { drop; }
   * ```
   */
  connections: intParam(8, { min: 1, max: 200 }),
}
