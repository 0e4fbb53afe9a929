/** Credentials as headers: whether there are any, and taking them away. */

import { type Header, HeaderId, type Message, nullable, str } from 'siprose'

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
 * @example Once they are gone, they are gone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "textopsx.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
 *     append_hf("X-Seen: yes\r\n");
 *     msg_apply_changes();
 *     $var(first) = consume_credentials();
 *     msg_apply_changes();
 *     $var(second) = consume_credentials();
 *     sl_send_reply("200", "First $var(first) then $var(second)");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200 First 1 then -1
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
  const header = authorizedBy === null ? null : sameHeader(message, authorizedBy)
  if (header === null) return false
  message.edits.removeHeader(header)
  return true
})

/** A header of a message, or the one like it in the message that took its place, see `msg_apply_changes()`. */
function sameHeader(message: Message, of: Header): Header | null {
  if (of.text === message.text) return of
  for (let header = message.first(of.id); header !== null; header = message.next(header)) {
    if (header.raw === of.raw) return header
  }
  return null
}

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
