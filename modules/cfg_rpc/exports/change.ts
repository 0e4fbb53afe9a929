/** Commands that change settings at once. */

import { any, int, str, type Host, type Value } from 'siprose'

import { group, type GroupName } from '../group.ts'
import { cfgRpc } from '../module.ts'

const name = str('name')

function change({ liveSettings }: Host, path: GroupName, named: string, value: Value): void {
  liveSettings.change({ ...path, name: named, value: value ?? '' })
}

/**
 * Changes a setting at once, be it a number or a text.
 *
 * What the setting cannot be is refused, and it stays as it is.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Change one of each, and see what is refused
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set edge limit 12
 * > cfg.set edge greeting welcome
 * > cfg.get edge
 * { limit: 12, greeting: welcome }
 * > cfg.set edge limit many
 * error: { code: 400, message: "`edge.limit` cannot be `many`; it can be a whole number" }
 * > cfg.set core max_while_loops -1
 * error: { code: 400, message: "`core.max_while_loops` cannot be `-1`; it can be a whole number from 0 to 9007199254740991" }
 * ```
 *
 * @compat What is no number is refused for a setting that is one; Kamailio makes it 0.
 */
export const cfgSet = cfgRpc.rpcCommand(
  { name: 'cfg.set', args: [group, name, any('value')] },
  ({ server }, path, named, value) => change(server, path, named, value),
)

/**
 * Changes a setting that is a number, at once.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Let the log say more for a while
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.seti core debug 3
 * > cfg.get core debug
 * 3
 * > cfg.seti core debug 300
 * error: { code: 400 }
 * ```
 *
 * @example See the lines that were there all along
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "cfg_rpc.so"
 * request_route { xlog("L_INFO", "$rm from $si\n"); exit; }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cfg.seti core debug 2
 * ```
 * ```sip
 * alice > INFO sip:bob@example.com
 * quiet 1s
 * ```
 * ```log
 * INFO <script>: INFO from 192.0.2.10
 * ```
 *
 * @example Shorter lives for connections
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfg_rpc.so"
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```rpc
 * > cfg.seti tcp connection_lifetime 30
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * dave > OPTIONS sip:example.com
 * dave < 200 Alive
 * ```
 * ```rpc
 * > core.tcp_list
 * - { lifetime: 30, state: CONN_OK }
 * ```
 * ```sip
 * clock +31s
 * ```
 * ```rpc
 * > core.tcp_list
 * []
 * ```
 */
export const cfgSeti = cfgRpc.rpcCommand(
  { name: 'cfg.seti', args: [group, name, int('value')] },
  ({ server }, path, named, value) => change(server, path, named, value),
)

/**
 * Does what `cfg.seti` does.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Let the log say more for a while
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_now_int core debug 3
 * > cfg.get core debug
 * 3
 * > cfg.set_now_int core debug 300
 * error: { code: 400 }
 * ```
 */
export const cfgSetNowInt = cfgRpc.rpcCommand(
  { name: 'cfg.set_now_int', args: [group, name, int('value')] },
  ({ server }, path, named, value) => change(server, path, named, value),
)

/**
 * Changes a setting that is a text, at once.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Change a text
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.sets edge greeting "good morning"
 * > cfg.get edge greeting
 * good morning
 * ```
 */
export const cfgSets = cfgRpc.rpcCommand(
  { name: 'cfg.sets', args: [group, name, str('value')] },
  ({ server }, path, named, value) => change(server, path, named, value),
)

/**
 * Does what `cfg.sets` does.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Change a text
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_now_string edge greeting "good morning"
 * > cfg.get edge greeting
 * good morning
 * ```
 */
export const cfgSetNowString = cfgRpc.rpcCommand(
  { name: 'cfg.set_now_string', args: [group, name, str('value')] },
  ({ server }, path, named, value) => change(server, path, named, value),
)

/**
 * Gives all settings of a group the values they had when the server started.
 *
 * @param group - the group
 *
 * @example Undo what was tried
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set edge limit 12
 * > cfg.reset edge
 * > cfg.get edge limit
 * 10
 * > cfg.reset egde
 * error: { code: 400, message: "there is no group `egde`" }
 * ```
 */
export const cfgReset = cfgRpc.rpcCommand(
  { name: 'cfg.reset', args: [str('group')] },
  ({ server: { liveSettings } }, inGroup) => liveSettings.reset(inGroup),
)
