/** What is known of a domain. */

import { optional, str } from 'siprose'

import { domain } from '../module.ts'

/**
 * Tells whether a domain is served here, and puts what is known of it into AVPs.
 *
 * Each attribute of the domain's id becomes an AVP of its name, and the id itself is in `did`.
 *
 * @param domain - a host, without port; letters of either case
 * @param prefix - stands before the names of the AVPs
 * @returns false for a domain that is not served here; no AVP is set then
 *
 * @example Two names of one customer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "domain.so"
 * modparam("domain", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (lookup_domain("$rd", "to_"))
 *         sl_send_reply("200", "$avp(to_did): $avp(to_calls) calls, by $avp(to_gateway)");
 *     else sl_send_reply("404", "Whose Is That");
 * }
 * ```
 * ```db
 * given domain
 * | domain      | did  |
 * | example.com | acme |
 * | example.org | acme |
 * | example.net | NULL |
 * ```
 * ```db
 * given domain_attrs
 * | did  | name    | type | value         |
 * | acme | calls   | 0    | 30            |
 * | acme | gateway | 2    | 192.0.2.20    |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.org
 * alice < 200 acme: 30 calls, by 192.0.2.20
 * alice > OPTIONS sip:bob@example.net
 * alice < 200 example.net: <null> calls, by <null>
 * alice > OPTIONS sip:bob@192.0.2.1
 * alice < 404
 * ```
 */
export const lookup_domain = domain.cfgFunction(
  {
    args: [str('domain'), optional(str('prefix'))],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  ({ state }, ctx, host, prefix = '') => {
    const did = state.didOf(host)
    if (did === null) return false
    // the first of the table is the newest value
    const known = state.attributes(did)
    for (let at = known.length - 1; at >= 0; at--) {
      const one = known[at]
      if (one !== undefined) ctx.avps.push(prefix + one.name, one.value)
    }
    ctx.avps.push(`${prefix}did`, did)
    return true
  },
)
