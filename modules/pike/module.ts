/**
 * Tells which addresses send more requests than a phone ever would.
 *
 * Scanners and broken phones send hundreds of requests a second, and each costs work before anybody has asked who they are. Call
 * `pike_check_req()` at the very start of the request route: it counts the request for the address it came from, and is false
 * for an address that is over the limit. What happens then is up to the script; saying nothing is usually best.
 *
 * @module pike
 */
import { defineModule, intParam, LogLevel } from 'siprose'

import { Pike } from './pike.ts'

export const pike = defineModule('pike', {
  params: {
    /**
     * The length of a sampling window.
     *
     * A short one finds bursts, a long one finds who sends a little too much all day.
     *
     * @example Count over ten seconds
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pike.so"
     * modparam("pike", "sampling_time_unit", 10)
     * modparam("pike", "reqs_density_per_unit", 3)
     * request_route {
     *     if (!pike_check_ip("198.51.100.7")) { sl_send_reply("503", "Slower"); exit; }
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
     * clock +9s
     * alice > OPTIONS sip:example.com
     * alice < 200
     * alice > OPTIONS sip:example.com
     * alice < 503 Slower
     * ```
     */
    sampling_time_unit: intParam(2, { min: 1, max: 86_400, unit: 's' }),

    /**
     * The requests an address may send in a sampling window.
     *
     * The count of an address begins once the address is known to the last byte. An address that nobody near it has come from is learnt
     * byte by byte, so it gets through with a few requests more, a third more at most.
     *
     * @example A limit for a server with a handful of phones
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pike.so"
     * modparam("pike", "reqs_density_per_unit", 2)
     * request_route {
     *     if (!pike_check_req()) { sl_send_reply("503", "Too Many"); exit; }
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
     * # the four bytes of 192.0.2.10 are known now, and two requests are free
     * alice > OPTIONS sip:example.com
     * alice < 200
     * alice > OPTIONS sip:example.com
     * alice < 503 Too Many
     * # bob is a neighbour: only the last byte has to be learnt
     * bob > OPTIONS sip:example.com
     * bob < 200
     * bob > OPTIONS sip:example.com
     * bob < 200
     * bob > OPTIONS sip:example.com
     * bob < 503 Too Many
     * ```
     */
    reqs_density_per_unit: intParam(30, { min: 1, max: 1_000_000 }),

    /**
     * How long an address is remembered after its last request.
     *
     * This is not how long it stays blocked: an address is let in again after a sampling window in which it kept to the limit. One that is
     * remembered is caught sooner.
     *
     * @example Forget addresses after half a minute
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pike.so"
     * modparam("pike", "remove_latency", 30)
     * modparam("pike", "reqs_density_per_unit", 1)
     * request_route { pike_check_req(); sl_send_reply("200", "OK"); }
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
     * clock +20s
     * ```
     * ```rpc
     * > pike.top ALL
     * list: [{ ip_addr: 192.0.2.10 }]
     * ```
     * ```sip
     * clock +20s
     * ```
     * ```rpc
     * > pike.top ALL
     * number_of_rows: 0
     * ```
     */
    remove_latency: intParam(120, { min: 1, max: 86_400, unit: 's' }),

    /**
     * The level of the lines that tell that an address is blocked, and that it is no more.
     *
     * @example Have it among the errors
     * ```kamailio
     * loadmodule "pike.so"
     * modparam("pike", "pike_log_level", -1)
     * modparam("pike", "reqs_density_per_unit", 1)
     * request_route { pike_check_req(); exit; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice > OPTIONS sip:example.com
     * alice > OPTIONS sip:example.com
     * alice > OPTIONS sip:example.com
     * alice > OPTIONS sip:example.com
     * clock +6s
     * ```
     * ```log
     * ERROR pike: blocking 192.0.2.10, which sent 1 request in 2 s
     * ERROR pike: 192.0.2.10 is no longer blocked
     * ```
     */
    pike_log_level: intParam(LogLevel.WARNING, { min: LogLevel.ALERT, max: LogLevel.DEBUG }),

    /**
     * The most addresses, and beginnings of addresses, that are remembered at a time.
     *
     * Each takes some 200 bytes. Somebody who can send from any address could otherwise fill the memory. When it is full, addresses that are not known yet are let
     * in, and a line in the log says so once in each sampling window.
     *
     * @example A machine with little memory
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "pike.so"
     * modparam("pike", "max_addresses", 4)
     * modparam("pike", "reqs_density_per_unit", 1)
     * request_route {
     *     if (!pike_check_ip($rU)) { sl_send_reply("503", "Too Many"); exit; }
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * # the four bytes of the first address are all that can be remembered
     * alice > OPTIONS sip:198.51.100.7@example.com
     * alice < 200
     * alice > OPTIONS sip:198.51.100.7@example.com
     * alice < 200
     * alice > OPTIONS sip:198.51.100.7@example.com
     * alice < 200
     * alice > OPTIONS sip:198.51.100.7@example.com
     * alice < 200
     * alice > OPTIONS sip:198.51.100.7@example.com
     * alice < 503
     * alice > OPTIONS sip:203.0.113.1@example.com
     * alice < 200
     * alice > OPTIONS sip:203.0.113.1@example.com
     * alice < 200
     * ```
     * ```log
     * WARNING pike: blocking 198.51.100.7, which sent 1 request in 2 s
     * WARNING pike: 4 addresses are remembered, so no new one is watched; see max_addresses
     * ```
     */
    max_addresses: intParam(100_000, { min: 4, max: 10_000_000 }),
  },
  state: (self) => new Pike(self.params, self.server.clock, self.log),
  start(self) {
    self.server.every(self.params.sampling_time_unit * 1000, () => self.state.endWindow())
  },
})
