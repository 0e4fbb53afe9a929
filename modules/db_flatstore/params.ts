/** The module's parameters. */

import { boolParam, SiproseError, strParam } from 'siprose'

function oneSign(text: string): void {
  if (text.length !== 1) throw new SiproseError('db_flatstore/sign', `\`${text}\` is not one sign`)
}

/** The rows of the table. */
export const params = {
  /**
   * Whether a row is on the disk before it is acknowledged.
   *
   * Without it a row outlives the end of the server, and not a loss of power.
   *
   * @example Many rows, and a disk that is slow
   * ```kamailio
   * loadmodule "db_flatstore.so"
   * modparam("db_flatstore", "flush", 0)
   * request_route { drop; }
   * ```
   */
  flush: boolParam(true),

  /**
   * Whether delimiters in values are written as `%7C`, or with the escape sign before them.
   *
   * A line end in a value is always written as `%0A`.
   *
   * @example A program that knows backslashes
   * ```kamailio
   * loadmodule "db_flatstore.so"
   * modparam("db_flatstore", "encode_delimiter", 0)
   * request_route { drop; }
   * ```
   */
  encode_delimiter: boolParam(true),

  /**
   * The sign between two values.
   *
   * @example Values with commas between them
   * ```kamailio
   * loadmodule "db_flatstore.so"
   * modparam("db_flatstore", "field_delimiter", ",")
   * request_route { drop; }
   * ```
   */
  field_delimiter: strParam('|', { check: oneSign }),

  /**
   * The sign behind a row; `n` is a line end.
   *
   * @example Rows with semicolons behind them
   * ```kamailio
   * loadmodule "db_flatstore.so"
   * modparam("db_flatstore", "record_delimiter", ";")
   * request_route { drop; }
   * ```
   */
  record_delimiter: strParam('n', { check: oneSign }),

  /**
   * The sign before delimiters in values, where `encode_delimiter` is off.
   *
   * @example Doubled by a program of one's own
   * ```kamailio
   * loadmodule "db_flatstore.so"
   * modparam("db_flatstore", "encode_delimiter", 0)
   * modparam("db_flatstore", "escape_char", "^")
   * request_route { drop; }
   * ```
   */
  escape_char: strParam('\\', { check: oneSign }),

  /**
   * How names of files end.
   *
   * @example Files that a spreadsheet opens
   * ```kamailio
   * loadmodule "db_flatstore.so"
   * modparam("db_flatstore", "file_suffix", ".csv")
   * request_route { drop; }
   * ```
   */
  file_suffix: strParam('.log'),
}
