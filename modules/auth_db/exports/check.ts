/** Checking a proof, and whose it is. */

import { int, MethodId } from 'siprose'
import { AuthResult } from 'siprose/modules/auth'

import { auth_db } from '../module.ts'
import { isTheirs } from '../sender.ts'
import type { Checked } from '../subscribers.ts'
import { realm, table } from './authenticate.ts'

/** Bits of what the function is told. */
const Flag = { SENDER: 1, ANONYMOUS: 2 } as const

/**
 * Checks the credentials of any request against a table, and whose they are.
 *
 * Those of a REGISTER are in Authorization, those of all else in Proxy-Authorization. With 1 in the flags the user has to be the one in From;
 * of a REGISTER in To and From, of a PUBLISH in the request URI, too. {@link use_domain} compares the domains of those URIs with one another.
 *
 * @param realm - the domain that was asked for in the challenge
 * @param table - where the users are
 * @param flags - a sum: 1 to ask whose the credentials are, 2 not to ask it of INVITE, BYE, PRACK, UPDATE and MESSAGE, which may be from an
 *   anonymous caller
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
 *     if (auth_check("example.com", "subscriber", "1")) { sl_send_reply("200", "Welcome"); exit; }
 *     if ($rc == -8) sl_send_reply("403", "Not You");
 *     else auth_challenge("example.com", "1");
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
 *         From: <sip:alice@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 200 Welcome
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:bob@example.com>;tag=1
 *         Proxy-Authorization: Digest username="alice", password="secret"
 * alice < 403 Not You
 * ```
 *
 * @trap flag 1 compares users; where one table serves several domains, set `use_domain` and compare `$fd` with the realm.
 */
export const auth_check = auth_db.cfgFunctionAsync(
  { args: [realm, table, int('flags')], routes: ['request'] },
  (self, ctx, given, from, flags) => {
    const { methodId } = ctx.message
    const asker = methodId === MethodId.REGISTER ? 'www' : 'proxy'
    const checked = self.state.check(ctx, { asker, realm: given, table: from })
    const judge = ({ claim, result }: Checked): number => {
      if (result !== AuthResult.GOOD || (flags & Flag.SENDER) === 0) return result
      if (claim === null || claim.credentials === null) return result
      const anonymous = (flags & Flag.ANONYMOUS) !== 0
      return isTheirs(ctx, claim.credentials, { anonymous, domains: self.state.useDomain })
        ? result
        : AuthResult.OTHER_USER
    }
    return checked instanceof Promise ? checked.then(judge) : judge(checked)
  },
)
