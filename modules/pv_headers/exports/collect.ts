/** From a message to its headers, and back. */

import { pvHeaders } from '../module.ts'

/**
 * Collects the headers of the message.
 *
 * With `auto_msg` that is done already.
 *
 * @returns false where it was done
 *
 * @example Collect once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * modparam("pv_headers", "auto_msg", 0)
 * request_route {
 *     if (pvh_collect_headers() && !pvh_collect_headers()) sl_send_reply("200", "$x_hdr(X-Call)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Call: c1
 * alice < 200 c1
 * ```
 */
export const pvh_collect_headers = pvHeaders.cfgFunction({ routes: 'any' }, ({ state }, ctx) =>
  state.collect(ctx),
)

/**
 * Writes what was changed into the message.
 *
 * Headers keep their order, new ones stand behind them. From and To of requests are replaced by the module `uac`, where it is loaded, which gives them
 * back in replies; those of replies stay. With `auto_msg` it is done when the message leaves.
 *
 * @returns false where it was done, and where nothing was collected
 *
 * @example Forward without a transaction
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_hdr(X-Note) = "n";
 *     $x_hdr(Subject) = $null;
 *     pvh_apply_headers();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: Lunch
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Note: n
 *         - Subject
 * ```
 */
export const pvh_apply_headers = pvHeaders.cfgFunction({ routes: 'any' }, ({ state }, ctx) =>
  state.apply(ctx),
)

/**
 * Forgets what was collected, and all changes.
 *
 * @example Think again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_hdr(X-Note) = "n";
 *     if ($rm == "MESSAGE") pvh_reset_headers();
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 *         - X-Note
 * bob   > 200
 * alice < 200
 * ```
 */
export const pvh_reset_headers = pvHeaders.cfgFunction({ routes: 'any' }, ({ state }, ctx) => {
  state.reset(ctx)
})
