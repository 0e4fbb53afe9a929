/** Asking whether a domain is served here. */

import { str } from 'siprose'

import { domain } from '../module.ts'

const routes = ['request', 'failure', 'branch', 'event'] as const

/**
 * Tells whether the host in From is one that this server serves.
 *
 * From says what somebody wrote: it is no proof of who that is.
 *
 * @returns false for a From that is no URI with a host, too
 *
 * @example Calls from here, and calls from elsewhere
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "domain.so"
 * modparam("domain", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (is_from_local()) sl_send_reply("407", "Prove It");
 *     else sl_send_reply("200", "A Stranger");
 * }
 * ```
 * ```db
 * given domain
 * | domain      |
 * | example.com |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:alice@Example.com>;tag=1
 * alice < 407
 * carol > OPTIONS sip:bob@example.com
 *         From: <sip:carol@example.net>;tag=1
 * carol < 200 A Stranger
 * ```
 */
export const is_from_local = domain.cfgFunction({ routes }, ({ state }, ctx) => {
  const host = ctx.message.from?.parsedUri?.host ?? ''
  return host !== '' && state.didOf(host) !== null
})

/**
 * Tells whether the host of the request URI is one that this server serves.
 *
 * In a branch route it is the URI of the branch.
 *
 * @returns false for a URI without a host, too
 *
 * @example Relay for nobody else
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "domain.so"
 * modparam("domain", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (is_uri_host_local()) sl_send_reply("200", "Here");
 *     else sl_send_reply("403", "Not Here");
 * }
 * ```
 * ```db
 * given domain
 * | domain      |
 * | example.com |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com:5070;transport=tcp
 * alice < 200
 * alice > OPTIONS sip:bob@sip.example.com
 * alice < 403
 * ```
 */
export const is_uri_host_local = domain.cfgFunction({ routes }, ({ state }, ctx) => {
  const host = ctx.uri?.host ?? ''
  return host !== '' && state.didOf(host) !== null
})

/**
 * Tells whether a domain is one that this server serves.
 *
 * @param domain - a host, without port; letters of either case
 * @returns false for any other
 *
 * @example Ask for the host in To
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "domain.so"
 * modparam("domain", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (is_domain_local("$td")) sl_send_reply("200", "Here");
 *     else sl_send_reply("403", "Not Here");
 * }
 * ```
 * ```db
 * given domain
 * | domain      |
 * | example.com |
 * | example.org |
 * ```
 * ```sip
 * alice > REGISTER sip:example.org
 *         To: <sip:alice@EXAMPLE.ORG>
 * alice < 200
 * alice > REGISTER sip:example.org
 *         To: <sip:alice@example.net>
 * alice < 403
 * ```
 */
export const is_domain_local = domain.cfgFunction(
  { args: [str('domain')], routes },
  ({ state }, _ctx, host) => state.didOf(host) !== null,
)
