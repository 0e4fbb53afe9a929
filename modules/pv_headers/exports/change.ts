/** Headers that come and go. */

import { int, nullable, optional, str } from 'siprose'

import { keyOf } from '../header-set.ts'
import { pvHeaders } from '../module.ts'

/**
 * Tells whether there is a header.
 *
 * @param hname - its name, in any case, short or full
 *
 * @example Only with a subject
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     if (pvh_check_header("Subject")) sl_send_reply("200", "About $x_hdr(Subject)");
 *     else sl_send_reply("403", "About What");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         s: Lunch
 * alice < 200 About Lunch
 * alice > MESSAGE sip:example.com
 * alice < 403
 * ```
 *
 * @compat Short and full names are the same header; Kamailio takes them for two.
 */
export const pvh_check_header = pvHeaders.cfgFunction(
  { args: [str('hname')], routes: 'any' },
  ({ state }, ctx, name) => (state.of(ctx)?.get(keyOf(name), 0) ?? null) !== null,
)

/**
 * Adds a header, behind others of its name.
 *
 * @param hname - its name
 * @param hvalue - its value; `$null` for a header that can be seen here, and is not written
 * @returns false where that is no header, or there are a thousand new ones
 *
 * @example Two headers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     pvh_append_header("X-Note", "one");
 *     pvh_append_header("X-Note", "two");
 *     pvh_append_header("X-Mark", $null);
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 *         X-Note: one
 *         X-Note: two
 * bob   > 200
 * alice < 200
 * ```
 */
export const pvh_append_header = pvHeaders.cfgFunction(
  { args: [str('hname'), nullable(str('hvalue'))], routes: 'any' },
  ({ state }, ctx, name, value) => state.ofChanged(ctx).append(name, value ?? ''),
)

/**
 * Gives a header another value, or adds it where there is none of its name.
 *
 * @param hname - its name
 * @param hvalue - its value
 * @param idx - which of several, 0 is the first
 * @returns false where there is no such one, or that is no header
 *
 * @example The second of two
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     pvh_modify_header("X-Call", "b", "1");
 *     pvh_modify_header("X-Note", "n");
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         X-Call: 1
 *         X-Call: 2
 * bob   < MESSAGE sip:bob@example.com
 *         X-Call: 1
 *         X-Call: b
 *         X-Note: n
 * bob   > 200
 * alice < 200
 * ```
 *
 * @compat Kamailio 5.6 fails on it.
 */
export const pvh_modify_header = pvHeaders.cfgFunction(
  {
    args: [str('hname'), nullable(str('hvalue')), optional(int('idx', { min: 0 }))],
    routes: 'any',
  },
  ({ state }, ctx, name, value, index) => {
    const headers = state.ofChanged(ctx)
    if (headers.get(keyOf(name), 0) === null) return headers.append(name, value ?? '')
    return headers.change(name, value ?? '', index ?? 0)
  },
)

/**
 * Takes a header out, or all of its name.
 *
 * @param hname - its name
 * @param idx - which of several, 0 is the first; all if left out
 * @returns true where there was none, too; false where there is none with this index
 *
 * @example One, and all
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     pvh_remove_header("X-Call", "0");
 *     pvh_remove_header("Subject");
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         X-Call: 1
 *         X-Call: 2
 *         Subject: Lunch
 * bob   < MESSAGE sip:bob@example.com
 *         X-Call: 2
 *         - Subject
 * bob   > 200
 * alice < 200
 * ```
 */
export const pvh_remove_header = pvHeaders.cfgFunction(
  { args: [str('hname'), optional(int('idx', { min: 0 }))], routes: 'any' },
  ({ state }, ctx, name, index) => {
    const headers = state.of(ctx)
    if (headers === null) return true
    if (index !== undefined) return headers.list.remove(keyOf(name), index)
    headers.list.removeAll(keyOf(name))
    return true
  },
)

/**
 * Takes out all headers but those that are skipped, and those that every message needs.
 *
 * @example A bare request
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     pvh_remove_all_headers();
 *     $x_hdr(X-Note) = "n";
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         Subject: Lunch
 *         X-Call: 1
 * bob   < MESSAGE sip:bob@example.com
 *         X-Note: n
 *         - Subject
 *         - X-Call
 * bob   > 200
 * alice < 200
 * ```
 *
 * @compat Via, CSeq and Call-ID stay whatever `skip_headers` says, as a message without them is none.
 */
export const pvh_remove_all_headers = pvHeaders.cfgFunction({ routes: 'any' }, ({ state }, ctx) => {
  const headers = state.of(ctx)
  if (headers === null) return
  for (const key of headers.names().keys()) {
    if (!state.stays(key)) headers.list.removeAll(key)
  }
})
