/** Checking a proof against a table of users. */

import { int, MethodId, nullable, optional, parseUri, str, type Context } from 'siprose'
import { authApi, AuthResult, type Asker, type AuthApi, type Claim } from 'siprose/modules/auth'

import { auth_db } from '../module.ts'
import { keepLoaded } from '../loaded.ts'
import type { Subscriber } from '../subscribers.ts'

/** This module in one server. */
export type Self = Parameters<NonNullable<typeof auth_db.table.stop>>[0]

const realmArg = nullable(str('realm'))
const tableArg = str('table')

interface Asked {
  readonly asker: Asker
  readonly realm: string | null
  readonly table: string
  readonly method?: string | undefined
}

/** What it came to, with the claim for further questions. */
type Use = (auth: AuthApi, claim: Claim, result: AuthResult) => AuthResult

const asItIs: Use = (_auth, _claim, result) => result

function check(
  self: Self,
  ctx: Context,
  asked: Asked,
  use: Use = asItIs,
): AuthResult | Promise<AuthResult> {
  const auth = self.find(authApi)
  const { asker, table } = asked
  const realm = asked.realm === '' && asker === 'proxy' ? fromHost(ctx) : asked.realm
  if (auth === null || realm === null || realm === '') return AuthResult.ERROR
  const claim = auth.claim(ctx, asker, realm)
  const name = claim.credentials?.username ?? null
  // a nonce that is too old is looked at all the same: who knows the password is asked again without a person noticing
  if (name === null || (claim.result !== AuthResult.GOOD && claim.result !== AuthResult.STALE)) {
    return use(auth, claim, claim.result)
  }
  const proved = (found: Subscriber | null): AuthResult =>
    use(
      auth,
      claim,
      found === null ? unknown(claim) : prove(self, ctx, { auth, claim, asked, found }),
    )
  const failed = (error: unknown): AuthResult => {
    self.log.error(
      `the user cannot be looked up: ${error instanceof Error ? error.message : String(error)}`,
    )
    return AuthResult.ERROR
  }
  try {
    const found = self.state.subscribers.find(table, name, domainOf(self, name, claim))
    return found instanceof Promise ? found.then(proved, failed) : proved(found)
  } catch (error) {
    return failed(error)
  }
}

function unknown({ result }: Claim): AuthResult {
  return result === AuthResult.GOOD ? AuthResult.UNKNOWN_USER : result
}

interface Proof {
  readonly auth: AuthApi
  readonly claim: Claim
  readonly asked: Asked
  readonly found: Subscriber
}

function prove(self: Self, ctx: Context, { auth, claim, asked, found }: Proof): AuthResult {
  const { calculate_ha1, force_generate_avps } = self.params
  const secret = calculate_ha1 ? { password: found.secret } : { ha1: found.secret }
  // an empty secret is one that nobody has set: it lets nobody in
  const result =
    found.secret === '' ? AuthResult.WRONG : auth.prove(ctx, claim, secret, asked.method)
  if (result === AuthResult.GOOD || force_generate_avps) {
    keepLoaded(ctx.avps, self.state.subscribers.loaded, found.loaded)
  }
  return result
}

function domainOf(self: Self, name: string, { realm }: Claim): string | null {
  if (!self.params.use_domain) return null
  const at = name.indexOf('@')
  return (at < 0 ? realm : name.slice(at + 1)).toLowerCase()
}

function fromHost(ctx: Context): string {
  return parseUri(ctx.message.from?.uri ?? '')?.host ?? ''
}

/**
 * Checks the credentials in Authorization against a table of users.
 *
 * Where they are good, the request is marked as the user's, `$au` is to be believed, and {@link load_credentials} has set its AVPs. Where not,
 * `www_challenge()` asks for better ones. A database that cannot be asked lets nobody in.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where users are
 * @param method - the method that was signed, where it is not that of the request
 * @returns `1` good; `-1` credentials that cannot be used, or no database; `-2` the proof is wrong; `-3` there is no such user; `-4` the nonce is too
 *   old; `-5` no credentials for the realm; `-6` a nonce for one use was used before
 *
 * @example Only users may register
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (www_authenticate("$td", "subscriber")) { sl_send_reply("200", "Welcome $au"); exit; }
 *     if ($rc == -3) sl_send_reply("404", "Who are you");
 *     else www_challenge("$td", "1");
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      | ha1                              |
 * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         To: <sip:alice@example.com>
 * alice < 401
 * alice > REGISTER sip:example.com
 *         To: <sip:alice@example.com>
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome alice
 * alice > REGISTER sip:example.com
 *         To: <sip:alice@example.com>
 *         Authorization: Digest username="alice", password="guess"
 * alice < 401
 * alice > REGISTER sip:example.com
 *         To: <sip:alice@example.com>
 *         Authorization: Digest username="mallory", password="secret"
 * alice < 404
 * ```
 *
 * @rfc 7616 section 3.4, 3261 section 22.4
 */
