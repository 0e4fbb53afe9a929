/** The module's parameters. */

import {
  boolParam,
  columnName,
  dbUrlParam,
  DEFAULT_DB_URL,
  intParam,
  strParam,
  tableName,
} from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the rules are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given dialplan
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * The table of rules.
   *
   * Table `version` has to tell version 2 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  table_name: strParam('dialplan', { check: tableName }),

  /**
   * The column with the number of the dialplan.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "dpid_col", "plan")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | plan | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  dpid_col: strParam('dpid', { check: columnName }),

  /**
   * The column with the priority of a rule: the lower ones are tried first.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "pr_col", "priority")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | priority | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1        | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  pr_col: strParam('pr', { check: columnName }),

  /**
   * The column that tells how a rule compares.
   *
   * 0 is equal, 1 a Perl-compatible pattern, 2 a pattern of a shell. What a pattern cannot have is told of `pcre_match()`.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "match_op_col", "operator")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | operator | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  match_op_col: strParam('match_op', { check: columnName }),

  /**
   * The column with what a rule compares with.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "match_exp_col", "fits")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | match_op | fits    | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9] | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  match_exp_col: strParam('match_exp', { check: columnName }),

  /**
   * The column with how long a number has to be; 0 for any.
   *
   * Rules for one length are tried before those for any, whatever their priorities.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "match_len_col", "length")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | match_op | match_exp | length | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0      | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  match_len_col: strParam('match_len', { check: columnName }),

  /**
   * The column with the pattern whose groups the replacement uses.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "subst_exp_col", "cut")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | match_op | match_exp | match_len | cut     | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$ | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  subst_exp_col: strParam('subst_exp', { check: columnName }),

  /**
   * The column with what takes the place of the number.
   *
   * All of it does: what the pattern leaves out is gone. `\0` is what the pattern has matched, `\1` to `\9` are its groups, and variables are replaced.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "repl_exp_col", "becomes")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | becomes | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1   | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  repl_exp_col: strParam('repl_exp', { check: columnName }),

  /**
   * The column with the attributes of a rule.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "table_name", "numbers")
   * modparam("dialplan", "attrs_col", "kind")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given numbers
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | kind     |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | numbers    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  attrs_col: strParam('attrs', { check: columnName }),

  /**
   * The variable that takes the attributes of the rule that was used.
   *
   * @example Know why
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "attrs_pvar", "$avp(kind)")
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU is $avp(kind)");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given dialplan
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234 is national
   * ```
   */
  attrs_pvar: strParam('', { format: true }),

  /**
   * How many rows are read from the database at once.
   *
   * @example Read long tables in larger pieces
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "fetch_rows", 4000)
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given dialplan
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  fetch_rows: intParam(1000, { min: 1, max: 100_000 }),

  /**
   * Whether patterns may have variables in them.
   *
   * They are replaced for each message; 256 patterns that come out are kept compiled. What a message brings should not be in a pattern without a thought: it can make it fit anything.
   *
   * @example The area of who calls
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "match_dynamic", 1)
   * request_route {
   *     $avp(area) = $hdr(X-Area); if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given dialplan
   * | dpid | pr | match_op | match_exp        | match_len | subst_exp        | repl_exp | attrs |
   * | 1    | 1  | 1        | ^$avp(area)[1-9] | 0         | ^$avp(area)(.*)$ | +49\1    | ""    |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   *         X-Area: 0
   * alice < 302 +49891234
   * alice > OPTIONS sip:0891234@example.com
   *         X-Area: 9
   * alice < 404
   * ```
   */
  match_dynamic: boolParam(false),

  /**
   * Whether a request URI that was rewritten in a failure route becomes another branch.
   *
   * @example Leave branches to the script
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "append_branch", 0)
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given dialplan
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```sip
   * alice > OPTIONS sip:0891234@example.com
   * alice < 302 +49891234
   * alice > OPTIONS sip:bob@example.com
   * alice < 404
   * ```
   */
  append_branch: boolParam(true),

  /**
   * How long after a reload the next one is refused.
   *
   * @example As often as you like
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "dialplan.so"
   * modparam("dialplan", "db_url", "sqlite:///siprose.db")
   * modparam("dialplan", "reload_delta", 0)
   * request_route {
   *     if (dp_translate("1")) sl_send_reply("302", "$rU");
   *     else sl_send_reply("404", "No Number");
   * }
   * ```
   * ```db
   * given dialplan
   * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
   * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
   * ```
   * ```rpc
   * > dialplan.reload
   * > dialplan.reload
   * ```
   */
  reload_delta: intParam(5, { min: 0, max: 86_400, unit: 's' }),
}
