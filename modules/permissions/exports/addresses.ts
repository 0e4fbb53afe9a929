/** Groups of addresses. */

import { int, nullable, optional, str } from 'siprose'

import { permissions } from '../module.ts'

/**
 * Tells whether an address is in a group of the address table.
 *
 * An IP address is looked for among the addresses of the group, then among its subnets; anything else among its domains, as it is written: no name is
 * resolved. The tag of the row that was found goes to the AVP of {@link peer_tag_avp}. It takes as long for a hundred thousand rows as for ten.
 *
 * @param group_id - the number of the group
 * @param ip_addr - an IP address, IPv6 in brackets or not, or a domain
 * @param port - a port; rows with port 0 are for any
 * @returns `-1` when it is not in the group
 *
 * @example Let the gateways in, each under its name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * modparam("permissions", "peer_tag_avp", "$avp(peer)")
 * request_route {
 *     if (allow_address("1", "$hdr(X-Source)", "0")) sl_send_reply("200", "Hello $avp(peer)");
 *     else sl_send_reply("403", "Who are you");
 * }
 * ```
 * ```file name=address.list
 * # group address mask port tag
 * 1 198.51.100.7   32 0    gw-helsinki
 * 1 203.0.113.0    24 0    carrier
 * 1 2001:db8:7::   48 0    carrier6
 * 1 sip.example.net 0 0    named
 * 2 192.0.2.10
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Source: 198.51.100.7
 * alice < 200 Hello gw-helsinki
 * alice > OPTIONS sip:example.com
 *         X-Source: 203.0.113.99
 * alice < 200 Hello carrier
 * alice > OPTIONS sip:example.com
 *         X-Source: [2001:db8:7:0::1]
 * alice < 200 Hello carrier6
 * alice > OPTIONS sip:example.com
 *         X-Source: SIP.example.net
 * alice < 200 Hello named
 * alice > OPTIONS sip:example.com
 *         X-Source: 192.0.2.10
 * alice < 403
 * ```
 *
 * @compat Domains are compared in any case; Kamailio compares them letter by letter.
 */
export const allow_address = permissions.cfgFunction(
  { args: [int('group_id'), nullable(str('ip_addr')), int('port')], routes: 'any' },
  (self, ctx, group, host, port) =>
    host !== null && self.state.find(ctx, group, host, port) !== null,
)

/**
 * Tells whether the message came from an address of a group.
 *
 * It is {@link allow_address} of the address and the port that the message came from.
 *
 * @param group_id - the number of the group; 1 if left out
 * @returns `-1` when it did not
 *
 * @example Ask only strangers for a password
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route {
 *     if (allow_source_address("2")) { sl_send_reply("200", "Welcome"); exit; }
 *     sl_send_reply("401", "Who Are You");
 * }
 * ```
 * ```file name=address.list
 * 2 192.0.2.16 28 5060
 * ```
 * ```sip
 * bob   > OPTIONS sip:example.com
 * bob   < 200 Welcome
 * alice > OPTIONS sip:example.com
 * alice < 401
 * ```
 */
export const allow_source_address = permissions.cfgFunction(
  { args: [optional(int('group_id'))], routes: 'any' },
  (self, ctx, group = 1) => self.state.find(ctx, group, ctx.peer.address, ctx.peer.port) !== null,
)

/**
 * Finds the group of the address that the message came from.
 *
 * Of several, single addresses come before subnets: of them the row that stands last, of subnets the one of the lowest group.
 *
 * @returns the number of the group, or `-1`
 *
 * @example Route by who it is
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route {
 *     $var(group) = allow_source_address_group();
 *     sl_send_reply("200", "Group $var(group)");
 * }
 * ```
 * ```file name=address.list
 * 3 192.0.2.0 24
 * 7 192.0.2.10
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Group 7
 * bob   > OPTIONS sip:example.com
 * bob   < 200 Group 3
 * ```
 */
export const allow_source_address_group = permissions.cfgFunction(
  { routes: 'any' },
  (self, ctx) => {
    const { address, port } = ctx.peer
    return self.state.find(ctx, null, address, port)?.group ?? -1
  },
)

/**
 * Finds the group of an address.
 *
 * @param addr - an IP address, IPv6 in brackets or not, or a domain
 * @param port - a port; rows with port 0 are for any
 * @returns the number of the group, or `-1`
 *
 * @example Where does that gateway belong
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route {
 *     $var(group) = allow_address_group("$rd", "5060");
 *     sl_send_reply("200", "Group $var(group)");
 * }
 * ```
 * ```file name=address.list
 * 4 gw.example.com
 * 5 2001:db8:: 32
 * ```
 * ```rpc
 * > permissions.domainDump
 * - { group: 4, item: { domain_name: gw.example.com } }
 * ```
 * ```sip
 * alice > OPTIONS sip:gw.example.com
 * alice < 200 Group 4
 * alice > OPTIONS sip:example.com
 * alice < 200 Group -1
 * ```
 *
 * @compat The tag of a domain is kept, too, which 5.6 does in {@link allow_address} alone.
 */
export const allow_address_group = permissions.cfgFunction(
  { args: [nullable(str('addr')), int('port')], routes: 'any' },
  (self, ctx, host, port) =>
    host === null ? -1 : (self.state.find(ctx, null, host, port)?.group ?? -1),
)