export const www_authenticate = auth_db.cfgFunctionAsync(
  { args: [realmArg, tableArg, optional(str('method'))], routes: ['request'] },
  (self, ctx, realm, table, method) => check(self, ctx, { asker: 'www', realm, table, method }),
)

/**
 * Does what {@link www_authenticate} does.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where users are
 * @returns as {@link www_authenticate}
 *
 * @example An old name
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (!www_authorize("example.com", "subscriber")) www_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 * ```
 */
export const www_authorize = auth_db.cfgFunctionAsync(
  { args: [realmArg, tableArg], routes: ['request'] },
  (self, ctx, realm, table) => check(self, ctx, { asker: 'www', realm, table }),
)

/**
 * Checks the credentials in Proxy-Authorization against a table of users.
 *
 * In all else it is as {@link www_authenticate}; an empty realm is the domain in From.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where users are
 * @returns as {@link www_authenticate}
 *
 * @example Only users may call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (!proxy_authenticate("$fd", "subscriber")) { proxy_challenge("$fd", "1"); exit; }
 *     consume_credentials();
 *     sl_send_reply("200", "$au may call");
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      | ha1                              |
 * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 * alice > MESSAGE sip:bob@example.com
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 200 alice may call
 * ```
 *
 * @rfc 3261 section 22.3
 */
export const proxy_authenticate = auth_db.cfgFunctionAsync(
  { args: [realmArg, tableArg], routes: ['request'] },
  (self, ctx, realm, table) => check(self, ctx, { asker: 'proxy', realm, table }),
)

/**
 * Does what {@link proxy_authenticate} does.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where users are
 * @returns as {@link www_authenticate}
 *
 * @example An old name
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (!proxy_authorize("example.com", "subscriber")) proxy_challenge("example.com", "1");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 * ```
 */
export const proxy_authorize = auth_db.cfgFunctionAsync(
  { args: [realmArg, tableArg], routes: ['request'] },
  (self, ctx, realm, table) => check(self, ctx, { asker: 'proxy', realm, table }),
)

/** Bits of what `auth_check()` is told. */
const Checks = { IDENTITY: 1, NOT_IN_CALLS: 2 } as const

/** Requests that may come with an anonymous caller. */
const CALLS = MethodId.INVITE | MethodId.BYE | MethodId.PRACK | MethodId.UPDATE | MethodId.MESSAGE

/**
 * Checks the credentials of any request against a table of users, and whose they are.
 *
 * Those of a REGISTER are in Authorization, those of all else in Proxy-Authorization.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where users are
 * @param flags - a sum: 1 to ask that the user is the one in From, in To of a REGISTER, and in the request URI of a PUBLISH; 2 not to ask
 *   that of INVITE, BYE, PRACK, UPDATE and MESSAGE; 0 to ask nothing more
 * @returns as {@link www_authenticate}; `-8` for good credentials of another user
 *
 * @example Nobody calls in another's name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (auth_check("$fd", "subscriber", "1")) { sl_send_reply("200", "Welcome"); exit; }
 *     if ($rc == -8) sl_send_reply("403", "Not You");
 *     else auth_challenge("$fd", "1");
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      | ha1                              |
 * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 * alice > MESSAGE sip:bob@example.com
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:bob@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 403 Not You
 * ```
 */
export const auth_check = auth_db.cfgFunctionAsync(
  { args: [realmArg, tableArg, int('flags')], routes: ['request'] },
  (self, ctx, realm, table, flags) => {
    const { methodId } = ctx.message
    const asker = methodId === MethodId.REGISTER ? 'www' : 'proxy'
    const skipped = (flags & Checks.NOT_IN_CALLS) !== 0 && (methodId & CALLS) !== 0
    const identity = (flags & Checks.IDENTITY) !== 0 && !skipped
    return check(self, ctx, { asker, realm, table }, (auth, claim, result) => {
      if (!identity || result !== AuthResult.GOOD || claim.header === null) return result
      const publishes = methodId === MethodId.PUBLISH && ctx.uri?.user !== ctx.authorizedUser
      return auth.isSender(ctx, claim) && !publishes ? result : AuthResult.OTHER_USER
    })
  },
)
