/** Asking for a proof. */

import { type Context, int, MethodId, nullable, optional, prepared, str, variable } from 'siprose'

import { algorithmIfAny, algorithmsOf } from '../algorithms.ts'
import type { Asker } from '../api.ts'
import type { Auth } from '../auth.ts'
import { ChallengeFlag } from '../challenges.ts'
import { auth } from '../module.ts'

const SCRIPT_FLAGS = ChallengeFlag.AUTH | ChallengeFlag.AUTH_INT | ChallengeFlag.STALE

const args = [
  nullable(str('realm')),
  int('flags'),
  optional(prepared('algorithms', algorithmsOf)),
] as const
const routes = ['request', 'failure', 'reply'] as const

/** The result of a challenge function. */
function ask(
  state: Auth,
  ctx: Context,
  asker: Asker,
  {
    realm,
    flags,
    algorithms,
  }: { realm: string | null; flags: number; algorithms: readonly number[] | undefined },
): boolean {
  if (state.sendChallenge(ctx, asker, realm ?? '', flags & SCRIPT_FLAGS, algorithms ?? null))
    return true
  if ((flags & ChallengeFlag.SILENT) === 0) state.sendError(ctx)
  return false
}

/**
 * Answers 401 with a challenge: what a registrar does, or a server that calls end at.
 *
 * The reply goes through the request's transaction where there is one. After it the script ends, as a rule, and the phone sends the request
 * again with credentials.
 *
 * @param realm - the domain that the password is for, shown to people; not empty
 * @param flags - a sum: 1 for qop `auth`, 2 for `auth-int`, 4 for no answer at all where the challenge cannot be made, 16 for `stale=true`
 * @param algorithms - names with commas, the favourite first, for a challenge each; {@link algorithm} if left out
 * @returns `-1` when no challenge was sent: without a realm a 500 was, unless 4 is in the flags
 *
 * @example Let in who knows the password
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_www_authenticate("example.com", "secret", "0")) {
 *         www_challenge("example.com", "1");
 *         exit;
 *     }
 *     sl_send_reply("200", "Welcome");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401 Unauthorized
 *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="guess"
 * alice < 401
 * ```
 *
 * @example Ask for SHA-256 of those who know it
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_www_authenticate("example.com", "secret", "0")) {
 *         www_challenge("example.com", "1", "SHA-256,MD5");
 *         exit;
 *     }
 *     sl_send_reply("200", "Welcome");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 *         WWW-Authenticate: Digest realm="example.com", nonce="{one}", algorithm=SHA-256, qop="auth"
 *         WWW-Authenticate: Digest realm="example.com", nonce="{two}", algorithm=MD5, qop="auth"
 * # an old phone takes the second
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="secret", algorithm=MD5, nonce="{two}"
 * alice < 200 Welcome
 * ```
 *
 * @example Without a realm there is nothing to ask for
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route { www_challenge("$avp(realm)", "1"); }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 500 Internal Server Error
 * ```
 *
 * @compat Flags 1 and 2 together offer both qualities, and Kamailio then offers `auth-int` alone. `stale=true` is also said of itself where the
 *   proof was right and only its nonce too old.
 * @trap Some phones look at the first challenge alone, and some give up where any of them asks for what they do not know: offer several to phones
 *   that you have tried.
 * @rfc 3261 section 22.2, 8760 section 2.3
 */
export const www_challenge = auth.cfgFunction(
  { args, routes },
  (self, ctx, realm, flags, algorithms) =>
    ask(self.state, ctx, 'www', { realm, flags, algorithms }),
)

/**
 * Answers 407 with a challenge: what a proxy does that a request passes.
 *
 * It is as {@link www_challenge} in all else; phones answer it in Proxy-Authorization.
 *
 * @param realm - the domain that the password is for; not empty
 * @param flags - as of {@link www_challenge}
 * @param algorithms - as of {@link www_challenge}
 * @returns `-1` when no challenge was sent
 *
 * @example Nobody calls without a password
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_proxy_authenticate("example.com", "secret", "0")) {
 *         proxy_challenge("example.com", "1");
 *         exit;
 *     }
 *     consume_credentials();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 407 Proxy Authentication Required
 *         Proxy-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         - Proxy-Authorization
 * ```
 *
 * @compat as {@link www_challenge}
 * @rfc 3261 section 22.3
 */
