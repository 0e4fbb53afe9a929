/** Our Via on requests that leave. */

import { type Context, int, Sending } from 'siprose'

import { corex } from '../module.ts'

const flags = int('flags', { min: 0, max: 1 })

function sendingOf(ctx: Context): Sending {
  ctx.sending ??= new Sending()
  return ctx.sending
}

/**
 * Shows the number of this server in our Via, as parameter `srvid`.
 *
 * It is that of `server_id`; 0 is not shown.
 *
 * @param flags - 1 shows it, 0 does not
 *
 * @example Tell in a capture which server of the cluster a request went through
 * ```kamailio
 * loadmodule "corex.so"
 * server_id = 7
 * request_route { via_add_srvid(1); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {srv}:5060;branch={*};srvid=7
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 */
export const via_add_srvid = corex.cfgFunction(
  { args: [flags], routes: 'any' },
  (_self, ctx, on) => {
    sendingOf(ctx).viaServerId = on === 1
    return true
  },
)

/**
 * Makes the fields of an XAVP parameters of our Via.
 *
 * The XAVP is that of `xavp_via_params`, as it is when the request leaves. Fields whose name is no token, and values with a line end, are left
 * out; a value that is no token is put in quotes; an empty one is a parameter without value.
 *
 * @param flags - 1 adds them, 0 does not
 *
 * @example Find the customer of a reply without keeping state
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * xavp_via_params = "via"
 * request_route {
 *     $xavp(via=>customer) = "c42";
 *     $xavp(via[0]=>note) = "two words";
 *     via_add_xavp_params(1);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {srv}:5060;branch={*};customer=c42;note="two words"
 *         Via: SIP/2.0/UDP {alice};{*}
 * bob   > 200
 * alice < 200
 * ```
 *
 * @compat Kamailio 5.6 takes it, and adds nothing.
 */
export const via_add_xavp_params = corex.cfgFunction(
  { args: [flags], routes: 'any' },
  (_self, ctx, on) => {
    sendingOf(ctx).viaParams = on === 1
    return true
  },
)

/**
 * Shows the address of an XAVP in our Via, in place of the socket's.
 *
 * The XAVP is that of `xavp_via_fields`, with the fields `address` and `port`, which may be left out. What could not stand there is passed
 * over, and the socket's address is shown.
 *
 * @param flags - 1 uses them, 0 does not
 *
 * @example Show one of two addresses that the outside reaches us by
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * xavp_via_fields = "shown"
 * request_route {
 *     $xavp(shown=>address) = "203.0.113.7";
 *     $xavp(shown[0]=>port) = "5080";
 *     via_use_xavp_fields(1);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 203.0.113.7:5080;branch={*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 *
 * @example What is no address is not shown
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * xavp_via_fields = "shown"
 * request_route {
 *     $xavp(shown=>address) = $hdr(Subject);
 *     via_use_xavp_fields(1);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: 203.0.113.7;received=198.51.100.1
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {srv}:5060;branch={*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 *
 * @compat Kamailio 5.6 takes it, and shows the socket's address all the same.
 * @trap replies come to the address that is shown: it has to lead here
 */
export const via_use_xavp_fields = corex.cfgFunction(
  { args: [flags], routes: 'any' },
  (_self, ctx, on) => {
    sendingOf(ctx).viaFields = on === 1
    return true
  },
)

/**
 * Accepted for configurations that have it: the Vias of replies stay as they came.
 *
 * @param flags - 0 or 1
 *
 * @example Keep the line of an existing configuration
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route { via_reply_add_xavp_params(1); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * ```
 *
 * @compat Kamailio adds parameters to the first Via of replies; RFC 3261 has them equal to those of the request.
 * @rfc 3261 section 8.2.6.2
 */
export const via_reply_add_xavp_params = corex.cfgFunction(
  { args: [flags], routes: 'any' },
  () => true,
)
