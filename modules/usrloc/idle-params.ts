/** Parameters of databases and of processes, which mean nothing while contacts are kept in memory. */

import { intParam, strParam } from 'siprose'

const memory = 'contacts are kept in memory alone until databases can be used'

/** The rows of the table that ask for nothing. */
export const idleParams = {
  /**
   * The database that contacts are kept in.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_url", "mysql://kamailio:kamailiorw@localhost/kamailio")
   * request_route { drop; }
   * ```
   */
  db_url: strParam('mysql://kamailio:kamailiorw@localhost/kamailio', { idle: memory }),

  /**
   * Whether contacts are read from the database at the start.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_load", 1)
   * request_route { drop; }
   * ```
   */
  db_load: intParam(1, { idle: memory }),

  /**
   * Whether a contact that is in the database already is written over.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_insert_update", 0)
   * request_route { drop; }
   * ```
   */
  db_insert_update: intParam(0, { idle: memory }),

  /**
   * Whether changed contacts are written as new ones are.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_update_as_insert", 0)
   * request_route { drop; }
   * ```
   */
  db_update_as_insert: intParam(0, { idle: memory }),

  /**
   * Whether a contact is added when an update has found none.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_check_update", 0)
   * request_route { drop; }
   * ```
   */
  db_check_update: intParam(0, { idle: memory }),

  /**
   * Whether rows are found by the id of the record alone.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_ops_ruid", 1)
   * request_route { drop; }
   * ```
   */
  db_ops_ruid: intParam(1, { idle: memory }),

  /**
   * How times are written: as dates with 0, as numbers with 1.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "expires_type", 0)
   * request_route { drop; }
   * ```
   */
  expires_type: intParam(0, { idle: memory }),

  /**
   * Which dialect is spoken where no cache is kept.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_raw_fetch_type", 0)
   * request_route { drop; }
   * ```
   */
  db_raw_fetch_type: intParam(0, { idle: memory }),

  /**
   * Whether columns without a value are written too.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_insert_null", 0)
   * request_route { drop; }
   * ```
   */
  db_insert_null: intParam(0, { idle: memory }),

  /**
   * Whether contacts of sockets that are not here are left in the database.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "skip_remote_socket", 0)
   * request_route { drop; }
   * ```
   */
  skip_remote_socket: intParam(0, { idle: memory }),

  /**
   * Whether rows that have ended are removed by the timer.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_timer_clean", 0)
   * request_route { drop; }
   * ```
   */
  db_timer_clean: intParam(0, { idle: memory }),

  /**
   * How long rows stay that have ended.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "rm_expired_delay", 0)
   * request_route { drop; }
   * ```
   */
  rm_expired_delay: intParam(0, { idle: memory }),

  /**
   * Whether rows of other servers are left alone.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "server_id_filter", 0)
   * request_route { drop; }
   * ```
   */
  server_id_filter: intParam(0, { idle: memory }),

  /**
   * Whether the version of the database is checked.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "version_table", 1)
   * request_route { drop; }
   * ```
   */
  version_table: intParam(1, { idle: memory }),

  /**
   * How many rows are read at once.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "fetch_rows", 2000)
   * request_route { drop; }
   * ```
   */
  fetch_rows: intParam(2000, { idle: memory }),

  /**
   * Whether contacts that came over connections are removed at the start.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_clean_tcp", 0)
   * request_route { drop; }
   * ```
   */
  db_clean_tcp: intParam(0, { idle: memory }),

  /**
   * How many slots the table has, as a power of two.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "hash_size", 10)
   * request_route { drop; }
   * ```
   */
  hash_size: intParam(10, { idle: 'a table has as many slots as it needs' }),

  /**
   * How many processes look for contacts that have ended.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "timer_procs", 0)
   * request_route { drop; }
   * ```
   */
  timer_procs: intParam(0, {
    idle: 'contacts that have ended are found without looking at the others, and taken out a thousand at a time',
  }),

  /**
   * Which process reads contacts from the database.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "load_rank", 1)
   * request_route { drop; }
   * ```
   */
  load_rank: intParam(1, { idle: 'one process does it all' }),

  /**
   * Whether keepalives go to contacts of this server alone.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_filter", 0)
   * request_route { drop; }
   * ```
   */
  ka_filter: intParam(0, { idle: 'all contacts in memory are of this server' }),
}
