/** The module's parameters. */

import {
  boolParam,
  columnName,
  dbUrlParam,
  DEFAULT_DB_URL,
  intParam,
  strListParam,
  strParam,
  tableName,
} from 'siprose'

import { parseDefinition, parseItem } from './definition.ts'

function checkTable(text: string): void {
  if (text !== '') tableName(text)
}

/** The rows of the table. */
export const params = {
  /**
   * Where the tables are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue     |
   * | 49      | 192.0.2.20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * A tree, and the table that it is read from; each setting adds one.
   *
   * Written as `name=…;dbtable=…`, and perhaps `cols`, the columns, the prefix first: several values become one text with commas between; `type`, 0 for texts,
   * 1 for pairs of destination and weight `1:30;2:20`, 2 for numbers; `multi`, 1 for a table with rows of several trees.
   *
   * @example Columns of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=dbaliases;cols='alias_username,username,domain'")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given dbaliases
   * | alias_username | username | domain      |
   * | 49             | alice    | example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 alice,example.com
   * ```
   */
  mtree: strListParam({ check: parseDefinition }),

  /**
   * A prefix of a tree that is in the configuration itself; each setting adds one.
   *
   * Written as `name=…;prefix=…;value=…`; a value with semicolons stands in quotes. It is there before the rows of a table: where
   * {@link mt_allow_duplicates} is off, a row of the same prefix is left out. A tree may have nothing but these.
   *
   * @example Emergency calls do not depend on a table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mt_ignore_duplicates", 1)
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
   * modparam("mtree", "item", "name=routes;prefix=112;value=192.0.2.20")
   * modparam("mtree", "item", "name=prices;prefix=900;value='a;b'")
   * request_route {
   *     if (mt_match("prices", "$rU", "0")) { sl_send_reply("402", "$avp(tvalue)"); exit; }
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue     |
   * | 112     | 192.0.2.99 |
   * | 49      | 192.0.2.30 |
   * ```
   * ```rpc
   * > mtree.reload
   * > mtree.reload prices
   * ```
   * ```sip
   * alice > OPTIONS sip:112@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.30
   * alice > OPTIONS sip:9001234@example.com
   * alice < 402 a;b
   * ```
   *
   * @compat Kamailio 5.6 has no such parameter.
   */
  item: strListParam({ check: parseItem }),

  /**
   * The table of all trees, where none is defined by {@link mtree}.
   *
   * Each row says by its name which tree it belongs to.
   *
   * @example All trees in one table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "db_table", "mtrees")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtrees
   * | tname  | tprefix | tvalue     |
   * | routes | 49      | 192.0.2.20 |
   * | others | 358     | 192.0.2.30 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  db_table: strParam('', { check: checkTable }),

  /**
   * The column with the name of the tree.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "db_table", "numbers")
   * modparam("mtree", "tname_column", "tree")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given numbers
   * | tree   | tprefix | tvalue     |
   * | routes | 49      | 192.0.2.20 |
   * | others | 358     | 192.0.2.30 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  tname_column: strParam('tname', { check: columnName }),

  /**
   * The column with the prefix.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=numbers")
   * modparam("mtree", "tprefix_column", "number")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given numbers
   * | number | tvalue     |
   * | 49     | 192.0.2.20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  tprefix_column: strParam('tprefix', { check: columnName }),

  /**
   * The column with the value.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=numbers")
   * modparam("mtree", "tvalue_column", "gateway")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given numbers
   * | tprefix | gateway    |
   * | 49      | 192.0.2.20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  tvalue_column: strParam('tvalue', { check: columnName }),

  /**
   * The characters that a prefix can have; the last setting counts.
   *
   * Without it digits alone. A row whose prefix has others is left out.
   *
   * @example Prefixes with a plus
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
   * modparam("mtree", "char_list", "0123456789+")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue     |
   * | +49     | 192.0.2.20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:+49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:49891234@example.com
   * alice < 404
   * ```
   */
  char_list: strListParam(),

  /**
   * How many rows are read at a time.
   *
   * @example Smaller pieces
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
   * modparam("mtree", "fetch_rows", 100)
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue     |
   * | 49      | 192.0.2.20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  fetch_rows: intParam(1000, { min: 1, max: 1_000_000 }),

  /**
   * Whether the server starts without trees where the database cannot be read: 1 lets it.
   *
   * `mtree.reload` reads them later.
   *
   * @example Calls go on without routes
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=numbers")
   * modparam("mtree", "connect_mode", 1)
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 404
   * ```
   */
  connect_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * The variable that takes the value of the longest prefix.
   *
   * @example Use a variable of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
   * modparam("mtree", "pv_value", "$avp(gw)")
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(gw)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue     |
   * | 49      | 192.0.2.20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  pv_value: strParam('$avp(s:tvalue)'),

  /**
   * The AVP that takes the values of all prefixes, that of the longest in front.
   *
   * What it had is removed.
   *
   * @example Use a variable of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
   * modparam("mtree", "pv_values", "$avp(gws)")
   * request_route {
   *     mt_match("routes", "$rU", "2");
   *     sl_send_reply("302", "$(avp(gws)[*])");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue     |
   * | 49      | 192.0.2.20 |
   * | 4989    | 192.0.2.30 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.30, 192.0.2.20
   * ```
   */
  pv_values: strParam('$avp(s:tvalues)'),

  /**
   * The AVP that takes the numbers of destinations, of a tree of pairs.
   *
   * @example Use a variable of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=carriers;dbtable=mtree;type=1")
   * modparam("mtree", "pv_dstid", "$avp(carrier)")
   * request_route {
   *     mt_match("carriers", "$rU", "0");
   *     sl_send_reply("200", "$(avp(carrier)[*])");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue    |
   * | 49      | 1:30;2:20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49301234@example.com
   * alice < 200 2, 1
   * ```
   */
  pv_dstid: strParam('$avp(s:tdstid)'),

  /**
   * The AVP that takes the weights of destinations, of a tree of pairs.
   *
   * @example Use a variable of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=carriers;dbtable=mtree;type=1")
   * modparam("mtree", "pv_weight", "$avp(price)")
   * request_route {
   *     mt_match("carriers", "$rU", "0");
   *     sl_send_reply("200", "$(avp(price)[*])");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue    |
   * | 49      | 1:30;2:20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49301234@example.com
   * alice < 200 20, 30
   * ```
   */
  pv_weight: strParam('$avp(s:tweight)'),

  /**
   * The variable that takes how many destinations there are, of a tree of pairs.
   *
   * @example Use a variable of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=carriers;dbtable=mtree;type=1")
   * modparam("mtree", "pv_count", "$avp(carriers)")
   * request_route {
   *     mt_match("carriers", "$rU", "0");
   *     sl_send_reply("200", "$avp(carriers) carriers");
   * }
   * ```
   * ```db
   * given mtree
   * | tprefix | tvalue    |
   * | 49      | 1:30;2:20 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49301234@example.com
   * alice < 200 2 carriers
   * ```
   */
  pv_count: strParam('$avp(s:tcount)'),

  /**
   * What the values of trees in {@link db_table} are: 0 texts, 1 pairs, 2 numbers.
   *
   * @example Numbers
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "db_table", "mtrees")
   * modparam("mtree", "mt_tree_type", 2)
   * request_route {
   *     mt_match("routes", "$rU", "0");
   *     $avp(next) = $avp(tvalue) + 1;
   *     sl_send_reply("200", "$avp(next)");
   * }
   * ```
   * ```db
   * given mtrees
   * | tname  | tprefix | tvalue |
   * | routes | 49      | 41     |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 200 42
   * ```
   */
  mt_tree_type: intParam(0, { min: 0, max: 2 }),

  /**
   * Whether nothing is logged of a prefix that is there already.
   *
   * The first row of a prefix counts either way.
   *
   * @example A table with repetitions
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree_twice")
   * modparam("mtree", "mt_ignore_duplicates", 1)
   * request_route {
   *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
   *     else sl_send_reply("404", "No Route");
   * }
   * ```
   * ```db
   * given mtree_twice
   * | tprefix | tvalue     |
   * | 49      | 192.0.2.20 |
   * | 49      | 192.0.2.30 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.20
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  mt_ignore_duplicates: boolParam(false),

  /**
   * Whether a prefix can have several values.
   *
   * The last row is the value of the prefix then; with mode 2 of {@link mt_match} all are there, in the order of the table.
   *
   * @example Two gateways for one prefix
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "mtree.so"
   * modparam("mtree", "db_url", "sqlite:///siprose.db")
   * modparam("mtree", "mtree", "name=routes;dbtable=mtree_twice")
   * modparam("mtree", "mt_allow_duplicates", 1)
   * request_route {
   *     mt_match("routes", "$rU", "0");
   *     mt_match("routes", "$rU", "2");
   *     sl_send_reply("302", "$avp(tvalue) of $(avp(tvalues)[*])");
   * }
   * ```
   * ```db
   * given mtree_twice
   * | tprefix | tvalue     |
   * | 49      | 192.0.2.20 |
   * | 49      | 192.0.2.30 |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 192.0.2.30 of 192.0.2.20, 192.0.2.30
   * ```
   */
  mt_allow_duplicates: boolParam(false),
}
