/** Parameters: records of whole calls. */

import { boolParam, intParam, optionalStrParam, strParam } from 'siprose'

const idle = 'records of whole calls need the module `dialog`, which does not exist here yet'

/** The rows of the table. */
export const cdrParams = {
  /**
   * Whether a record of each whole call is written when it ends.
   *
   * The module `dialog` follows calls, and is not there yet: a configuration that sets it is refused.
   *
   * @example Leave it off
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_enable", 0)
   * request_route { t_relay(); }
   * ```
   */
  cdr_enable: boolParam(false),

  /**
   * The variable of a dialog that keeps its record from being written.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_skip", "nocdr")
   * request_route { t_relay(); }
   * ```
   */
  cdr_skip: optionalStrParam({ idle }),

  /**
   * Whether records of whole calls go to the log.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_log_enable", 0)
   * request_route { t_relay(); }
   * ```
   */
  cdr_log_enable: boolParam(true, { idle }),

  /**
   * Whether a call begins when it is acknowledged, in place of when it is made.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_start_on_confirmed", 1)
   * request_route { t_relay(); }
   * ```
   */
  cdr_start_on_confirmed: boolParam(false, { idle }),

  /**
   * The facility of syslog for records of whole calls.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_facility", "LOG_LOCAL2")
   * request_route { t_relay(); }
   * ```
   */
  cdr_facility: optionalStrParam({ idle }),

  /**
   * What records of whole calls have besides, as `name=$variable;…`.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_extra", "c1=$dlg_var(caller)")
   * request_route { t_relay(); }
   * ```
   */
  cdr_extra: optionalStrParam({ idle }),

  /**
   * Whether a value that is not there is NULL in such a record.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_extra_nullable", 1)
   * request_route { t_relay(); }
   * ```
   */
  cdr_extra_nullable: boolParam(false, { idle }),

  /**
   * How many such values there can be.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_extra_size", 100)
   * request_route { t_relay(); }
   * ```
   */
  cdr_extra_size: intParam(64, { idle }),

  /**
   * The name of the beginning in such a record.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_start_id", "start")
   * request_route { t_relay(); }
   * ```
   */
  cdr_start_id: strParam('start_time', { idle }),

  /**
   * The name of the end in such a record.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_end_id", "end")
   * request_route { t_relay(); }
   * ```
   */
  cdr_end_id: strParam('end_time', { idle }),

  /**
   * The name of the duration in such a record.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_duration_id", "d")
   * request_route { t_relay(); }
   * ```
   */
  cdr_duration_id: strParam('duration', { idle }),

  /**
   * Which moments the duration is counted between.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_duration_mode", 1)
   * request_route { t_relay(); }
   * ```
   */
  cdr_duration_mode: intParam(1, { idle }),

  /**
   * Whether calls have a record whose end nobody has told.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_expired_dlg_enable", 1)
   * request_route { t_relay(); }
   * ```
   */
  cdr_expired_dlg_enable: boolParam(false, { idle }),

  /**
   * Whether calls have a record that nobody has answered.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdr_on_failed", 0)
   * request_route { t_relay(); }
   * ```
   */
  cdr_on_failed: boolParam(true, { idle }),

  /**
   * The table for records of whole calls; without one they are in none.
   *
   * @example A setting that changes nothing yet
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "cdrs_table", "acc_cdrs")
   * request_route { t_relay(); }
   * ```
   */
  cdrs_table: strParam('', { idle }),
}
