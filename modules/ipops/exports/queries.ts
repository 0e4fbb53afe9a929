/** Questions to DNS whose answers stay with the message. */

import { type Context, int, str } from 'siprose'

import { parseAddress } from '../address.ts'
import { ipops } from '../module.ts'
import { addressesOf, hostsOf, namesOf, Outcome, servicesOf } from '../questions.ts'
import type { Question, Results, Row } from '../results.ts'

/** Keeps what a question has brought, and tells how it ended. */
function keep(
  results: Results,
  ctx: Context,
  question: Question,
  name: string,
  rows: readonly Row[] | null,
): number {
  const kept = results.keep(ctx, question, name, rows ?? [])
  return rows === null || !kept ? Outcome.REFUSED : Outcome.FOUND
}

/**
 * Asks for the addresses of a name, and keeps them as `$dns(pvid=>…)`.
 *
 * Files and name servers are asked, for IPv4 and IPv6 at once. An address is its own answer. Only this message waits.
 *
 * @param hostname - the name
 * @param pvid - what the script calls the result
 * @returns `1` there are addresses, `-1` it could not be asked, `-4` there are none
 *
 * @example Show all addresses of a gateway
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (!dns_query("$rd", "gw")) { sl_send_reply("404", "No address"); exit; }
 *     $var(i) = 0;
 *     $var(all) = "";
 *     while ($var(i) < $dns(gw=>count)) {
 *         $var(all) = $var(all) + " " + $dns(gw=>addr[$var(i)]);
 *         $var(i) = $var(i) + 1;
 *     }
 *     sl_send_reply("200", "$dns(gw=>count):$var(all)");
 * }
 * ```
 * ```dns
 * gw.example.com. A    192.0.2.7
 * gw.example.com. AAAA 2001:db8::7
 * ```
 * ```sip
 * alice > OPTIONS sip:gw.example.com
 * alice < 200 2: 192.0.2.7 2001:db8::7
 * alice > OPTIONS sip:no.example.com
 * alice < 404 No address
 * ```
 *
 * @compat The result belongs to the message; in Kamailio the next message finds it too.
 */
export const dns_query = ipops.cfgFunctionAsync(
  { args: [str('hostname'), str('pvid')], routes: 'any' },
  async (self, ctx, name, id) => {
    const rows = await addressesOf(self.server, name)
    const end = keep(self.state.results, ctx, 'dns', id, rows)
    return end === Outcome.FOUND && rows?.length === 0 ? Outcome.NOT_FOUND : end
  },
)

/**
 * Asks for the name of an address, and keeps it as `$ptrquery(pvid=>hostname)`.
 *
 * @param ip - the address, IPv6 with brackets or without
 * @param pvid - what the script calls the result
 * @returns `1` there is a name, `-1` it could not be asked, `-3` it is no address, `-4` there is none
 *
 * @example Say who calls
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (ptr_query("$si", "who")) sl_send_reply("200", "Hello, $ptrquery(who=>hostname)");
 *     else sl_send_reply("200", "Hello, stranger");
 * }
 * ```
 * ```dns
 * 10.2.0.192.in-addr.arpa. PTR phone.example.com.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Hello, phone.example.com
 * bob   > OPTIONS sip:example.com
 * bob   < 200 Hello, stranger
 * ```
 *
 * @trap whoever has an address decides what its name is: it proves nothing
 */
export const ptr_query = ipops.cfgFunctionAsync(
  { args: [str('ip'), str('pvid')], routes: 'any' },
  async (self, ctx, ip, id) => {
    const address = parseAddress(ip)
    if (address === null) return Outcome.BAD_ADDRESS
    const rows = await namesOf(self.server, address)
    const end = keep(self.state.results, ctx, 'ptr', id, rows)
    return end === Outcome.FOUND && rows?.length === 0 ? Outcome.NOT_FOUND : end
  },
)

