/** Whether a URI is that of who has logged in. */

import { optional, parseUri, str } from 'siprose'

import { uri_db } from '../module.ts'
import { authorizedOwner } from '../owners.ts'

/**
 * Tells whether To names who has logged in: nobody registers somebody else.
 *
 * The credentials have to have been found good before. With {@link use_uri_table} the user in To may be any that the table has for them;
 * else it is their own name, in letters of either case.
 *
 * @returns `-2` for who has not logged in, `-4` for a URI without a user, `-9` where the table has it for nobody of that name, `-10` for
 *   another user, `-1` where the database does not answer
 *
 * @example Register yourself alone
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uri_db.so"
 * modparam("uri_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
 *     if (check_to()) sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Not You");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 401
 * alice > REGISTER sip:example.com
 *         To: <sip:alice@example.com>
 *         Authorization: Digest username="alice", password="secret"
 * alice < 200
 * alice > REGISTER sip:example.com
 *         To: <sip:bob@example.com>
 *         Authorization: Digest username="alice", password="secret"
 * alice < 403
 * ```
 */
export const check_to = uri_db.cfgFunctionAsync({ routes: ['request'] }, ({ state }, ctx) =>
  state.owns(authorizedOwner(ctx), ctx.message.to?.parsedUri ?? null),
)

/**
 * Tells whether From names who has logged in: nobody calls in another's name.
 *
 * In all else it is as {@link check_to}.
 *
 * @returns as {@link check_to}
 *
 * @example One user, two numbers
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uri_db.so"
 * modparam("uri_db", "db_url", "sqlite:///siprose.db")
 * modparam("uri_db", "db_table", "uri")
 * modparam("uri_db", "use_uri_table", 1)
 * request_route {
 *     if (!pv_proxy_authenticate("example.com", "secret", "0")) { proxy_challenge("example.com", "1"); exit; }
 *     if (check_from()) sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Not Your Number");
 * }
 * ```
 * ```db
 * given uri
 * | username | domain      | uri_user |
 * | alice    | example.com | 4711     |
 * | alice    | example.com | 4712     |
 * | bob      | example.com | 4713     |
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 407
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:4712@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:4713@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 403
 * ```
 */
export const check_from = uri_db.cfgFunctionAsync({ routes: ['request'] }, ({ state }, ctx) =>
  state.owns(authorizedOwner(ctx), ctx.message.from?.parsedUri ?? null),
)

/**
 * Tells whether a URI is that of who has logged in, or of somebody who is named.
 *
 * In all else it is as {@link check_to}.
 *
 * @param uri - the URI
 * @param username - whose it has to be, in the place of who has logged in
 * @param realm - the domain of that user
 * @returns as {@link check_to}; `-1` for what is no URI, too
 *
 * @example Transfer under your own name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uri_db.so"
 * modparam("uri_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (check_uri("$hdr(X-For)", "alice", "example.com")) sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Not You");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         X-For: sip:alice@example.com
 * alice < 200
 * alice > OPTIONS sip:bob@example.com
 *         X-For: sip:bob@example.com
 * alice < 403
 * ```
 */
export const check_uri = uri_db.cfgFunctionAsync(
  { args: [str('uri'), optional(str('username')), optional(str('realm'))], routes: ['request'] },
  ({ state }, ctx, text, user, realm) => {
    const owner = user === undefined ? authorizedOwner(ctx) : { user, realm: realm ?? '' }
    return state.owns(owner, parseUri(text))
  },
)
