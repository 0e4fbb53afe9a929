/** Failures that do not count for a message. */

import { type Context, int, optional, Sending } from 'siprose'

import { blst } from '../module.ts'

/** Every failure there is. */
const ALL = 0xff

const flags = optional(int('flags', { min: 0, max: ALL }))

function ignore(ctx: Context, causes: number): true {
  ctx.sending ??= new Sending()
  ctx.sending.ignoredCauses |= causes
  return true
}

/**
 * Keeps failures of this message from putting its destination on the block list.
 *
 * For a message whose destination is expected to fail: a phone that may be off, a probe. Set it before the message is forwarded; calls add up.
 *
 * @param flags - which failures, as a sum: 2 sending did not work, 4 no connection, 16 no answer in time, 32 a 503; nothing is all of them
 *
 * @example A phone that is off says nothing about the address it had
 * ```kamailio
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route {
 *     if (method == "MESSAGE") blst_set_ignore(4);
 *     forward();
 * }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.41 refuses
 * alice > MESSAGE sip:bob@192.0.2.41;transport=tcp
 * alice < 477 {*}
 * ```
 * ```rpc
 * > dst_blocklist.stats_get
 * { added: 0, ignored: 1 }
 * ```
 * ```sip
 * alice > INFO sip:bob@192.0.2.41;transport=tcp
 * alice < 477 {*}
 * ```
 * ```rpc
 * > dst_blocklist.view
 * - { ip: 192.0.2.41, flags: 4 }
 * ```
 *
 * @see {@link blst_clear_ignore}
 */
export const blst_set_ignore = blst.cfgFunction(
  { args: [flags], routes: 'any' },
  (_self, ctx, causes) => ignore(ctx, causes ?? ALL),
)

/**
 * Lets failures of this message count again that {@link blst_set_ignore} has excused.
 *
 * @param flags - which failures, as a sum; nothing is all of them
 *
 * @example Excuse everything but a connection that does not come about
 * ```kamailio
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route {
 *     blst_set_ignore();
 *     blst_clear_ignore(4);
 *     forward();
 * }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.41 refuses
 * alice > MESSAGE sip:bob@192.0.2.41;transport=tcp
 * alice < 477 {*}
 * ```
 * ```rpc
 * > dst_blocklist.view
 * - { ip: 192.0.2.41, flags: 4 }
 * ```
 */
export const blst_clear_ignore = blst.cfgFunction(
  { args: [flags], routes: 'any' },
  (_self, { sending }, causes) => {
    if (sending !== null) sending.ignoredCauses &= ~(causes ?? ALL)
    return true
  },
)

/**
 * Keeps failures of replies to this message from putting the sender on the block list.
 *
 * @param flags - which failures, as {@link blst_set_ignore} has them
 *
 * @example Keep the line of an existing configuration
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route { blst_rpl_set_ignore(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * ```
 *
 * @compat It is accepted, and changes nothing: a reply that does not get through puts nobody on the list, whether it is called or not.
 */
export const blst_rpl_set_ignore = blst.cfgFunction({ args: [flags], routes: 'any' }, () => true)

/**
 * Lets failures of replies to this message count again.
 *
 * @param flags - which failures, as {@link blst_set_ignore} has them
 *
 * @example Keep the line of an existing configuration
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route { blst_rpl_clear_ignore(4); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * ```
 *
 * @compat It is accepted, and changes nothing, as {@link blst_rpl_set_ignore} does.
 */
export const blst_rpl_clear_ignore = blst.cfgFunction({ args: [flags], routes: 'any' }, () => true)
