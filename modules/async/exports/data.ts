/** Work without the message that caused it. */

import { partKey, routeName, str } from 'siprose'

import { async } from '../module.ts'
import { DEFAULT_GROUP } from '../tasks.ts'

const target = routeName('routename')

/**
 * Hands a text to a route that runs beside this script, without the message.
 *
 * The script goes on at once. The other route reads the text as `$async(data)`; what variables show of a message there is made up.
 *
 * @param routename - the route
 * @param data - the text
 * @returns false when there is no such route, or `max_waiting` tasks wait already
 *
 * @example Write something down after the answer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "async.so"
 * request_route {
 *     async_task_data("NOTE", "$fU asked for $rU");
 *     sl_send_reply("200", "OK");
 * }
 * route[NOTE] { xlog("L_WARN", "$async(data)\n"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: alice asked for bob
 * ```
 */
export const async_task_data = async.cfgFunction(
  { args: [target, str('data')], routes: 'any' },
  ({ state }, _ctx, name, data) => state.hand(name, { data, group: DEFAULT_GROUP }),
)

/**
 * Does what `async_task_data()` does, for configurations that name a group of processes.
 *
 * @param routename - the route
 * @param groupname - any text; the route reads it as `$async(gname)`
 * @param data - the text
 * @returns false when there is no such route, or `max_waiting` tasks wait already
 *
 * @example Keep the group of an existing configuration
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "async.so"
 * async_workers_group = "name=notes;workers=1"
 * request_route {
 *     async_task_group_data("NOTE", "notes", "$fU asked for $rU");
 *     sl_send_reply("200", "OK");
 * }
 * route[NOTE] { xlog("L_WARN", "$async(gname): $async(data)\n"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: notes: alice asked for bob
 * ```
 *
 * @compat A group that is not declared does not matter; in Kamailio the data is lost.
 */
export const async_task_group_data = async.cfgFunction(
  { args: [target, str('groupname'), str('data')], routes: 'any' },
  ({ state }, _ctx, name, group, data) => state.hand(name, { data, group }),
)

/** What is wanted of a task: its data, or its group. */
const taskKey = partKey(['data', 'gname'])

/**
 * The text that a route was handed, or the group it was handed to.
 *
 * `$async(data)` is the text, `$async(gname)` the group. It is nothing in any other route.
 *
 * @example Only where a text was handed over
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "async.so"
 * request_route {
 *     if ($async(data) == $null) async_task_data("NOTE", "for later");
 *     sl_send_reply("200", "OK");
 * }
 * route[NOTE] { xlog("L_WARN", "$async(data) in group $async(gname)\n"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: for later in group default
 * ```
 */
export const asyncData = async.pseudoVariable(
  { name: '$async', key: taskKey, type: 'str' },
  {
    get: ({ state }, ctx, part) => {
      const task = state.dataOf(ctx)
      if (task === null) return null
      return part === 'data' ? task.data : task.group
    },
  },
)
