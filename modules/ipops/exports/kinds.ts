/** What an address is. */

import { type Context, str, variable } from 'siprose'

import { type Address, Kind, kindOf, parseAddress } from '../address.ts'
import { ipops } from '../module.ts'
import { isPrivate, purposeOf } from '../ranges.ts'

/**
 * Tells whether a text is an IP address, IPv6 with brackets or without.
 *
 * @param ip - the text
 *
 * @example Ask DNS for names only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_ip("$rd")) sl_send_reply("200", "An address");
 *     else sl_send_reply("200", "A name");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:192.0.2.7
 * alice < 200 An address
 * alice > OPTIONS sip:[2001:db8::7]
 * alice < 200 An address
 * alice > OPTIONS sip:192.0.2.700
 * alice < 200 A name
 * ```
 */
export const is_ip = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any' },
  (_self, _ctx, ip) => kindOf(ip) !== 0,
)

/**
 * Tells whether a text is an IP address without brackets.
 *
 * @param ip - the text
 *
 * @example Put brackets where a URI needs them
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_pure_ip("$rd")) sl_send_reply("200", "Pure");
 *     else sl_send_reply("200", "Not pure");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:192.0.2.7
 * alice < 200 Pure
 * alice > OPTIONS sip:[2001:db8::7]
 * alice < 200 Not pure
 * ```
 */
export const is_pure_ip = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any' },
  (_self, _ctx, ip) => {
    const kind = kindOf(ip)
    return kind === Kind.IPV4 || kind === Kind.IPV6
  },
)

/**
 * Tells whether a text is an IPv4 address.
 *
 * @param ip - the text
 *
 * @example Sort by family
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_ipv4("$si")) sl_send_reply("200", "IPv4");
 *     else sl_send_reply("200", "IPv6");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 IPv4
 * ```
 */
export const is_ipv4 = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any', aliases: ['is_ip4'] },
  (_self, _ctx, ip) => kindOf(ip) === Kind.IPV4,
)

/**
 * Tells whether a text is an IPv6 address, without brackets.
 *
 * @param ip - the text
 *
 * @example Find an address that lacks its brackets
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_ipv6("$hdr(X-Host)")) sl_send_reply("200", "sip:[$hdr(X-Host)]");
 *     else sl_send_reply("200", "sip:$hdr(X-Host)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Host: 2001:db8::7
 * alice < 200 sip:[2001:db8::7]
 * alice > OPTIONS sip:example.com
 *         X-Host: [2001:db8::7]
 * alice < 200 sip:[2001:db8::7]
 * ```
 */
export const is_ipv6 = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any', aliases: ['is_ip6'] },
  (_self, _ctx, ip) => kindOf(ip) === Kind.IPV6,
)

/**
 * Tells whether a text is an IPv6 address in brackets, as a URI has it.
 *
 * @param ip - the text
 *
 * @example Find one in a URI
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_ipv6_reference("$rd")) sl_send_reply("200", "Yes");
 *     else sl_send_reply("200", "No");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:[2001:db8::7]
 * alice < 200 Yes
 * alice > OPTIONS sip:192.0.2.7
 * alice < 200 No
 * ```
 *
 * @rfc 3261 section 25.1
 */
export const is_ipv6_reference = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any', aliases: ['is_ip6_reference'] },
  (_self, _ctx, ip) => kindOf(ip) === Kind.REFERENCE,
)

/**
 * Tells what kind of address a text is.
 *
 * @param ip - the text
 * @returns `1` IPv4, `2` IPv6, `3` IPv6 in brackets, `-1` no address
 *
 * @example Tell all kinds apart
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     ip_type("$hdr(X-Host)");
 *     sl_send_reply("200", "Kind $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Host: 192.0.2.7
 * alice < 200 Kind 1
 * alice > OPTIONS sip:example.com
 *         X-Host: 2001:db8::7
 * alice < 200 Kind 2
 * alice > OPTIONS sip:example.com
 *         X-Host: [2001:db8::7]
 * alice < 200 Kind 3
 * alice > OPTIONS sip:example.com
 *         X-Host: [192.0.2.7]
 * alice < 200 Kind -1
 * ```
 */
export const ip_type = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any' },
  (_self, _ctx, ip) => kindOf(ip) || -1,
)

type Target = NonNullable<ReturnType<typeof variable>['type']>

