/** What questions have brought, and what this machine is called. */

import { key, partKey } from 'siprose'

import { ipops } from '../module.ts'
import { parseResultKey, valueAt } from '../result-key.ts'

const DNS = ['count', 'addr', 'type', 'ipv4', 'ipv6']
const PTR = ['count', 'hostname']
const SRV = ['count', 'port', 'priority', 'target', 'weight']
const NAPTR = ['count', 'order', 'pref', 'flags', 'services', 'regex', 'replace']

/**
 * What {@link dns_query} has found.
 *
 * `$dns(id=>count)` is how many addresses, `$dns(id=>addr[0])` one of them, `$dns(id=>type[0])` its family, 4 or 6; `$dns(id=>ipv4)` and `$dns(id=>ipv6)` are
 * 1 where there is one of the family, otherwise 0. Indexes start at 0, negative ones count from the end, and may be variables. Where nothing was asked,
 * and behind the last, it is `$null`.
 *
 * @example Prefer IPv6
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     dns_query("gw.example.com", "gw");
 *     sl_send_reply("200", "$dns(gw=>ipv4) $dns(gw=>ipv6), $dns(gw=>type[-1]) $dns(gw=>addr[-1]), $dns(gw=>addr[7])");
 * }
 * ```
 * ```dns
 * gw.example.com. A    192.0.2.7
 * gw.example.com. AAAA 2001:db8::7
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1 1, 6 2001:db8::7, <null>
 * ```
 */
export const dns = ipops.pseudoVariable(
  {
    name: '$dns',
    type: 'any',
    key: key('pvid=>key', (text, using) => parseResultKey(text, DNS, using)),
  },
  {
    get: (self, ctx, place) => {
      const rows = self.state.results.of(ctx, 'dns', place.name)
      if (rows === null || (place.field !== 'ipv4' && place.field !== 'ipv6')) {
        return valueAt(ctx, rows, place)
      }
      const family = place.field === 'ipv4' ? 4 : 6
      return rows.some(({ type }) => type === family) ? 1 : 0
    },
  },
)

/**
 * What {@link ptr_query} has found: `$ptrquery(id=>hostname)`, `$ptrquery(id=>count)`.
 *
 * @example Ask without having asked
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route { sl_send_reply("200", "Who: $ptrquery(who=>hostname)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Who: <null>
 * ```
 */
export const ptrquery = ipops.pseudoVariable(
  {
    name: '$ptrquery',
    type: 'any',
    key: key('pvid=>key', (text, using) => parseResultKey(text, PTR, using)),
  },
  { get: (self, ctx, place) => valueAt(ctx, self.state.results.of(ctx, 'ptr', place.name), place) },
)

/**
 * What {@link srv_query} has found.
 *
 * `count` is how many hosts; each has `target`, `port`, `priority` and `weight`: `$srvquery(id=>port[0])`.
 *
 * @example Walk through the hosts of a service
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     srv_query("_sip._udp.example.com", "s");
 *     $var(i) = 0;
 *     $var(all) = "";
 *     while ($var(i) < $srvquery(s=>count)) {
 *         $var(all) = $var(all) + $srvquery(s=>target[$var(i)]) + ";";
 *         $var(i) = $var(i) + 1;
 *     }
 *     sl_send_reply("200", "$var(all)");
 * }
 * ```
 * ```dns
 * _sip._udp.example.com. SRV 10 40 5060 light.example.com.
 * _sip._udp.example.com. SRV 10 60 5060 heavy.example.com.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 heavy.example.com;light.example.com;
 * ```
 *
 * @compat Hosts of one priority stand by weight, not by chance.
 */
export const srvquery = ipops.pseudoVariable(
  {
    name: '$srvquery',
    type: 'any',
    key: key('pvid=>key', (text, using) => parseResultKey(text, SRV, using)),
  },
  { get: (self, ctx, place) => valueAt(ctx, self.state.results.of(ctx, 'srv', place.name), place) },
)

/**
 * What {@link naptr_query} has found.
 *
 * `count` is how many services; each has `order`, `pref`, `flags`, `services`, `regex` and `replace`.
 *
 * @example Read a number's own rule
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     naptr_query("4.3.2.1.e164.example.com", "n");
 *     sl_send_reply("200", "$naptrquery(n=>order[0]) $naptrquery(n=>pref[0]) $naptrquery(n=>flags[0]) $naptrquery(n=>regex[0])");
 * }
 * ```
 * ```dns
 * 4.3.2.1.e164.example.com. NAPTR 10 5 "u" "E2U+sip" "!^.*$!sip:bob@example.com!" .
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 10 5 u !^.*$!sip:bob@example.com!
 * ```
 */
export const naptrquery = ipops.pseudoVariable(
  {
    name: '$naptrquery',
    type: 'any',
    key: key('pvid=>key', (text, using) => parseResultKey(text, NAPTR, using)),
  },
  {
    get: (self, ctx, place) => valueAt(ctx, self.state.results.of(ctx, 'naptr', place.name), place),
  },
)

/**
 * What this machine is called.
 *
 * `n` is its name, `d` its domain, `f` both, `i` the IPv4 address that its name has. The address is asked for when the server starts, and is `$null` until the answer is there.
 *
 * @example Say which machine answers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ipops.so"
 * request_route {
 *     if ($HN(n) == $null || $HN(f) == $null) sl_send_reply("500", "Nameless");
 *     else sl_send_reply("200", "Here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Here
 * ```
 */
export const machine = ipops.pseudoVariable(
  {
    name: '$HN',
    type: 'str',
    key: partKey(['n', 'f', 'd', 'i']),
  },
  { get: (self, _ctx, part) => self.state.host.part(part) },
)
