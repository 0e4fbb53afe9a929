/** The module's parameters. */

import { intParam, optionalStrParam, strListParam } from 'siprose'

import { columnParams } from './column-params.ts'
import { dbParams } from './db-params.ts'
import { idleParams } from './idle-params.ts'
import { keepaliveParams } from './keepalive-params.ts'

/** The rows of the table. */
export const params = {
  /**
   * Whether the domain is part of an address of record.
   *
   * Without it `bob@example.com` and `bob@example.org` are one and the same: right where one domain is served, dangerous where there are more.
   *
   * @example Two domains, two Bobs
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "use_domain", 1)
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * alice > MESSAGE sip:bob@example.org
   * alice < 404
   * alice > MESSAGE sip:bob@Example.com
   * bob < MESSAGE sip:bob@192.0.2.20
   * ```
   * ```rpc
   * > ul.lookup location bob@example.com
   * AoR: "bob@example.com"
   * ```
   */
  use_domain: intParam(0),

  /**
   * By what a registered contact is known again.
   *
   * - 0: its URI, as the standard says
   * - 1: its URI and the Call-ID, for phones behind NATs that all call themselves `sip:phone@192.168.1.2`
   * - 2: its URI and the Path
   * - 3: the Call-ID alone: a device whose address has changed takes the place of what it was
   *
   * @example A phone that moves to another address
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "matching_mode", 3)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Call-ID: 1
   *       CSeq: 1 REGISTER
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Call-ID: 1
   *       CSeq: 2 REGISTER
   *       Contact: <sip:bob@192.0.2.20:5070>
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20:5070>;expires=3600
   * ```
   *
   * @compat URIs are the same where RFC 3261 says so, as long as an address of record has at most 32 contacts; Kamailio compares their texts.
   *   With 3 the contact that a device has now takes the place of the one it had; Kamailio keeps the old URI.
   * @rfc 3261 section 19.1.4
   */
  matching_mode: intParam(0, { min: 0, max: 3 }),

  /**
   * For how long the same REGISTER again is a retransmission.
   *
   * It is answered and changes nothing.    * Later than that, and with 0 always, a CSeq that is not higher than the last one of the same Call-ID is refused.
   *
   * @example A retransmission is answered
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "cseq_delay", 5)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * bob > REGISTER sip:example.com again
   * bob < 200
   * clock +6s
   * bob > REGISTER sip:example.com again
   * bob < 400
   *       P-Registrar-Error: Invalid CSeq number
   * ```
   */
  cseq_delay: intParam(20, { min: 0, max: 3600, unit: 's' }),

  /**
   * With 1 the contact registered last is tried first, whatever its preference.
   *
   * @example The phone that was switched on last
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "desc_time_order", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:desk@192.0.2.20>;q=1
   * bob < 200
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:mobile@192.0.2.20>;q=0.1
   * bob < 200
   *       Contact: <sip:mobile@192.0.2.20>;q=0.1;expires=3600, <sip:desk@192.0.2.20>;q=1;expires=3600
   * ```
   */
  desc_time_order: intParam(0),

  /**
   * How often contacts are taken out whose time is over.
   *
   * A contact that has ended is not found any more, whether or not it was taken out; what waits for this is
   * `event_route[usrloc:contact-expired]`, the figures, and memory.
   *
   * @example Look every second
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "timer_interval", 1)
   * modparam("registrar", "min_expires", 5)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=5
   * bob < 200
   * clock +6s
   * ```
   * ```rpc
   * > ul.dump brief
   * Domains: [{ Domain: { Domain: location, AoRs: [] } }]
   * ```
   */
  timer_interval: intParam(60, { min: 1, max: 86_400, unit: 's' }),

  /**
   * The flag of branches that marks a contact behind a NAT, for all modules; -1 is none.
   *
   * @example Mark who is behind a NAT
   * ```kamailio
   * loadmodule "kex.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "nat_bflag", 6)
   * request_route { setbflag(6); save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * ```
   * ```rpc
   * > ul.lookup location bob
   * AoR: bob
   * Contacts: [{ Contact: { CFlags: 64 } }]
   * ```
   */
  nat_bflag: intParam(-1, { min: -1, max: 31 }),

  /**
   * The XAVP that is saved with a contact, and is there again when that is looked up.
   *
   * @example Note where somebody came in
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "xavp_contact", "ulattrs")
   * request_route {
   *     if (method == "REGISTER") { $xavp(ulattrs=>from) = $si; save("location"); exit; }
   *     if (lookup("location")) sl_send_reply("200", "Registered from $xavp(ulattrs=>from)");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.99>
   * bob < 200
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 Registered from 192.0.2.20
   * ```
   */
  xavp_contact: optionalStrParam(),

  /**
   * A table that is there from the start; each setting adds one.
   *
   * Others come into being when `save()` or `lookup()` first names them.
   *
   * @example A table that commands fill
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "trunks")
   * request_route { drop; }
   * ```
   * ```rpc
   * > ul.lookup trunks carrier
   * error: { code: 500, message: "AOR not found in location table" }
   * > ul.lookup trucks carrier
   * error: { code: 500, message: "Domain table not found" }
   * ```
   */
  preload: strListParam(),

  /**
   * With 1 contacts whose connection has closed are taken out.
   *
   * They are looked for every `timer_interval`. Phones behind NATs cannot be reached over a new connection, and register again over one
   * of their own. With `db_mode` 3, where contacts are not in memory, it does nothing.
   *
   * @example Forget who has hung up
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "handle_lost_tcp", 1)
   * request_route { drop; }
   * ```
   */
  handle_lost_tcp: intParam(0),

  /**
   * With 1 the connection of a contact is closed when the contact ends.
   *
   * @example Close what nobody needs
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "close_expired_tcp", 1)
   * request_route { drop; }
   * ```
   */
  close_expired_tcp: intParam(0),

  /**
   * The most contacts that one table can have.
   *
   * A contact takes about 600 bytes. When a table is full, new contacts are refused with 503, and those that are there can register again.
   *
   * @example A small table
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "max_contacts", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * carol > REGISTER sip:example.com
   *         To: <sip:carol@example.com>
   *         Contact: <sip:carol@192.0.2.30>
   * carol < 503
   * ```
   */
  max_contacts: intParam(4_000_000, { min: 1, max: 16_000_000 }),

  ...keepaliveParams,
  ...dbParams,
  ...columnParams,
  ...idleParams,
}