export const proxy_challenge = auth.cfgFunction(
  { args, routes },
  (self, ctx, realm, flags, algorithms) =>
    ask(self.state, ctx, 'proxy', { realm, flags, algorithms }),
)

/**
 * Answers a REGISTER with 401 and all else with 407, and a challenge.
 *
 * It goes with {@link pv_auth_check}, which looks for the answer where this function asks for it.
 *
 * @param realm - the domain that the password is for; not empty
 * @param flags - as of {@link www_challenge}
 * @param algorithms - as of {@link www_challenge}
 * @returns `-1` when no challenge was sent
 *
 * @example One line for registrations and calls
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_auth_check("$fd", "secret", "0", "1")) { auth_challenge("$fd", "1"); exit; }
 *     sl_send_reply("200", "Welcome");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 *         WWW-Authenticate: {*}
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 *         Proxy-Authenticate: {*}
 * ```
 *
 * @compat as {@link www_challenge}
 */
export const auth_challenge = auth.cfgFunction(
  { args, routes },
  (self, ctx, realm, flags, algorithms) => {
    const asker = ctx.message.methodId === MethodId.REGISTER ? 'www' : 'proxy'
    return ask(self.state, ctx, asker, { realm, flags, algorithms })
  },
)

/**
 * Writes a challenge as {@link www_challenge} would send it into a variable.
 *
 * For replies that something else sends. The text is the whole header line, its line end included.
 *
 * @param realm - the domain that the password is for; not empty
 * @param flags - as of {@link www_challenge}
 * @param result - the variable that takes it
 * @returns `-1` without a realm, or when the variable takes nothing
 *
 * @example A challenge in a reply of your own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!auth_get_www_authenticate("$avp(none)", "1", "$var(ask)")) append_to_reply("X-None: yes\r\n");
 *     if (auth_get_www_authenticate("$td", "1", "$var(ask)")) append_to_reply("$var(ask)");
 *     sl_send_reply("401", "Who Are You");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         To: <sip:alice@example.com>
 * alice < 401 Who Are You
 *         X-None: yes
 *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
 * ```
 */
export const auth_get_www_authenticate = auth.cfgFunction(
  { args: [nullable(str('realm')), int('flags'), variable('result')], routes: 'any' },
  (self, ctx, realm, flags, result) => {
    if (realm === null || realm === '' || result.set === null) return false
    return result.set(ctx, self.state.challenge(ctx, 'www', realm, flags & SCRIPT_FLAGS))
  },
)

/**
 * Chooses the hash that the challenges to this request ask for.
 *
 * It takes the place of {@link algorithm} for one request, before the challenge. Proofs are checked by the algorithm of the challenge they
 * answer, so nothing has to be chosen for them.
 *
 * @param algorithm - a name, as of {@link algorithm}; empty for MD5 without naming it
 * @returns `-1` for a name that nobody knows
 *
 * @example SHA-256 for one network of phones
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (pv_www_authenticate("example.com", "secret", "0")) { sl_send_reply("200", "Welcome"); exit; }
 *     if (src_ip == 192.0.2.10) auth_algorithm("SHA-256");
 *     www_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 *         WWW-Authenticate: Digest realm="example.com", nonce="{one}", algorithm=SHA-256, qop="auth"
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome
 * carol > REGISTER sip:example.com
 * carol < 401
 *         WWW-Authenticate: Digest realm="example.com", nonce="{two}", qop="auth"
 * ```
 *
 * @compat In Kamailio, from 6.0 on, the choice stays for all later requests of the process.
 */
export const auth_algorithm = auth.cfgFunction(
  { args: [prepared('algorithm', algorithmIfAny)], routes: ['request', 'failure', 'reply'] },
  (self, ctx, algorithm) => {
    self.state.choose(ctx, algorithm)
    return true
  },
)