/**
 * Asks for the hosts of a service, and keeps them as `$srvquery(pvid=>…)`.
 *
 * They stand in the order of their priorities, the heavier of one priority first.
 *
 * @param srvcname - the service, `_sip._udp.example.com`
 * @param pvid - what the script calls the result
 * @returns `1` there is an answer, which may be empty; `-1` it could not be asked
 *
 * @example Send a request to the second choice
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if (!srv_query("_sip._udp.$rd", "hosts") || $srvquery(hosts=>count) < 2) {
 *         sl_send_reply("404", "No second choice");
 *         exit;
 *     }
 *     sl_send_reply("200", "$srvquery(hosts=>target[1]):$srvquery(hosts=>port[1]) $srvquery(hosts=>priority[1]) $srvquery(hosts=>weight[1])");
 * }
 * ```
 * ```dns
 * _sip._udp.example.com. SRV 20 10 5070 two.example.com.
 * _sip._udp.example.com. SRV 10 60 5060 one.example.com.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 two.example.com:5070 20 10
 * alice > OPTIONS sip:example.net
 * alice < 404 No second choice
 * ```
 *
 * @rfc 2782
 */
export const srv_query = ipops.cfgFunctionAsync(
  { args: [str('srvcname'), str('pvid')], routes: 'any' },
  async (self, ctx, service, id) =>
    keep(self.state.results, ctx, 'srv', id, await hostsOf(self.server, service)),
)

/**
 * Asks for the services of a domain, and keeps them as `$naptrquery(pvid=>…)`.
 *
 * They stand in the order they are to be tried.
 *
 * @param domain - the domain, or a number in the form that ENUM asks for
 * @param pvid - what the script calls the result
 * @returns `1` there is an answer, which may be empty; `-1` it could not be asked
 *
 * @example See what a domain likes best
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     naptr_query("$rd", "all");
 *     if ($naptrquery(all=>count) == 0) { sl_send_reply("404", "None"); exit; }
 *     sl_send_reply("200", "$naptrquery(all=>services[0]) by $naptrquery(all=>replace[0])");
 * }
 * ```
 * ```dns
 * example.com. NAPTR 20 50 "s" "SIP+D2U" "" _sip._udp.example.com.
 * example.com. NAPTR 10 50 "s" "SIP+D2T" "" _sip._tcp.example.com.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 SIP+D2T by _sip._tcp.example.com
 * alice > OPTIONS sip:example.net
 * alice < 404 None
 * ```
 *
 * @compat Flags and names are in lower case, whatever the answer wrote.
 * @rfc 3403 section 4
 */
export const naptr_query = ipops.cfgFunctionAsync(
  { args: [str('domain'), str('pvid')], routes: 'any' },
  async (self, ctx, domain, id) =>
    keep(self.state.results, ctx, 'naptr', id, await servicesOf(self.server, domain)),
)

/**
 * Keeps the answers of name servers for a time of one's own, from now on.
 *
 * It holds for the whole server, and until it is set again; with 0 the answers and `dns_cache_min_ttl`, `dns_cache_max_ttl` say how long.
 *
 * @param vttl - seconds
 *
 * @example Ask for a name once a day, though its answer says to ask each minute
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     dns_set_local_ttl("86400");
 *     dns_query("gw.example.com", "gw");
 *     dns_set_local_ttl("0");
 *     sl_send_reply("200", "$dns(gw=>addr)");
 * }
 * ```
 * ```dns
 * gw.example.com. 60 IN A 192.0.2.7
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.7
 * clock +1h
 * ```
 * ```dns
 * gw.example.com. 60 IN A 192.0.2.8
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.7
 * ```
 *
 * @trap other messages that ask while it is set get it too
 */
export const dns_set_local_ttl = ipops.cfgFunction(
  { args: [int('vttl', { min: 0, max: 2_147_483 })], routes: 'any' },
  (self, _ctx, seconds) => {
    self.server.locations.cache.localTtl = Math.min(Math.max(seconds, 0), 2_147_483)
  },
)