function tellPurpose(ctx: Context, address: Address | null, result: Target): boolean {
  return address !== null && result.set !== null && result.set(ctx, purposeOf(address))
}

/**
 * Tells what an address is for: PRIVATE, LOOPBACK, GLOBAL-UNICAST.
 *
 * Of IPv4 it is PUBLIC, PRIVATE, SHARED, LOOPBACK, LINK-LOCAL, RESERVED, TEST-NET, 6TO4-RELAY, MULTICAST or BROADCAST; of IPv6 UNSPECIFIED, LOOPBACK,
 * IPV4MAP, RESERVED, DISCARD, GLOBAL-UNICAST, TEREDO, BMWG, DOCUMENTATION, ORCHID, 6TO4, UNIQUE-LOCAL-UNICAST, LINK-LOCAL-UNICAST or MULTICAST.
 *
 * @param ip - the address, IPv6 with brackets or without
 * @param result - the variable that gets the word
 * @returns -1 when it is no address; the variable stays as it was
 *
 * @example Notice a phone behind a NAT of its provider
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (detailed_ip_type("$(ct{nameaddr.uri}{uri.host})", "$var(kind)")) sl_send_reply("200", "$var(kind)");
 *     else sl_send_reply("200", "A name");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@100.64.3.1>
 * alice < 200 SHARED
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@[fd00::1]>
 * alice < 200 UNIQUE-LOCAL-UNICAST
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@phone.example.com>
 * alice < 200 A name
 * ```
 *
 * @rfc 6890
 */
export const detailed_ip_type = ipops.cfgFunction(
  { args: [str('ip'), variable('result')], routes: 'any' },
  (_self, ctx, ip, result) => tellPurpose(ctx, parseAddress(ip), result),
)

/**
 * Tells what an IPv4 address is for, in the words of {@link detailed_ip_type}.
 *
 * @param ip - the address
 * @param result - the variable that gets the word
 * @returns -1 when it is no IPv4 address; the variable stays as it was
 *
 * @example Ask for one family only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     $var(kind) = "other";
 *     detailed_ipv4_type("$rd", "$var(kind)");
 *     sl_send_reply("200", "$var(kind)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:169.254.1.1
 * alice < 200 LINK-LOCAL
 * alice > OPTIONS sip:[fe80::1]
 * alice < 200 other
 * ```
 */
export const detailed_ipv4_type = ipops.cfgFunction(
  { args: [str('ip'), variable('result')], routes: 'any' },
  (_self, ctx, ip, result) => {
    const address = parseAddress(ip)
    return address?.kind === Kind.IPV4 && tellPurpose(ctx, address, result)
  },
)

/**
 * Tells what an IPv6 address is for, in the words of {@link detailed_ip_type}.
 *
 * @param ip - the address, with brackets or without
 * @param result - the variable that gets the word
 * @returns -1 when it is no IPv6 address; the variable stays as it was
 *
 * @example Ask for one family only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     $var(kind) = "other";
 *     detailed_ipv6_type("$rd", "$var(kind)");
 *     sl_send_reply("200", "$var(kind)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:[2001:db8::1]
 * alice < 200 DOCUMENTATION
 * alice > OPTIONS sip:192.0.2.1
 * alice < 200 other
 * ```
 */
export const detailed_ipv6_type = ipops.cfgFunction(
  { args: [str('ip'), variable('result')], routes: 'any' },
  (_self, ctx, ip, result) => {
    const address = parseAddress(ip)
    return address !== null && address.kind !== Kind.IPV4 && tellPurpose(ctx, address, result)
  },
)

/**
 * Tells whether an address is an IPv4 address that is private to a site.
 *
 * @param ip - the address
 *
 * @example Trust nobody from outside who says to be inside
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (is_ip_rfc1918("$(ct{nameaddr.uri}{uri.host})") && !is_ip_rfc1918("$si"))
 *         sl_send_reply("200", "Behind a NAT");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@10.1.2.3>
 * alice < 200 Behind a NAT
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 OK
 * ```
 *
 * @rfc 1918
 */
export const is_ip_rfc1918 = ipops.cfgFunction(
  { args: [str('ip')], routes: 'any' },
  (_self, _ctx, ip) => {
    const address = parseAddress(ip)
    return address !== null && isPrivate(address)
  },
)
