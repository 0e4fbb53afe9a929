/** Whether a name has an address. */

import { type Host, str } from 'siprose'

import { parseAddress, sameAddress } from '../address.ts'
import { ipops } from '../module.ts'
import { addressesOf, Outcome } from '../questions.ts'

async function matches(server: Host, name: string, ip: string): Promise<boolean | number> {
  const address = parseAddress(ip)
  if (address === null) return Outcome.BAD_ADDRESS
  const rows = await addressesOf(server, name)
  if (rows === null) return Outcome.REFUSED
  if (rows.length === 0) return Outcome.NOT_FOUND
  return rows.some(({ addr }) => {
    const one = parseAddress(String(addr))
    return one !== null && sameAddress(one, address)
  })
}

/**
 * Tells whether one of the addresses of a name is a given one.
 *
 * Files and name servers are asked, as for forwarding; all addresses of both families count.
 *
 * @param hostname - the name
 * @param ipaddr - the address, IPv6 with brackets or without
 * @returns `1` it is one of them, `-1` it is none of them, `-3` it is no address, `-4` the name has no address
 *
 * @example Believe a gateway that calls itself by name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     dns_sys_match_ip("$fd", "$si");
 *     switch ($rc) {
 *         case 1: sl_send_reply("200", "Known"); exit;
 *         case -4: sl_send_reply("403", "Nobody"); exit;
 *     }
 *     sl_send_reply("403", "Somebody else");
 * }
 * ```
 * ```dns
 * gw.example.com. A 192.0.2.9
 * gw.example.com. A 192.0.2.10
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:gw.example.com>;tag=1
 * alice < 200 Known
 * bob   > OPTIONS sip:example.com
 *         From: <sip:gw.example.com>;tag=1
 * bob   < 403 Somebody else
 * bob   > OPTIONS sip:example.com
 *         From: <sip:no.example.com>;tag=1
 * bob   < 403 Nobody
 * ```
 */
export const dns_sys_match_ip = ipops.cfgFunctionAsync(
  { args: [str('hostname'), str('ipaddr')], routes: 'any' },
  (self, _ctx, name, ip) => matches(self.server, name, ip),
)

/**
 * Tells whether one of the addresses of a name is a given one, by the server's own resolver.
 *
 * Here there is one resolver, so it is {@link dns_sys_match_ip} by another name.
 *
 * @param hostname - the name
 * @param ipaddr - the address, IPv6 with brackets or without
 * @returns `1` it is one of them, `-1` it is none of them, `-3` it is no address, `-4` the name has no address
 *
 * @example Believe a gateway that calls itself by name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (dns_int_match_ip("$fd", "$si")) sl_send_reply("200", "Known");
 *     else sl_send_reply("403", "Unknown");
 * }
 * ```
 * ```dns
 * gw.example.com. A 192.0.2.10
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:gw.example.com>;tag=1
 * alice < 200 Known
 * bob   > OPTIONS sip:example.com
 *         From: <sip:gw.example.com>;tag=1
 * bob   < 403 Unknown
 * ```
 *
 * @compat All addresses are looked at, and files too; Kamailio looks at the first address only, and at no files.
 */
export const dns_int_match_ip = ipops.cfgFunctionAsync(
  { args: [str('hostname'), str('ipaddr')], routes: 'any' },
  (self, _ctx, name, ip) => matches(self.server, name, ip),
)
