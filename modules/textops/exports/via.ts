/** Via headers that came with the message. */

import { int, str } from 'siprose'

import { textops } from '../module.ts'
import { removeViaParam } from '../via-param.ts'

/**
 * Removes a parameter of a Via that came with the message.
 *
 * @param name - the parameter's name, in any case
 * @param idx - which Via: 1 is the first, of who sent the message last
 * @returns false when there is no such Via, it cannot be read, or it has no such parameter
 *
 * @example Hide from a provider how phones register inside
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     via_param_rm("line", 1);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.10;line=7;branch=z9hG4bKa1
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {srv}:5060;branch={*}
 *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1
 * ```
 *
 * @example There is no second Via, and no such parameter
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (!via_param_rm("branch", 2) && !via_param_rm("line", 1)) sl_send_reply("200", "Nothing to remove");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Nothing to remove
 * ```
 *
 * @trap A `branch` or `rport` that is removed is missing in the answer too, and then the sender does not know it for its own.
 */
export const via_param_rm = textops.cfgFunction(
  { args: [str('name'), int('idx', { min: 1 })], routes: 'any' },
  (_self, ctx, name, idx) => removeViaParam(ctx.message, name, idx),
)
