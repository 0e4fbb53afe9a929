/** Events that scripts make themselves. */

import { str } from 'siprose'

import { async } from '../module.ts'

/**
 * Tells an event route of something, by a type, a key and a value.
 *
 * The script goes on at once. The route is `event_route[core:tkv]`, or the one that `async_tkv_evcb` names; it runs as soon as nothing else does,
 * without the message, and reads `$atkv(type)`, `$atkv(key)` and `$atkv(val)` of module corex.
 *
 * @param type - what kind of thing it is, a number or any text; variables in it are expanded
 * @param key - what it is about; variables in it are expanded
 * @param value - what is to be told of it; variables in it are expanded
 * @returns false when there is no such route, or `max_waiting` messages and tasks wait already
 *
 * @example Write down calls to a number in one place
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "corex.so"
 * loadmodule "async.so"
 * request_route {
 *     async_tkv_emit("1", "watched", "$fU called $rU");
 *     sl_send_reply("200", "OK");
 * }
 * event_route[core:tkv] {
 *     if ($atkv(key) == "watched") xlog("L_WARN", "$atkv(type): $atkv(val)\n");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: 1: alice called bob
 * ```
 *
 * @example Nobody listens
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * request_route { if (!async_tkv_emit("1", "watched", "bob")) sl_send_reply("500", "No route"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 500
 * ```
 *
 * @trap `drop` and `exit` in the event route end it alone; the message that caused it is elsewhere by then
 * @see {@link async_task_data}
 */
export const async_tkv_emit = async.cfgFunction(
  { args: [str('type'), str('key'), str('value')], routes: 'any' },
  ({ state, server }, _ctx, type, key, val) =>
    state.tell(server.settings.async_tkv_evcb || 'core:tkv', { type, key, val }),
)
