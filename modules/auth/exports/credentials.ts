/** Credentials as headers: whether there are any, and taking them away. */

import { HeaderId, nullable, str } from 'siprose'

import { headerFor } from '../claims.ts'
import { auth } from '../module.ts'

/**
 * Takes the credentials that were found good out of the request.
 *
 * Whoever the request is sent on to need not see them. Credentials for other servers on the way stay.
 *
 * @returns `-1` when no credentials were found good
 *
 * @example The next server gets none of it
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_proxy_authenticate("example.com", "secret", "0")) { proxy_challenge("example.com", "1"); exit; }
 *     consume_credentials();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 407
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Proxy-Authorization: Digest realm="example.net", nonce="1"
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Proxy-Authorization: Digest realm="example.net", nonce="1"
 * ```
 *
 * @example Nothing to take before a check
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route { if (!consume_credentials()) sl_send_reply("200", "Nothing"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 Nothing
 * ```
 *
 * @compat Credentials that were refused are not taken out, and 5.6 takes them.
 */
export const consume_credentials = auth.cfgFunction({ routes: ['request'] }, (_self, ctx) => {
  const { message, authorizedBy } = ctx
  if (authorizedBy === null || authorizedBy.text !== message.text) return false
  message.edits.removeHeader(authorizedBy)
  return true
})

/**
 * Tells whether the request has credentials for a realm, good or not.
 *
 * It looks at Authorization and at Proxy-Authorization, and checks nothing.
 *
 * @param realm - as the credentials name it: {@link realm_prefix} is not taken off
 *
 * @example Challenge at once who comes without
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!has_credentials("example.com")) { www_challenge("example.com", "1"); exit; }
 *     sl_send_reply("200", "Now they can be checked");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.net", nonce="1", uri="sip:example.com", response="00"
 * alice < 401
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.com", nonce="1", uri="sip:example.com", response="00"
 * alice < 200
 * ```
 */
export const has_credentials = auth.cfgFunction(
  { args: [nullable(str('realm'))], routes: ['request'] },
  (_self, { message }, realm) =>
    realm !== null &&
    (headerFor(message, HeaderId.AUTHORIZATION, realm) !== null ||
      headerFor(message, HeaderId.PROXY_AUTHORIZATION, realm) !== null),
)
