/** Parameters: processes for tasks that take long, of which this server needs none. */

import { intParam, strParam, strListParam } from '../../runtime/declare/parameter.ts'

/** A script that waits for a database or a peer is put aside, and the worker goes on with other messages. */
const noTasks = 'a script that waits holds up no worker, so there is nobody to hand it to'
/** The rows of the table. */
export const asyncParameters = {
  /**
   * How many processes take over tasks that would hold up the ones which receive messages.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * async_workers = 8
   * request_route { drop; }
   * ```
   */
  async_workers: intParam(0, { min: 0, max: 1024, idle: noTasks }),

  /**
   * A group of such processes, as `name=…;workers=…;nonblock=…;usleep=…`.
   *
   * @example Keep the lines of an existing configuration
   * ```kamailio
   * async_workers_group = "name=reg;workers=4"
   * async_workers_group = "name=calls;workers=8"
   * request_route { drop; }
   * ```
   */
  async_workers_group: strListParam({ idle: noTasks }),

  /**
   * How long such a process sleeps before it looks for the next task.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * async_usleep = 0
   * request_route { drop; }
   * ```
   */
  async_usleep: intParam(0, { min: 0, unit: 'µs', idle: noTasks }),

  /**
   * Whether such processes look for tasks without waiting for one.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * async_nonblock = 1
   * request_route { drop; }
   * ```
   */
  async_nonblock: intParam(0, { min: 0, max: 1, idle: noTasks }),

  /**
   * The group of such processes that takes events of the server itself.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * async_tkv_gname = "events"
   * request_route { drop; }
   * ```
   */
  async_tkv_gname: strParam('', { idle: noTasks }),

  /**
   * The event route that `async_tkv_emit()` tells of things; `core:tkv` while it is empty.
   *
   * A name that no event route has makes the function fail.
   *
   * @example Name it outright
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "xlog.so"
   * loadmodule "corex.so"
   * loadmodule "async.so"
   * async_tkv_evcb = "core:tkv"
   * request_route {
   *     async_tkv_emit("1", "busy", "$rU");
   *     sl_send_reply("486", "Busy");
   * }
   * event_route[core:tkv] { xlog("L_WARN", "$atkv(key): $atkv(val)\n"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 486
   * ```
   * ```log
   * WARNING <script>: busy: bob
   * ```
   *
   * @example A name that no route has
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "async.so"
   * async_tkv_evcb = "ksr_tkv_event"
   * request_route { if (!async_tkv_emit("1", "busy", "bob")) sl_send_reply("500", "No route"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 500
   * ```
   */
  async_tkv_evcb: strParam(''),
} as const
