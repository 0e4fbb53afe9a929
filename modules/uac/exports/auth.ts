/** Challenges of others to requests that pass. */

import { type Context, int, optional } from 'siprose'
import { tmApi, type TmApi } from 'siprose/modules/tm'

import { answerChallenge, isChallenge } from '../auth/answer.ts'
import type { Logins } from '../auth/logins.ts'
import { uac } from '../module.ts'

function authenticate(tm: TmApi | null, logins: Logins, ctx: Context, hashed: boolean): boolean {
  const transaction = tm?.view(ctx) ?? null
  const reply = transaction === null ? null : (tm?.replyOf(transaction) ?? null)
  const status = reply?.message.status ?? 0
  if (reply === null || !isChallenge(status)) return false
  const answer = answerChallenge(
    { reply: reply.message, status },
    logins.forScript(ctx, hashed),
    { method: ctx.message.method, uri: ctx.requestUri, body: ctx.message.body },
    ctx.server.random,
  )
  if (answer === null) return false
  // who did not believe it the first time will not the second time
  if (!logins.firstFor(ctx, answer.realm) && !answer.stale) return false
  ctx.message.edits.appendHeader(answer.line)
  ctx.uriIsNew = true
  return true
}

/**
 * Answers a challenge, a 401 or a 407, by credentials in the request.
 *
 * The script sends the request again. Who the server is, the variables of `auth_username_avp` and its neighbours say, or else a `credential` of the realm.
 *
 * @param mode - 1 where the password is the hash of user, realm and password
 * @returns false where no challenge has come that can be answered, or the answer was not believed
 *
 * @example A provider that wants a password
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * modparam("uac", "credential", "house:provider:secret")
 * request_route {
 *     t_on_failure("PASSWORD");
 *     t_relay();
 * }
 * failure_route[PASSWORD] {
 *     if (t_check_status("401|407") && uac_auth()) t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         - Authorization
 * bob   > 401 Unauthorized
 *         WWW-Authenticate: Digest realm="provider", nonce="n1", qop="auth"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Authorization: Digest username="house", realm="provider", nonce="n1", uri="sip:bob@192.0.2.20"{*}
 * bob   > 401 Unauthorized
 *         WWW-Authenticate: Digest realm="provider", nonce="n2", qop="auth"
 * alice < 401
 * ```
 *
 * @compat An answer that was not believed is not given a second time.
 * @trap The CSeq stays what it was: services that want a higher one refuse the request
 * @rfc 7616
 */
export const uac_auth = uac.cfgFunction(
  { args: [optional(int('mode'))], routes: ['failure', 'event'] },
  (self, ctx, mode) => authenticate(self.find(tmApi), self.state.logins, ctx, mode === 1),
)

/**
 * Does what {@link uac_auth} does, with the mode in a variable.
 *
 * @param vmode - 1 where the password is the hash of user, realm and password
 * @returns as {@link uac_auth}
 *
 * @example A hash in the place of the password
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * modparam("uac", "auth_username_avp", "$avp(user)")
 * modparam("uac", "auth_password_avp", "$avp(password)")
 * modparam("uac", "auth_realm_avp", "$avp(realm)")
 * request_route {
 *     t_on_failure("PASSWORD");
 *     t_relay();
 * }
 * failure_route[PASSWORD] {
 *     $avp(user) = "house";
 *     $avp(password) = "36d0a02793542b4961e8348347236dbf";
 *     $var(mode) = 1;
 *     if (uac_auth_mode("$var(mode)")) t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 407 Proxy Authentication Required
 *         Proxy-Authenticate: Digest realm="provider", nonce="n1"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Proxy-Authorization: Digest username="house"{*}
 * bob   > 200
 * alice < 200
 * ```
 */
export const uac_auth_mode = uac.cfgFunction(
  { args: [int('vmode')], routes: ['failure', 'event'] },
  (self, ctx, mode) => authenticate(self.find(tmApi), self.state.logins, ctx, mode === 1),
)
