/** How long a transaction takes. */

import { int, optional } from 'siprose'

import { cellOf, wishesOf } from '../engine/requests.ts'
import { tm } from '../module.ts'
import { renewEnds, renewLifetime, renewRetransmissions } from '../engine/renew.ts'

const routes = ['request', 'failure', 'onreply', 'branch', 'event'] as const
const MS = { min: 0, max: 0x7fffffff } as const

/**
 * Sets how long the request of this transaction may go unanswered.
 *
 * Before the request is relayed it counts for the transaction to come; later it counts for the branches that wait for an answer, from now on.
 *
 * @param fr_inv_timeout - milliseconds until an INVITE that somebody has answered provisionally has failed; 0 leaves it as it is
 * @param fr_timeout - milliseconds until a request that nobody has answered at all has failed; 0 leaves it as it is
 *
 * @example Ring for ten seconds only, and give up on who is away after two
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_fr(10000, 2000);
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * quiet 9s
 * clock +1s
 * bob   < CANCEL sip:bob@192.0.2.20
 * alice < 408 Request Timeout
 * alice > ACK sip:bob@192.0.2.20
 * ```
 *
 * @example Let it ring longer, once it rings
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_fr(10000);
 *     t_on_reply("RINGS");
 *     t_relay();
 * }
 * onreply_route[RINGS] { if (status == "183") t_set_fr(60000); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 183
 * alice < 183
 * quiet 59s
 * ```
 */
export const t_set_fr = tm.cfgFunction(
  { args: [int('fr_inv_timeout', MS), optional(int('fr_timeout', MS))], routes },
  ({ state }, ctx, inviteMs, otherMs) => {
    const wishes = wishesOf(ctx)
    if (inviteMs > 0) wishes.frInv = inviteMs
    if (otherMs !== undefined && otherMs > 0) wishes.fr = otherMs
    const cell = cellOf(ctx)
    if (cell !== null) renewEnds(state, cell)
  },
)

/**
 * Takes back what {@link t_set_fr} has set: the parameters count again.
 *
 * @example An emergency call rings as long as any
 * ```kamailio
 * loadmodule "tm.so"
 * modparam("tm", "fr_timer", 4000)
 * request_route {
 *     t_set_fr(1000, 1000);
 *     if (uri =~ "^sip:112@") t_reset_fr();
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:112@192.0.2.20
 * bob   < MESSAGE sip:112@192.0.2.20
 * clock +3900ms
 * bob   < MESSAGE sip:112@192.0.2.20 again x3
 * clock +100ms
 * alice < 408
 * ```
 */
export const t_reset_fr = tm.cfgFunction({ routes }, ({ state }, ctx) => {
  const wishes = wishesOf(ctx)
  wishes.frInv = 0
  wishes.fr = 0
  const cell = cellOf(ctx)
  if (cell !== null) renewEnds(state, cell)
})

/**
 * Sets how long the transaction may take in all, whatever its branches do.
 *
 * Branches that follow one another, and phones that ring again and again, cannot make it longer.
 *
 * @param inv_lifetime - milliseconds for an INVITE; 0 leaves it as it is
 * @param noninv_lifetime - milliseconds for other requests; 0 leaves it as it is
 *
 * @example A call is answered within half a minute, or not at all
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_max_lifetime(30000, 0);
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * clock +20s
 * # this would let it ring for two minutes more
 * bob   > 183
 * alice < 183
 * clock +10s
 * bob   < CANCEL sip:bob@192.0.2.20
 * alice < 408
 * ```
 */
export const t_set_max_lifetime = tm.cfgFunction(
  { args: [int('inv_lifetime', MS), int('noninv_lifetime', MS)], routes },
  ({ state }, ctx, inviteMs, otherMs) => {
    const wishes = wishesOf(ctx)
    if (inviteMs > 0) wishes.inviteLifetime = inviteMs
    if (otherMs > 0) wishes.otherLifetime = otherMs
    const cell = cellOf(ctx)
    if (cell !== null) renewLifetime(state, cell)
  },
)

/**
 * Takes back what {@link t_set_max_lifetime} has set: the parameters count again.
 *
 * @example Short for all but the office
 * ```kamailio
 * loadmodule "tm.so"
 * modparam("tm", "max_noninv_lifetime", 2000)
 * request_route {
 *     t_set_max_lifetime(0, 1000);
 *     if (uri =~ "^sip:office@") t_reset_max_lifetime();
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@192.0.2.20
 * bob   < MESSAGE sip:office@192.0.2.20
 * clock +1900ms
 * bob   < MESSAGE sip:office@192.0.2.20 again x2
 * clock +100ms
 * alice < 408
 * ```
 */
export const t_reset_max_lifetime = tm.cfgFunction({ routes }, ({ state }, ctx) => {
  const wishes = wishesOf(ctx)
  wishes.inviteLifetime = 0
  wishes.otherLifetime = 0
  const cell = cellOf(ctx)
  if (cell !== null) renewLifetime(state, cell)
})

/**
 * Sets how often what nobody answers is sent again.
 *
 * In a transaction that runs already, the time between two changes after the next one.
 *
 * @param retr_t1_interval - milliseconds to the first repetition, doubled with each that follows; 0 leaves it as it is
 * @param retr_t2_interval - the most milliseconds between two; 0 leaves it as it is
 *
 * @example A slow radio link
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_retr(2000, 4000);
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * quiet 1900ms
 * clock +100ms
 * bob   < MESSAGE sip:bob@192.0.2.20 again
 * quiet 3900ms
 * clock +100ms
 * bob   < MESSAGE sip:bob@192.0.2.20 again
 * ```
 */
export const t_set_retr = tm.cfgFunction(
  { args: [int('retr_t1_interval', MS), int('retr_t2_interval', MS)], routes },
  ({ state }, ctx, first, most) => {
    const wishes = wishesOf(ctx)
    if (first > 0) wishes.t1 = first
    if (most > 0) wishes.t2 = most
    const cell = cellOf(ctx)
    if (cell !== null) renewRetransmissions(state, cell)
  },
)

/**
 * Takes back what {@link t_set_retr} has set: the parameters count again.
 *
 * @example Seldom for all but the office
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_retr(4000, 4000);
 *     if (uri =~ "^sip:office@") t_reset_retr();
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@192.0.2.20
 * bob   < MESSAGE sip:office@192.0.2.20
 * clock +500ms
 * bob   < MESSAGE sip:office@192.0.2.20 again
 * ```
 */
export const t_reset_retr = tm.cfgFunction({ routes }, ({ state }, ctx) => {
  const wishes = wishesOf(ctx)
  wishes.t1 = 0
  wishes.t2 = 0
  const cell = cellOf(ctx)
  if (cell !== null) renewRetransmissions(state, cell)
})
