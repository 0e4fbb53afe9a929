/** Status and phrase of replies. */

import { pvHeaders } from '../module.ts'

/**
 * The status of a reply, which can be set; `$null` in requests.
 *
 * A final one stays final, and a provisional one provisional.
 *
 * @example Another one for the caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route { t_on_reply("RENAME"); t_relay(); }
 * onreply_route[RENAME] { if ($x_rs == 183) { $x_rs = 180; } }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 183 Session Progress
 * alice < 180 Session Progress
 * ```
 */
export const xStatus = pvHeaders.pseudoVariable(
  { name: '$x_rs', type: 'int' },
  {
    get: ({ state }, ctx) => {
      const { message } = ctx
      return message.isRequest ? null : (state.of(ctx)?.status ?? message.status)
    },
    set: ({ state }, ctx, value) => {
      const status = Number(value)
      const { message } = ctx
      const fits = Number.isInteger(status) && status >= 100 && status <= 699
      if (message.isRequest || !fits || status >= 200 !== message.status >= 200) return false
      state.ofChanged(ctx).status = status
      return true
    },
  },
)

/**
 * The phrase of a reply, which can be set; `$null` in requests.
 *
 * @example Another one for the caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route { t_on_reply("RENAME"); t_relay(); }
 * onreply_route[RENAME] { if ($x_rs == 183) { $x_rs = 180; $x_rr = "It Rings"; } }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 183 Session Progress
 * alice < 180 It Rings
 * ```
 */
export const xReason = pvHeaders.pseudoVariable(
  { name: '$x_rr', type: 'str' },
  {
    get: ({ state }, ctx) => {
      const { message } = ctx
      return message.isRequest ? null : (state.of(ctx)?.reason ?? message.reason)
    },
    set: ({ state }, ctx, value) => {
      const reason = String(value ?? '')
      if (ctx.message.isRequest || /[\r\n]/.test(reason)) return false
      state.ofChanged(ctx).reason = reason
      return true
    },
  },
)
