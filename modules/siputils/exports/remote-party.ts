/** The caller as a database or a script knows it: Remote-Party-ID. */

import { optional, parseUri, str } from 'siprose'

import { isE164 } from '../number.ts'
import { requestRoutes, siputils } from '../module.ts'

/**
 * Adds a Remote-Party-ID header with the URI that the AVP of `rpid_avp` holds.
 *
 * Without arguments `rpid_prefix` and `rpid_suffix` stand around the URI. Gateways that do not know P-Asserted-Identity read it.
 *
 * @param prefix - what stands before the URI
 * @param suffix - what stands behind it
 * @returns false when the AVP has no value, or the two arguments make no header
 *
 * @example Tell a gateway who calls
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * modparam("siputils", "rpid_avp", "$avp(caller)")
 * request_route {
 *     $avp(caller) = "sip:+358401234567@example.com";
 *     append_rpid_hf();
 *     append_rpid_hf("<", ">;party=called");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 *         Remote-Party-ID: sip:+358401234567@example.com;party=calling;id-type=subscriber;screen=yes
 *         Remote-Party-ID: <sip:+358401234567@example.com>;party=called
 * ```
 *
 * @example Nobody knows who calls
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { if (!append_rpid_hf()) sl_send_reply("403", "Who are you"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 403
 * ```
 */
export const append_rpid_hf = siputils.cfgFunction(
  { args: [optional(str('prefix')), optional(str('suffix'))], routes: requestRoutes },
  ({ params, state }, ctx, prefix, suffix) => {
    const uri = ctx.avps.get(state.rpidAvp, 0)
    if (uri === null) return false
    const before = prefix ?? params.rpid_prefix
    const value = `${before}${uri}${suffix ?? params.rpid_suffix}`
    if (/[\r\n\0]/.test(value)) return false
    ctx.message.edits.appendHeader(`Remote-Party-ID: ${value}\r\n`)
    return true
  },
)

/**
 * Tells whether the user of the URI that the AVP of `rpid_avp` holds is an E.164 number.
 *
 * @returns false when the AVP has no value, too
 *
 * @example Let only numbers out to the telephone network
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     $avp(rpid) = $fu;
 *     if (is_rpid_user_e164()) sl_send_reply("200", "A number");
 *     else sl_send_reply("403", "Numbers Only");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:+358401234567@example.com>;tag=1
 * alice < 200
 * bob > INVITE sip:bob@example.com
 *       From: <sip:bob@example.com>;tag=1
 * bob < 403
 * ```
 */
export const is_rpid_user_e164 = siputils.cfgFunction(
  { routes: requestRoutes },
  ({ params, state }, ctx) => {
    const uri = ctx.avps.get(state.rpidAvp, 0)
    const user = uri === null ? null : (parseUri(String(uri))?.user ?? null)
    return user !== null && isE164(user, params.e164_max_len)
  },
)
