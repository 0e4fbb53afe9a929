/** Spreading texts over slots. */

import { int, str } from 'siprose'

import { coreHash } from '../core-hash.ts'
import { cfgutils } from '../module.ts'

/**
 * Tells, as its result, in which of some slots one or two texts fall.
 *
 * The same texts always fall in the same slot.
 *
 * For sharing out: all calls of a user to the same gateway, without remembering which.
 *
 * @param string1 - a text
 * @param string2 - another, or `""`
 * @param size - there are 2 to the power of this many slots
 * @returns the slot, from 1
 *
 * @example Four gateways
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     core_hash("$fU", "$fd", 2);
 *     $var(gateway) = $rc;
 *     sl_send_reply("200", "gateway $var(gateway)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 gateway 3
 * alice > OPTIONS sip:example.com
 *         From: <sip:anna@example.com>;tag=1
 * alice < 200 gateway 2
 * ```
 *
 * @trap everybody can find texts that fall in the same slot: it protects nothing
 */
export const core_hash = cfgutils.cfgFunction(
  { args: [str('string1'), str('string2'), int('size', { min: 0, max: 31 })], routes: 'any' },
  (_self, _ctx, first, second, bits) => coreHash(first, second, bits),
)
