/** Whether addresses are one, or belong together. */

import { prepared, str } from 'siprose'

import { Kind, parseAddress, sameAddress } from '../address.ts'
import { ipops } from '../module.ts'
import { inAny } from '../ranges.ts'
import { parseSubnets } from '../subnets.ts'

/**
 * Tells whether two texts are the same address, IPv6 with brackets or without.
 *
 * @param ip1 - one
 * @param ip2 - the other
 *
 * @example Compare what the URI says with where the request came from
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (compare_ips("$(ct{nameaddr.uri}{uri.host})", "2001:db8::7")) sl_send_reply("200", "Same");
 *     else sl_send_reply("200", "Other");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@[2001:DB8:0:0::7]>
 * alice < 200 Same
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 Other
 * ```
 */
export const compare_ips = ipops.cfgFunction(
  { args: [str('ip1'), str('ip2')], routes: 'any' },
  (_self, _ctx, one, other) => {
    const a = parseAddress(one)
    const b = parseAddress(other)
    return a !== null && b !== null && sameAddress(a, b)
  },
)

/**
 * Tells whether two texts without brackets are the same address.
 *
 * @param ip1 - one
 * @param ip2 - the other
 * @returns -1 also when one of them has brackets
 *
 * @example Recognize a gateway
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (compare_pure_ips("$si", "192.0.2.10")) sl_send_reply("200", "Gateway");
 *     else sl_send_reply("403", "Stranger");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Gateway
 * bob   > OPTIONS sip:example.com
 * bob   < 403 Stranger
 * ```
 */
export const compare_pure_ips = ipops.cfgFunction(
  { args: [str('ip1'), str('ip2')], routes: 'any' },
  (_self, _ctx, one, other) => {
    const a = parseAddress(one)
    const b = parseAddress(other)
    if (a === null || a.kind === Kind.REFERENCE) return false
    return b !== null && b.kind !== Kind.REFERENCE && sameAddress(a, b)
  },
)

/**
 * Tells whether an address is in one of some networks.
 *
 * An address with brackets is in none.
 *
 * @param ip - the address
 * @param subnets_list - networks with commas between, `10.0.0.0/8,2001:db8::/32`; one without `/` is a single address
 *
 * @example Let the own sites in
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_in_subnet("$si", "10.0.0.0/8, 192.0.2.0/28")) sl_send_reply("200", "Come in");
 *     else sl_send_reply("403", "Stay out");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Come in
 * bob   > OPTIONS sip:example.com
 * bob   < 403 Stay out
 * ```
 *
 * @compat A list in which something is no network is refused, at load where it is known then; Kamailio passes over it.
 */
export const is_in_subnet = ipops.cfgFunction(
  {
    args: [str('ip'), prepared('subnets_list', parseSubnets)],
    routes: 'any',
    aliases: ['ip_is_in_subnet'],
  },
  (_self, _ctx, ip, subnets) => {
    const address = parseAddress(ip)
    return address !== null && inAny(address, subnets)
  },
)
