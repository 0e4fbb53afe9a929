/** Checking a proof against a password that the script has. */

import { type Context, type DigestSecret, int, MethodId, nullable, optional, str } from 'siprose'

import type { Asker } from '../api.ts'
import { avpNamed } from '../challenge-params.ts'
import { ChallengeFlag } from '../challenges.ts'
import type { Claim } from '../claims.ts'
import { auth } from '../module.ts'
import { AuthResult } from '../results.ts'

/** Bits of what the functions here are told. */
const Flag = { HA1: 1, PLAIN: 2, AUTH: 4, AUTH_INT: 8, STALE: 16 } as const

// undefined is no text here: `<null>` would be a password that everybody knows
const realmArg = nullable(str('realm'))
const passwordArg = nullable(str('passwd'))

interface Asked {
  readonly asker: Asker
  readonly realm: string | null
  readonly password: string | null
  readonly flags: number
  readonly method?: string | undefined
}

type Self = Parameters<Parameters<typeof auth.cfgFunction>[1]>[0]

const nothing = {
  claim: { result: AuthResult.ERROR, realm: '', credentials: null, header: null },
  result: AuthResult.ERROR,
}

/** Checks the proof; where it is not good, the challenge that the flags ask for is kept for the script. */
function check(self: Self, ctx: Context, asked: Asked): { claim: Claim; result: AuthResult } {
  const { state } = self
  const { asker, realm, password, flags, method } = asked
  if (realm === null || realm === '' || password === null) return nothing
  const claim = state.claim(ctx, asker, realm)
  const secret: DigestSecret = (flags & Flag.HA1) === 0 ? { password } : { ha1: password }
  const result = state.prove(ctx, claim, secret, method)
  if (result < 0 && (flags & (Flag.PLAIN | Flag.AUTH | Flag.AUTH_INT)) !== 0) {
    const line = state.challenge(ctx, asker, realm, challengeFlags(flags))
    ctx.avps.push(avpNamed(self.params.challenge_attr), line)
  }
  return { claim, result }
}

function challengeFlags(flags: number): number {
  const stale = (flags & Flag.STALE) === 0 ? 0 : ChallengeFlag.STALE
  if ((flags & Flag.AUTH_INT) !== 0) return ChallengeFlag.AUTH_INT | stale
  if ((flags & Flag.AUTH) !== 0) return ChallengeFlag.AUTH | stale
  return ChallengeFlag.NO_QOP | stale
}

/**
 * Checks the credentials in Authorization against a password.
 *
 * Where they are good, the request is marked as the user's: `$au` is to be believed then, and {@link consume_credentials} finds them. The user's
 * name is the one in the credentials; whether that user may send this request is another question, see {@link pv_auth_check}. An ACK, a
 * CANCEL and a PRACK pass without credentials, as they cannot be sent again.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param passwd - the password, or what flag 1 says
 * @param flags - a sum: 1 if the password is the hash of user, realm and password, 2, 4 or 8 to make a challenge without qop, with `auth`
 *   or with `auth-int` where the credentials are not good, kept in the AVP that {@link challenge_attr} names, 16 to say `stale=true` in it
 * @param method - the method that was signed, where it is not that of the request
 * @returns `1` good; `-1` credentials that cannot be used, or a nonce that was not made here; `-2` the proof is wrong; `-4` the nonce is
 *   too old or used up; `-5` no credentials for the realm; `-6` a nonce for one use was used before
 *
 * @example Tell why somebody is not let in
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (pv_www_authenticate("example.com", "secret", "0")) { sl_send_reply("200", "Welcome $au"); exit; }
 *     if ($rc == -2) sl_send_reply("403", "Wrong Password");
 *     else www_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome alice
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="guess"
 * alice < 403
 * ```
 *
 * @example Store hashes, and no passwords
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * loadmodule "auth.so"
 * modparam("htable", "htable", "ha1=>size=8;")
 * event_route[htable:mod-init] { $sht(ha1=>alice) = "b1726872c344b6dc8365b774f8fd6412"; }
 * request_route {
 *     if (pv_www_authenticate("example.com", "$sht(ha1=>$au)", "1")) { sl_send_reply("200", "Welcome"); exit; }
 *     www_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome
 * ```
 *
 * @compat Proofs with `auth-int` are checked, which 5.6 does not let in, and those of algorithms with `-sess`. A proof is taken by the algorithm
 *   of the challenge alone. Flag 16 is heeded; 5.6 documents it and makes the same challenge without. The digits of a proof may be of either case. Credentials without a user, or with a qop that nobody knows,
 *   are not taken.
 * @rfc 7616 section 3.4, 3261 section 22.4
 */
