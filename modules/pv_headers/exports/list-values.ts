/** Elements of lists: `Supported: timer, path`. */

import { str } from 'siprose'

import { keyOf, splitList } from '../header-set.ts'
import { pvHeaders } from '../module.ts'

/**
 * Tells whether a list has an element.
 *
 * All headers of the name are looked through.
 *
 * @param hname - the name of the header
 * @param hparameter - the element, in any case
 *
 * @example Who can do what
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     if (pvh_header_param_exists("Supported", "path")) sl_send_reply("200", "Path");
 *     else sl_send_reply("200", "No Path");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Supported: timer, path
 * alice < 200 Path
 * alice > OPTIONS sip:example.com
 *         Supported: timer, pathological
 * alice < 200 No Path
 * ```
 *
 * @compat The whole element has to be the same; Kamailio takes a part of it.
 */
export const pvh_header_param_exists = pvHeaders.cfgFunction(
  { args: [str('hname'), str('hparameter')], routes: 'any' },
  ({ state }, ctx, name, element) => {
    const wanted = element.trim().toLowerCase()
    const values = state.of(ctx)?.values(keyOf(name)) ?? []
    return values.some((value) => splitList(value).some((one) => one.toLowerCase() === wanted))
  },
)

/**
 * Takes an element out of a list; a list that was nothing else goes.
 *
 * @param hname - the name of the header
 * @param hparameter - the element, in any case
 * @returns true where there was none, too
 *
 * @example What the other side cannot do
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     pvh_remove_header_param("Supported", "timer");
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         Supported: path, timer, outbound
 * bob   < MESSAGE sip:bob@example.com
 *         Supported: path, outbound
 * bob   > 200
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 *         Supported: timer
 * bob   < MESSAGE sip:bob@example.com
 *         - Supported
 * bob   > 200
 * alice < 200
 * ```
 */
export const pvh_remove_header_param = pvHeaders.cfgFunction(
  { args: [str('hname'), str('hparameter')], routes: 'any' },
  ({ state }, ctx, name, element) => {
    const headers = state.of(ctx)
    const key = keyOf(name)
    const wanted = element.trim().toLowerCase()
    const values = headers?.values(key) ?? []
    for (let at = values.length - 1; at >= 0; at--) {
      const elements = splitList(values[at] ?? '')
      const left = elements.filter((one) => one.toLowerCase() !== wanted)
      if (left.length === elements.length) continue
      if (left.length === 0) headers?.list.remove(key, at)
      else headers?.change(name, left.join(', '), at)
    }
    return true
  },
)
