/** The module's parameters. */

import { intParam } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * How long a statement may take; 0 is as long as it likes.
   *
   * @example Rather no answer than a late one
   * ```kamailio
   * loadmodule "db_mongodb.so"
   * modparam("db_mongodb", "timeout", 2)
   * request_route { drop; }
   * ```
   */
  timeout: intParam(5, { min: 0, max: 3600, unit: 's' }),

  /**
   * How many connections a database gets at most.
   *
   * They are opened as they are needed; each has one more that looks after the servers of a replica set.
   *
   * @example A small server
   * ```kamailio
   * loadmodule "db_mongodb.so"
   * modparam("db_mongodb", "connections", 2)
   * request_route { drop; }
   * ```
   */
  connections: intParam(4, { min: 1, max: 100 }),
}
