/** The module's parameters. */

import { intParam, strListParam } from 'siprose'

import { parseCluster, parseConnection } from './definition.ts'

/** The rows of the table. */
export const params = {
  /**
   * A database and the name that clusters have for it, as `name=>url`; each setting adds one.
   *
   * @example Two databases
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "db_cluster.so"
   * modparam("db_cluster", "connection", "c1=>sqlite:///one.db")
   * modparam("db_cluster", "connection", "c2=>sqlite:///two.db")
   * modparam("db_cluster", "cluster", "k1=>c1=9s9s;c2=8s8s")
   * request_route { drop; }
   * ```
   */
  connection: strListParam({ check: parseConnection }),

  /**
   * A cluster, as `name=>connection=9s8p;…`; each setting adds one.
   *
   * Behind each connection stand a priority from 9 down to 1 and a way for reading, then the same for writing; priority 0 is not at all. The ways are
   * `s`, one after the other when one fails, `r`, by turns, and, for writing, `p`, all at once. Connections of one priority share the way of the
   * first of them. When all of a priority fail, the next priority is tried.
   *
   * @example Write to both, read from the near one
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "db_cluster.so"
   * loadmodule "sqlops.so"
   * modparam("db_cluster", "connection", "near=>sqlite:///near.db")
   * modparam("db_cluster", "connection", "far=>sqlite:///far.db")
   * modparam("db_cluster", "cluster", "k1=>near=9s9p;far=8s9p")
   * modparam("sqlops", "sqlcon", "ca=>cluster://k1")
   * modparam("sqlops", "sqlcon", "far=>sqlite:///far.db")
   * request_route {
   *     sql_query("ca", "insert into grp (username, grp) values ('alice', 'ld')");
   *     sql_query("far", "select count(*) from grp", "r");
   *     sl_send_reply("200", "$dbr(r=>[0,0]) there");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 1 there
   * ```
   */
  cluster: strListParam({ check: parseCluster }),

  /**
   * How long a connection that failed is left alone.
   *
   * @example Try again after a minute
   * ```kamailio
   * loadmodule "db_cluster.so"
   * modparam("db_cluster", "inactive_interval", 60)
   * request_route { drop; }
   * ```
   */
  inactive_interval: intParam(300, { min: 1, max: 86_400, unit: 's' }),

  /**
   * After how long a statement that fails counts as a failure of its connection.
   *
   * 0 counts only failures of the connection itself: that it cannot be reached, went away, or does not answer in time.
   *
   * @example A database that is slow to refuse
   * ```kamailio
   * loadmodule "db_cluster.so"
   * modparam("db_cluster", "max_query_length", 5)
   * request_route { drop; }
   * ```
   *
   * @compat In Kamailio 0 counts every failure, a row that is there already too.
   */
  max_query_length: intParam(0, { min: 0, max: 3600, unit: 's' }),
}
