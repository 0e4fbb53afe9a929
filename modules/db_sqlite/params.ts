/** The module's parameters. */

import { strListParam } from 'siprose'

import { parseSetting, parseWait } from './settings.ts'

/** The rows of the table. */
export const params = {
  /**
   * A file that is only read; each setting adds one.
   *
   * For a file that another program writes. Whoever tries to write to it through this server is refused.
   *
   * @example A directory that somebody else keeps
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "sqlops.so"
   * loadmodule "db_sqlite.so"
   * modparam("db_sqlite", "db_set_readonly", "/srv/directory.db")
   * modparam("sqlops", "sqlcon", "directory=>sqlite:////srv/directory.db")
   * request_route {
   *     if (!sql_query("directory", "delete from domain", "r")) sl_send_reply("500", "Read-only");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 500 Read-only
   * ```
   */
  db_set_readonly: strListParam(),

  /**
   * How a file is kept whole when something fails, as `path=mode`; each setting adds one.
   *
   * Without one, it is `WAL`: readers and one writer do not hold one another up, and a commit that was acknowledged survives the end of
   * this process at any moment. The others are `DELETE`, `TRUNCATE`, `PERSIST`, `MEMORY` and `OFF`; a file on a network disk wants
   * `DELETE`.
   *
   * @example A file on a network disk
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * modparam("db_sqlite", "db_set_journal_mode", "/mnt/shared/siprose.db=DELETE")
   * request_route { drop; }
   * ```
   */
  db_set_journal_mode: strListParam({ check: parseSetting }),

  /**
   * How long another process that writes to a file is waited for, as `path=milliseconds`.
   *
   * Each setting adds one.
   *
   * Without one, it is 250. The server stands still meanwhile, so keep it short; what could not be written is an error to whoever asked.
   *
   * @example A nightly job writes large batches
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * modparam("db_sqlite", "db_set_busy_timeout", "/var/lib/siprose/siprose.db=1000")
   * request_route { drop; }
   * ```
   */
  db_set_busy_timeout: strListParam({ check: parseWait }),
}
