/** The sender of the message in hand, and the block list. */

import { BlockCause, type Context, int, optional, retryAfter } from 'siprose'

import { blst } from '../module.ts'

/** Puts the sender on the list; where the list is off, nothing is done, and that is no failure. */
function add({ server, peer }: Context, causes: number, seconds: number | null): boolean {
  if (!server.settings.use_dst_blocklist) return true
  const { proto, address, port } = peer
  return server.locations.blockList.add({ proto, address, port }, { causes, seconds })
}

const timeout = int('timeout', { min: 0, max: 31_536_000 })

/**
 * Puts the sender of the message on the block list.
 *
 * Its transport, address and port: where a reply came from is where the request went, so in a reply route this is the destination that
 * has to be kept away from. One that is on the list already gets the new time.
 *
 * @param timeout - how many seconds; 0, or nothing, for `dst_blocklist_expire`
 * @returns -1 when there is no room on the list
 *
 * @example Keep away from a gateway that has had enough
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route { if (!forward()) sl_send_reply("503", "No gateway"); }
 * reply_route { if (status == "503") blst_add(30); }
 * ```
 * ```sip
 * alice > MESSAGE sip:+15550123@192.0.2.20
 * bob   < MESSAGE sip:+15550123@192.0.2.20
 * bob   > 503 Congested
 * alice < 503 Congested
 * alice > MESSAGE sip:+15550123@192.0.2.20
 * alice < 503 No gateway
 * clock +30s
 * alice > MESSAGE sip:+15550123@192.0.2.20
 * bob   < MESSAGE sip:+15550123@192.0.2.20
 * ```
 *
 * @example The list is off
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * request_route {
 *     if (blst_add() && !blst_is_blocklisted()) sl_send_reply("200", "Nothing happened");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Nothing happened
 * ```
 * ```log
 * WARNING blst: `use_dst_blocklist` is off, so nobody is put on the list
 * ```
 *
 * @compat Kamailio warns of a list that is off at each call, this server once, at the start.
 * @trap a sender behind NAT or a load balancer is on the list with all that come from there
 */
export const blst_add = blst.cfgFunction(
  { args: [optional(timeout)], routes: 'any' },
  (_self, ctx, seconds) => add(ctx, BlockCause.ADMIN, seconds ?? null),
)

/**
 * Puts the sender on the block list for as long as its Retry-After says, within limits.
 *
 * @param min - the fewest seconds, where the header has less
 * @param max - the most seconds, where the header has more
 * @returns -1 without a Retry-After that can be read, or when there is no room on the list
 *
 * @example Do as the gateway says, if it says something
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route { if (!forward()) sl_send_reply("503", "No gateway"); }
 * reply_route {
 *     if (status == "503" && !blst_add_retry_after(10, 3600)) blst_add(60);
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:+15550123@192.0.2.20
 * bob   < MESSAGE sip:+15550123@192.0.2.20
 * bob   > 503 Congested
 *         Retry-After: 120
 * alice < 503 Congested
 * ```
 * ```rpc
 * > dst_blocklist.view
 * - { protocol: udp, ip: 192.0.2.20, port: 5060, expires in (s): 120 }
 * ```
 *
 * @example No gateway stays away for a day
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route { blst_add_retry_after(10, 3600); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * bob   > OPTIONS sip:example.com
 *         Retry-After: 86400
 * bob   < 200
 * ```
 * ```rpc
 * > dst_blocklist.view
 * - { ip: 192.0.2.20, expires in (s): 3600 }
 * ```
 *
 * @rfc 3261 section 20.33
 */
export const blst_add_retry_after = blst.cfgFunction(
  { args: [int('min', { min: 0 }), int('max', { min: 0 })], routes: 'any' },
  (_self, ctx, min, max) => {
    const wanted = retryAfter(ctx.message)?.seconds ?? null
    if (wanted === null) return !ctx.server.settings.use_dst_blocklist
    return add(ctx, BlockCause.UNAVAILABLE, Math.max(1, Math.min(Math.max(wanted, min), max)))
  },
)

/**
 * Takes the sender of the message off the block list.
 *
 * @returns -1 when it was not on it
 *
 * @example A gateway that asks is a gateway that works
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route {
 *     if (method == "OPTIONS") {
 *         if (blst_del()) sl_send_reply("200", "Welcome back");
 *         else sl_send_reply("200", "OK");
 *         exit;
 *     }
 *     blst_add(3600);
 *     sl_send_reply("200", "Go away");
 * }
 * ```
 * ```sip
 * bob   > MESSAGE sip:example.com
 * bob   < 200 Go away
 * bob   > OPTIONS sip:example.com
 * bob   < 200 Welcome back
 * bob   > OPTIONS sip:example.com
 * bob   < 200 OK
 * ```
 */
export const blst_del = blst.cfgFunction({ routes: 'any' }, (_self, { server, peer }) => {
  if (!server.settings.use_dst_blocklist) return false
  const { proto, address, port } = peer
  return server.locations.blockList.remove({ proto, address, port })
})

/**
 * Tells whether the sender of the message is on the block list.
 *
 * Entries count that stand for all ports or all transports of its address, too.
 *
 * @returns -1 when it is not
 *
 * @example Hear of messages from where nothing is sent to
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "blst.so"
 * use_dst_blocklist = yes
 * request_route {
 *     if (blst_is_blocklisted()) { sl_send_reply("403", "You are on the list"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```rpc
 * > dst_blocklist.add 192.0.2.20 0 0 64
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * bob   > OPTIONS sip:example.com
 * bob   < 403 You are on the list
 * ```
 */
export const blst_is_blocklisted = blst.cfgFunction(
  { routes: 'any' },
  (_self, { server, peer }) => {
    const { proto, address, port } = peer
    return server.locations.blockList.causes({ proto, address, port }) !== 0
  },
)