export const pv_www_authenticate = auth.cfgFunction(
  {
    args: [realmArg, passwordArg, int('flags'), optional(str('method'))],
    routes: ['request'],
  },
  (self, ctx, realm, password, flags, method) =>
    check(self, ctx, { asker: 'www', realm, password, flags, method }).result,
)

/**
 * Does what {@link pv_www_authenticate} does.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param passwd - the password, or its hash
 * @param flags - as of {@link pv_www_authenticate}
 * @returns as {@link pv_www_authenticate}
 *
 * @example An old name
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_www_authorize("example.com", "secret", "0")) www_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 * ```
 */
export const pv_www_authorize = auth.cfgFunction(
  { args: [realmArg, passwordArg, int('flags')], routes: ['request'] },
  (self, ctx, realm, password, flags) =>
    check(self, ctx, { asker: 'www', realm, password, flags }).result,
)

/**
 * Checks the credentials in Proxy-Authorization against a password.
 *
 * In all else it is as {@link pv_www_authenticate}.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param passwd - the password, or its hash
 * @param flags - as of {@link pv_www_authenticate}
 * @returns as {@link pv_www_authenticate}
 *
 * @example Credentials for somebody else do not count
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     pv_proxy_authenticate("example.com", "secret", "0");
 *     sl_send_reply("200", "Result $rc");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 Result -5
 * alice > MESSAGE sip:bob@example.com
 *         Proxy-Authorization: Digest username="alice", realm="example.net", nonce="1", uri="sip:bob@example.com", response="00"
 * alice < 200 Result -5
 * alice > MESSAGE sip:bob@example.com
 *         Proxy-Authorization: Digest username="alice", realm="example.com", nonce="1", uri="sip:bob@example.com", response="00"
 * alice < 200 Result -1
 * ```
 *
 * @compat as {@link pv_www_authenticate}
 * @rfc 3261 section 22.3
 */
export const pv_proxy_authenticate = auth.cfgFunction(
  { args: [realmArg, passwordArg, int('flags')], routes: ['request'] },
  (self, ctx, realm, password, flags) =>
    check(self, ctx, { asker: 'proxy', realm, password, flags }).result,
)

/**
 * Does what {@link pv_proxy_authenticate} does.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param passwd - the password, or its hash
 * @param flags - as of {@link pv_www_authenticate}
 * @returns as {@link pv_www_authenticate}
 *
 * @example An old name
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (!pv_proxy_authorize("example.com", "secret", "0")) proxy_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 * ```
 */
export const pv_proxy_authorize = auth.cfgFunction(
  { args: [realmArg, passwordArg, int('flags')], routes: ['request'] },
  (self, ctx, realm, password, flags) =>
    check(self, ctx, { asker: 'proxy', realm, password, flags }).result,
)

/**
 * Checks the credentials of any request against a password, and whose they are.
 *
 * Those of a REGISTER are in Authorization, those of all else in Proxy-Authorization.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param passwd - the password, or its hash
 * @param flags - as of {@link pv_www_authenticate}
 * @param checks - 1 to ask that the user is the one in From, and in To of a REGISTER, see {@link use_domain}; 0 not to
 * @returns as {@link pv_www_authenticate}; `-8` for good credentials of another user
 *
 * @example Nobody calls in another's name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * request_route {
 *     if (pv_auth_check("example.com", "secret", "0", "1")) { sl_send_reply("200", "Welcome"); exit; }
 *     if ($rc == -8) sl_send_reply("403", "Not You");
 *     else auth_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:bob@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 403 Not You
 * ```
 *
 * @compat as {@link pv_www_authenticate}
 * @trap `checks` compares users, not domains: where one realm serves several, compare `$fd` yourself.
 */
export const pv_auth_check = auth.cfgFunction(
  { args: [realmArg, passwordArg, int('flags'), int('checks')], routes: ['request'] },
  (self, ctx, realm, password, flags, checks) => {
    const asker = ctx.message.methodId === MethodId.REGISTER ? 'www' : 'proxy'
    const { claim, result } = check(self, ctx, { asker, realm, password, flags })
    if (result !== AuthResult.GOOD || claim.header === null || (checks & 1) === 0) return result
    return self.state.isSender(ctx, claim) ? result : AuthResult.OTHER_USER
  },
)
