/** Checking a proof against the database. */

import { type Context, nullable, optional, prepared, str, tableName } from 'siprose'
import type { Asker, AuthResult } from 'siprose/modules/auth'

import { auth_db } from '../module.ts'
import { type Subscribers, TABLES } from '../subscribers.ts'

/** The realm; undefined is none, and no realm of that name. */
export const realm = nullable(str('realm'))

/** The name of a table: a literal is noted, so that its version is checked at the start. */
export const table = nullable(
  prepared('table', (text, using) => {
    using.note?.(TABLES, tableName(text))
    return text
  }),
)

function authenticate(
  state: Subscribers,
  ctx: Context,
  asker: Asker,
  asked: { realm: string | null; table: string | null; method?: string | undefined },
): AuthResult | Promise<AuthResult> {
  const checked = state.check(ctx, { asker, ...asked })
  return checked instanceof Promise ? checked.then(({ result }) => result) : checked.result
}

/**
 * Checks the credentials in Authorization against the user's password in a table.
 *
 * Where they are good, the request is marked as the user's: `$au` is to be believed then, and `consume_credentials()` finds them. An ACK, a
 * CANCEL and a PRACK pass without credentials, as they cannot be sent again.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where the users are
 * @param method - the method that was signed, where it is not that of the request
 * @returns `1` good; `-1` credentials that cannot be used, a nonce that was not made here, or a database that does not answer; `-2` the proof
 *   is wrong; `-3` there is no such user; `-4` the nonce is too old or used up; `-5` no credentials for the realm; `-6` a nonce for one use was
 *   used before
 *
 * @example Register who knows the password
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * modparam("auth_db", "calculate_ha1", 1)
 * modparam("auth_db", "password_column", "password")
 * request_route {
 *     if (www_authenticate("example.com", "subscriber")) { sl_send_reply("200", "Welcome $au"); exit; }
 *     switch ($rc) {
 *         case -2: sl_send_reply("403", "Wrong Password"); break;
 *         case -3: sl_send_reply("404", "Nobody Of That Name"); break;
 *         default: www_challenge("example.com", "1");
 *     }
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      | password |
 * | alice    | example.com | secret   |
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
 * carol > REGISTER sip:example.com
 * carol < 401
 * carol > REGISTER sip:example.com
 *         Authorization: Digest username="carol", password="secret"
 * carol < 404
 * ```
 *
 * @compat A password that is empty or NULL lets nobody in; Kamailio takes an empty one as the password.
 * @rfc 7616 section 3.4, 3261 section 22.4
 */
export const www_authenticate = auth_db.cfgFunctionAsync(
  { args: [realm, table, optional(str('method'))], routes: ['request'] },
  (self, ctx, given, from, method) =>
    authenticate(self.state, ctx, 'www', { realm: given, table: from, method }),
)

/**
 * Does what {@link www_authenticate} does.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where the users are
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
  { args: [realm, table], routes: ['request'] },
  (self, ctx, given, from) => authenticate(self.state, ctx, 'www', { realm: given, table: from }),
)

/**
 * Checks the credentials in Proxy-Authorization against the user's password in a table.
 *
 * In all else it is as {@link www_authenticate}.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where the users are
 * @returns as {@link www_authenticate}
 *
 * @example Forward for users alone
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (!proxy_authenticate("example.com", "subscriber")) { proxy_challenge("example.com", "1"); exit; }
 *     consume_credentials();
 *     forward();
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      | ha1                              |
 * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 407
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         - Proxy-Authorization
 * ```
 *
 * @rfc 3261 section 22.3
 */
export const proxy_authenticate = auth_db.cfgFunctionAsync(
  { args: [realm, table], routes: ['request'] },
  (self, ctx, given, from) => authenticate(self.state, ctx, 'proxy', { realm: given, table: from }),
)

/**
 * Does what {@link proxy_authenticate} does.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where the users are
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
  { args: [realm, table], routes: ['request'] },
  (self, ctx, given, from) => authenticate(self.state, ctx, 'proxy', { realm: given, table: from }),
)
