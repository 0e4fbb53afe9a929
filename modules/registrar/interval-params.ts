/** How long, how many, how large: limits of registrations. */

import { intParam } from 'siprose'

/** The rows of the table. */
export const intervalParams = {
  /**
   * How long a contact is good for that does not say so.
   *
   * @example Half an hour
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "default_expires", 1800)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;expires=1800
   * ```
   */
  default_expires: intParam(3600, {
    min: 0,
    max: 4_294_967_295,
    unit: 's',
    live: 'registrar.default_expires',
  }),

  /**
   * By how much `default_expires` may be shorter, by chance.
   *
   * Phones that were switched on at one time, after a power cut, would otherwise come back at one time for ever.
   *
   * @example Spread phones over an hour
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "default_expires_range", 50)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;expires={seconds:int}
   * ```
   */
  default_expires_range: intParam(0, {
    min: 0,
    max: 100,
    unit: '%',
    live: 'registrar.default_expires_range',
  }),

  /**
   * By how much the time that a contact asks for may be made shorter, by chance.
   *
   * @example Spread phones that all ask for an hour
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "expires_range", 30)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=3600
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;expires={seconds:int}
   * ```
   */
  expires_range: intParam(0, { min: 0, max: 100, unit: '%', live: 'registrar.expires_range' }),

  /**
   * The shortest time that a contact is registered for; 0 for any.
   *
   * One that asks for less gets this, or with `min_expires_mode` a refusal.
   *
   * @example No more often than every five minutes
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "min_expires", 300)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=30
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;expires=300
   * ```
   */
  min_expires: intParam(60, {
    min: 0,
    max: 4_294_967_295,
    unit: 's',
    live: 'registrar.min_expires',
  }),

  /**
   * Whether a contact that asks for less than `min_expires` is refused.
   *
   * @example Say what is too brief
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "min_expires", 300)
   * modparam("registrar", "min_expires_mode", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=30
   * bob < 423 Interval Too Brief
   *       Min-Expires: 300
   * ```
   *
   * @rfc 3261 section 10.3
   */
  min_expires_mode: intParam(0, { min: 0, max: 1, live: 'registrar.min_expires_mode' }),

  /**
   * The longest time that a contact is registered for; 0 for any.
   *
   * @example Two minutes at most
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "max_expires", 120)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=86400
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;expires=120
   * ```
   */
  max_expires: intParam(0, {
    min: 0,
    max: 4_294_967_295,
    unit: 's',
    live: 'registrar.max_expires',
  }),

  /**
   * The preference, in thousandths, of a contact that does not say one; -1 for none.
   *
   * Contacts without one are tried last.
   *
   * @example In the middle
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "default_q", 500)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;q=0.5;expires=3600
   * ```
   */
  default_q: intParam(-1, { min: -1, max: 1000, live: 'registrar.default_q' }),

  /**
   * The most contacts that an address of record can have; 0 for any number.
   *
   * What goes beyond is refused with 503. `$xavp(cfg=>max_contacts)` of `xavp_cfg` says it for one message.
   *
   * @example One phone each
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "max_contacts", 1)
   * modparam("registrar", "retry_after", 30)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20:5070>
   * bob < 503 Service Unavailable
   *       P-Registrar-Error: Too many registered contacts
   *       Retry-After: 30
   * ```
   */
  max_contacts: intParam(0, { min: 0, live: 'registrar.max_contacts' }),

  /**
   * The most contacts that one REGISTER can have.
   *
   * @example One at a time
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "max_request_contacts", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>, <sip:bob@192.0.2.21>
   * bob < 400
   * ```
   */
  max_request_contacts: intParam(200, { min: 1, max: 10_000 }),

  /**
   * The longest URI that a contact can have.
   *
   * @example Short ones alone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "contact_max_size", 24)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob-with-a-long-name@192.0.2.20>
   * bob < 400
   *       P-Registrar-Error: Contact/received too long
   * ```
   */
  contact_max_size: intParam(512, { min: 16, max: 65_535, unit: 'bytes' }),

  /**
   * What `Retry-After` says in replies from 500 on; 0 for none.
   *
   * @example Come back in half a minute
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "retry_after", 30)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 500
   *       Retry-After: 30
   * ```
   */
  retry_after: intParam(0, { min: 0, unit: 's', live: 'registrar.retry_after' }),
}
