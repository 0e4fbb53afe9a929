/** The module's parameters. */

import { boolParam, intParam, strParam } from 'siprose'

import { checkDelimiter } from './table/format.ts'

/** The rows of the table. */
export const params = {
  /**
   * Whether files are looked at again before each query: 1 does so.
   *
   * A file that somebody has changed is read anew then. With 0 it is read once.
   *
   * @example People edit the files
   * ```kamailio
   * loadmodule "db_text.so"
   * modparam("db_text", "db_mode", 1)
   * request_route { drop; }
   * ```
   */
  db_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether nothing between two delimiters is an empty text, where NULL is allowed too.
   *
   * @example Modules that take no NULL
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_text.so"
   * loadmodule "sqlops.so"
   * modparam("db_text", "emptystring", 1)
   * modparam("sqlops", "sqlcon", "t=>text://tables")
   * request_route {
   *     sql_query("t", "select note from numbers", "r");
   *     if ($dbr(r=>[0,0]) == $null) sl_send_reply("404", "NULL");
   *     else sl_send_reply("200", "Empty");
   * }
   * ```
   * ```file name=tables/numbers
   * number(string) note(string,null)
   * 4711:
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Empty
   * ```
   */
  emptystring: boolParam(false),

  /**
   * How much of a file is read at a time.
   *
   * @example A setting that changes nothing
   * ```kamailio
   * loadmodule "db_text.so"
   * modparam("db_text", "file_buffer_size", 8192)
   * request_route { drop; }
   * ```
   */
  file_buffer_size: intParam(16_384, { idle: 'files are read whole' }),

  /**
   * How many rows a table can have.
   *
   * A file with more is an error to whoever asks for it, and a row too many is not added.
   *
   * @example A large directory
   * ```kamailio
   * loadmodule "db_text.so"
   * modparam("db_text", "max_result_rows", 500000)
   * request_route { drop; }
   * ```
   */
  max_result_rows: intParam(100_000, { min: 1, max: 10_000_000 }),

  /**
   * The database that `db_text.query` asks.
   *
   * @example Ask from the terminal
   * ```kamailio
   * loadmodule "db_text.so"
   * modparam("db_text", "default_connection", "text://tables")
   * request_route { drop; }
   * ```
   * ```file name=tables/domain
   * id(int,auto) domain(string) did(string,null)
   * 1:example.com:main
   * ```
   * ```rpc
   * > db_text.query "select domain from domain"
   * - { domain: example.com }
   * ```
   */
  default_connection: strParam(''),

  /**
   * The sign between two values of a row.
   *
   * @example Addresses without escapes
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_text.so"
   * loadmodule "sqlops.so"
   * modparam("db_text", "db_delim", "|")
   * modparam("sqlops", "sqlcon", "t=>text://tables")
   * request_route {
   *     sql_query("t", "select destination from dispatcher", "r");
   *     sl_send_reply("302", "$dbr(r=>[0,0])");
   * }
   * ```
   * ```file name=tables/dispatcher
   * id(int,auto) setid(int) destination(string)
   * 1|1|sip:192.0.2.20:5080
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 302 sip:192.0.2.20:5080
   * ```
   */
  db_delim: strParam(':', { check: checkDelimiter }),
}
