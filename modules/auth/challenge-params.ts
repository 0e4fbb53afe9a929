/** The parameters of `auth` that are about challenges and replies. */

import { boolParam, SiproseError, strParam } from 'siprose'

import { algorithmIfAny, qopFlag } from './algorithms.ts'

/** The name of a header, which is a token (RFC 3261 25.1). */
function headerName(text: string): string {
  if (/^[\w\-.!%*+`'~]+$/.test(text)) return text
  throw new SiproseError(
    'auth/header',
    `\`${text}\` is no name of a header, as \`WWW-Authenticate\` is`,
  )
}

/** The name of the AVP in `$name` or `$avp(name)`. */
export function avpNamed(text: string): string {
  const name = /^\$(?:avp\((?:s:)?([\w.-]+)\)|([\w.-]+))$/.exec(text)
  const found = name?.[1] ?? name?.[2]
  if (found !== undefined) return found
  throw new SiproseError('auth/avp', `\`${text}\` is no AVP, as \`$avp(challenge)\` is`)
}

/** The table of parameters about challenges. */
export const challengeParams = {
  /**
   * The AVP that takes a challenge which a check of credentials is told to make.
   *
   * It holds the whole header line; see the flags of {@link pv_www_authenticate}.
   *
   * @example Challenge in a reply of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "textops.so"
   * loadmodule "auth.so"
   * modparam("auth", "challenge_attr", "$avp(ask)")
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "4")) {
   *         append_to_reply("$avp(ask)");
   *         sl_send_reply("401", "Who Are You");
   *         exit;
   *     }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401 Who Are You
   *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  challenge_attr: strParam('$digest_challenge', { check: avpNamed }),

  /**
   * The name of the header that {@link proxy_challenge} sends its challenge in.
   *
   * @example Challenge a client that cannot see the header of the standard
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "proxy_challenge_header", "X-Proxy-Authenticate")
   * request_route { proxy_challenge("example.com", "1"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 407
   *         X-Proxy-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
   *         - Proxy-Authenticate
   * ```
   */
  proxy_challenge_header: strParam('Proxy-Authenticate', { check: headerName }),

  /**
   * The name of the header that {@link www_challenge} sends its challenge in.
   *
   * @example Challenge a client that cannot see the header of the standard
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "www_challenge_header", "X-WWW-Authenticate")
   * request_route { www_challenge("example.com", "1"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 401
   *         X-WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
   *         - WWW-Authenticate
   * ```
   */
  www_challenge_header: strParam('WWW-Authenticate', { check: headerName }),

  /**
   * The quality of protection of challenges whose flags ask for none.
   *
   * With `auth` the phone counts how often it uses a nonce, which {@link nonce_count} can check; with `auth-int` its proof is over the body, too.
   * `auth,auth-int` lets it choose.
   *
   * @example Ask for it once, for all challenges
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "qop", "auth")
   * request_route { www_challenge("example.com", "0"); }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
   * ```
   *
   * @compat Kamailio 5.6 documents it so, and sends no qop where the flags of a function do not ask for one.
   */
  qop: strParam('', { check: qopFlag }),

  /**
   * Whether challenges are sent without the request's transaction, where it has one.
   *
   * @example Challenge before and beside transactions
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "force_stateless_reply", 1)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * ```
   */
  force_stateless_reply: boolParam(false),

  /**
   * What is taken off the beginning of realms.
   *
   * With `sip.`, `sip.example.com` and `example.com` are one realm, `example.com`, in challenges and in checks.
   *
   * @example Phones that know the server by a name of its own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "realm_prefix", "sip.")
   * request_route {
   *     if (!pv_www_authenticate("$rd", "secret", "0")) { www_challenge("$rd", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:sip.example.com
   * alice < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
   * alice > REGISTER sip:sip.example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  realm_prefix: strParam(''),

  /**
   * Whether {@link pv_auth_check} wants one domain in From and To of a REGISTER.
   *
   * It asks for one user there in any case.
   *
   * @example The same user elsewhere is another one
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "use_domain", 1)
   * request_route {
   *     if (pv_auth_check("example.com", "secret", "0", "1")) { sl_send_reply("200", "Welcome"); exit; }
   *     if ($rc == -8) sl_send_reply("403", "Not You");
   *     else auth_challenge("example.com", "1");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         From: <sip:alice@example.com>;tag=1
   *         To: <sip:alice@example.net>
   *         Authorization: Digest username="alice", password="secret"
   * alice < 403 Not You
   * alice > REGISTER sip:example.com
   *         From: <sip:alice@example.com>;tag=1
   *         To: <sip:alice@EXAMPLE.com>
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   *
   * @compat Hosts are compared as hosts, in any case; Kamailio compares them letter by letter.
   */
  use_domain: boolParam(false),

  /**
   * The hash that challenges ask for.
   *
   * It is `MD5`, `SHA-256` or `SHA-512-256`, or one of them with `-sess`.
   * Empty is MD5 without naming it, which every phone knows. Phones that do not know an algorithm ignore the challenge: {@link www_challenge} can
   * offer several. A proof is taken by the algorithm of the challenge it answers, and by no other.
   *
   * @example Ask for more than MD5
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "algorithm", "SHA-256")
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", algorithm=SHA-256, qop="auth"
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * # a weaker one is no answer to it
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret", algorithm=MD5
   * alice < 401
   * ```
   *
   * @compat Kamailio 5.6 knows MD5 and SHA-256.
   * @rfc 8760 section 2.3
   */
  algorithm: strParam('', { check: algorithmIfAny }),

  /**
   * Whether replies to good credentials prove that the server knows the password, too.
   *
   * Replies of the server itself have Authentication-Info then, or Proxy-Authentication-Info, with the proof and with the nonce to use next.
   *
   * @example A phone that wants to know whom it talks to
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "add_authinfo_hdr", 1)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   *         Authentication-Info: nextnonce="{next}", qop=auth, rspauth="{proof}", cnonce="of-alice", nc=00000001
   * ```
   *
   * @compat Without qop the fields of it are left out, which Kamailio writes empty; a proxy's proof is in Proxy-Authentication-Info.
   * @rfc 7616 section 3.5
   */
  add_authinfo_hdr: boolParam(false),
}
