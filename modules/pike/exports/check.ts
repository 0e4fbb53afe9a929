/** The questions a script asks. */

import { str } from 'siprose'

import { pike } from '../module.ts'
import { Verdict } from '../pike.ts'

/**
 * Counts the message for the address it came from, and is false when that has sent too much.
 *
 * It belongs before everything that costs work. A reply to somebody who floods you is work too, and goes to whoever the source
 * address belongs to, which may be forged: `exit` says nothing.
 *
 * @returns `1` within the limit, `-2` over the limit with this message, `-1` over the limit as before
 *
 * @example Say nothing to who floods us, and tell the log once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "pike.so"
 * modparam("pike", "reqs_density_per_unit", 2)
 * request_route {
 *     pike_check_req();
 *     switch ($rc) {
 *         case -2: xlog("L_WARN", "flood from $si, $ua\n"); exit;
 *         case -1: exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         User-Agent: friendly-scanner
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * # a window without a flood, and alice is let in
 * clock +5s
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```log
 * WARNING pike: blocking 192.0.2.10, which sent 2 requests in 2 s
 * WARNING <script>: flood from 192.0.2.10, friendly-scanner
 * WARNING pike: 192.0.2.10 is no longer blocked
 * ```
 *
 * @trap behind a load balancer all requests come from one address, the balancer's: keep that one out, as in `if ($si != "192.0.2.20" && !pike_check_req())`
 */
export const pike_check_req = pike.cfgFunction({ routes: ['request', 'reply'] }, (self, ctx) => {
  const { address } = ctx.peer
  return self.state.count(address, ctx.receivedAt) ?? Verdict.FINE
})

/**
 * Counts the message for an address that the script names, as `pike_check_req()` does.
 *
 * For the address that a trusted balancer writes into a header, for example. What is no address is refused without being counted.
 *
 * @param ipaddr - an IPv4 or IPv6 address
 * @returns as {@link pike_check_req}; `-1` for what is no address, too
 *
 * @example Count for the address the balancer names
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "pike.so"
 * modparam("pike", "reqs_density_per_unit", 1)
 * request_route {
 *     if (!pike_check_ip("$hdr(X-Source)")) { sl_send_reply("503", "Not You ($rc)"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Source: 2001:db8::7
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         X-Source: somewhere
 * alice < 503 Not You (-1)
 * ```
 *
 * @compat IPv6 addresses are counted; Kamailio takes IPv4 only.
 */
export const pike_check_ip = pike.cfgFunction(
  { args: [str('ipaddr')], routes: ['request', 'reply'] },
  (self, ctx, address) => self.state.count(address, ctx.receivedAt) ?? Verdict.BLOCKED,
)
