/** Parameters that mean nothing here. */

import { intParam } from 'siprose'

const whole = 'a row is added where there is none of its record id, and changed where there is one'

/** The rows of the table that ask for nothing. */
export const idleParams = {
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
  db_insert_update: intParam(0, { idle: whole }),

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
  db_update_as_insert: intParam(0, { idle: whole }),

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
  db_check_update: intParam(0, { idle: whole }),

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
  db_raw_fetch_type: intParam(0, { idle: 'each database is asked in its own language' }),

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
  db_insert_null: intParam(0, { idle: 'rows are written whole, with null where there is nothing' }),

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
}
