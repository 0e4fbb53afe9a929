/** The module's parameters. */

import { boolParam, intParam, strListParam } from 'siprose'

import { parseSetting } from './settings.ts'

/** The rows of the table. */
export const params = {
  /**
   * How often a statement is sent again after its connection went away.
   *
   * Only what may be done twice is: not an insert, and nothing in a transaction.
   *
   * @example Give up at once
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "retries", 0)
   * request_route { drop; }
   * ```
   */
  retries: intParam(2, { min: 0, max: 10 }),

  /**
   * How many locks a statement that replaces a row takes at most, as a power of two.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "lockset", 4)
   * request_route { drop; }
   * ```
   */
  lockset: intParam(4, { idle: 'rows are replaced by one statement, which needs no lock' }),

  /**
   * How long connecting, and a statement, may take.
   *
   * 0 leaves it at 5 seconds for connecting, and 10 for a statement. A statement that takes longer is given up with its connection, and
   * whoever asked is told.
   *
   * @example No caller waits longer than two seconds
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "timeout", 2)
   * request_route { drop; }
   * ```
   */
  timeout: intParam(0, { min: 0, max: 3600, unit: 's' }),

  /**
   * How long a connection is quiet before the system asks whether the server is still there.
   *
   * 0 leaves it to the system.
   *
   * @example A firewall that forgets quiet connections
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "tcp_keepalive", 60)
   * request_route { drop; }
   * ```
   */
  tcp_keepalive: intParam(0, { min: 0, max: 86_400, unit: 's' }),

  /**
   * Whether bytes are asked for in the old form, which begins with no `\x`.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "bytea_output_escape", 1)
   * request_route { drop; }
   * ```
   */
  bytea_output_escape: boolParam(true, { idle: 'bytes are read in whatever form they come' }),

  /**
   * A setting of each connection, as `name=value`; each setting adds one.
   *
   * They are `application_name`, `host` for a directory with the server's socket, `options`, and `sslmode` with `disable`, `require`,
   * `verify-full`.
   *
   * @example Encrypted, and known by name
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "con_param", "sslmode=verify-full")
   * modparam("db_postgres", "con_param", "application_name=edge1")
   * request_route { drop; }
   * ```
   */
  con_param: strListParam({ check: parseSetting }),

  /**
   * How many connections a database gets at most.
   *
   * They are opened as they are needed. Statements that find none free wait in line.
   *
   * @example A small database server
   * ```kamailio
   * loadmodule "db_postgres.so"
   * modparam("db_postgres", "connections", 4)
   * request_route { drop; }
   * ```
   */
  connections: intParam(8, { min: 1, max: 200 }),
}
