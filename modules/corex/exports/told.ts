/** What an event route is told by a script. */

import { asyncApi, type Told } from '../../async/api.ts'
import { partKey } from 'siprose'

import { corex } from '../module.ts'

const toldKey = partKey<keyof Told>(['type', 'key', 'val'])

/**
 * What `event_route[core:tkv]` is told: a type, a key and a value.
 *
 * They come from `async_tkv_emit()` of module async. `$null` in any other route.
 *
 * @example Tell a route of what happened, and only that route
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "corex.so"
 * loadmodule "async.so"
 * request_route {
 *     async_tkv_emit("2", "seen", "$si");
 *     sl_send_reply("200", "here: $atkv(key)");
 * }
 * event_route[core:tkv] { xlog("L_WARN", "$atkv(type), $atkv(key), $atkv(val)\n"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 here: <null>
 * ```
 * ```log
 * WARNING <script>: 2, seen, 192.0.2.10
 * ```
 */
export const toldByScript = corex.pseudoVariable(
  { name: '$atkv', key: toldKey, type: 'str' },
  { get: (self, ctx, part) => self.find(asyncApi)?.toldTo(ctx)?.[part] ?? null },
)
