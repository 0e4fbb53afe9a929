/** Accounts elsewhere, for scripts. */

import {
  constant,
  type Context,
  int,
  parseUri,
  phoneUser,
  SiproseError,
  str,
  variable,
} from 'siprose'

import type { Logins } from '../auth/logins.ts'
import { uac } from '../module.ts'
import {
  type Account,
  AccountState,
  type Attribute,
  isAttribute,
} from '../registrations/account.ts'
import { type Accounts, statusOf } from '../registrations/accounts.ts'

function attributeOf(text: string): Attribute {
  if (isAttribute(text)) return text
  throw new SiproseError(
    'uac/attribute',
    `\`${text}\` is nothing to find accounts by; it can be l_uuid, l_username, r_username or auth_username`,
  )
}

const attribute = constant('attr', attributeOf)

const BY_USER = 1
const HASHED = 2

/** Makes a request one to the user of an account. */
function requestTo(ctx: Context, account: Account, hashed: boolean, logins: Logins): boolean {
  const { row } = account
  ctx.requestUri = account.remoteUri
  if (row.authProxy !== '') ctx.destinationUri = row.authProxy
  const { user, realm, password } = logins.variables
  user?.set?.(ctx, row.authUser)
  realm?.set?.(ctx, row.realm)
  password?.set?.(ctx, hashed ? row.authHa1 : row.authPassword)
  return true
}

function enable(account: Account): void {
  account.state &= ~AccountState.DISABLED
  account.due = 0
}

function disable(account: Account): void {
  account.state |= AccountState.DISABLED
}

/** Does something with the account of which something is so; false where there is none. */
function withAccount(
  accounts: Accounts,
  [name, value]: readonly [Attribute, string],
  work: (account: Account) => boolean | void,
): boolean {
  const account = accounts.find(name, value)
  return account !== null && work(account) !== false
}

/**
 * Keeps in a variable who an account is here, by its id.
 *
 * @param uuid - the id, `l_uuid`: the user of the Contact that was registered
 * @param dst - the variable
 * @returns false where there is no such account
 *
 * @example A call from the provider
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     if (uac_reg_lookup("$rU", "$ru")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "Nobody");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * bob > OPTIONS sip:desk@192.0.2.1
 * bob < 302 sip:alice@example.com
 * bob > OPTIONS sip:door@192.0.2.1
 * bob < 404
 * ```
 */
export const uac_reg_lookup = uac.cfgFunction(
  { args: [str('uuid'), variable('dst')], routes: 'any' },
  ({ state }, ctx, uuid, target) => {
    const account = state.accounts.named(uuid)
    return account !== null && (target.set?.(ctx, account.localUri) ?? false)
  },
)

/**
 * Keeps in a variable who an account is here, by its URI elsewhere.
 *
 * The domain counts where `reg_use_domain` says so.
 *
 * @param uri - the URI
 * @param dst - the variable
 * @returns false where there is no such account
 *
 * @example A call for the number
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     if (uac_reg_lookup_uri("$ru", "$ru")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "Nobody");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * bob > OPTIONS sip:4711@192.0.2.1
 * bob < 302 sip:alice@example.com
 * ```
 */
export const uac_reg_lookup_uri = uac.cfgFunction(
  { args: [str('uri'), variable('dst')], routes: 'any' },
  ({ state, params }, ctx, text, target) => {
    const uri = parseUri(text, ctx.message.rules)
    const user = uri === null ? null : phoneUser(uri)
    if (uri === null || user === null) return false
    const account = state.accounts.ofRemote(user, params.reg_use_domain ? uri.host : null)
    return account !== null && (target.set?.(ctx, account.localUri) ?? false)
  },
)

/**
 * Tells how the registration of an account stands.
 *
 * @param uuid - its id
 * @returns `1` registered, `-1` no such account, `-2` being registered, `-3` disabled, `-99` neither, to be tried again
 *
 * @example Before and after
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     $var(status) = uac_reg_status("desk");
 *     sl_send_reply("200", "$var(status)");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 * alice > OPTIONS sip:example.com
 * alice < 200 -2
 * bob > 200 to REGISTER
 * alice > OPTIONS sip:example.com
 * alice < 200 1
 * ```
 */
export const uac_reg_status = uac.cfgFunction(
  { args: [str('uuid')], routes: 'any' },
  ({ state }, _ctx, uuid) => {
    const account = state.accounts.named(uuid)
    return account === null ? -1 : statusOf(account)
  },
)

/**
 * Makes the request one to the user of an account elsewhere.
 *
 * Request URI, destination, and the variables of `auth_username_avp` and its neighbours are set, from which `uac_auth()` answers.
 *
 * @param user - who: the id of an account, or its user here where `mode` says so
 * @param mode - bits: 1 where `user` is the user here, 2 where the password is the hash in `auth_ha1`
 * @returns false where there is no such account
 *
 * @example Call out by the account of whoever calls
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * modparam("uac", "auth_username_avp", "$avp(user)")
 * modparam("uac", "auth_realm_avp", "$avp(realm)")
 * modparam("uac", "auth_password_avp", "$avp(password)")
 * request_route {
 *     if (!uac_reg_request_to("$fU", 1)) { sl_send_reply("403", "No Account"); exit; }
 *     t_on_failure("PASSWORD");
 *     t_relay();
 * }
 * failure_route[PASSWORD] { if (uac_auth()) t_relay(); }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * alice > MESSAGE sip:123@example.com
 * bob < MESSAGE sip:4711@provider.org
 * bob > 401
 *       WWW-Authenticate: Digest realm="provider.org", nonce="n1"
 * bob < MESSAGE sip:4711@provider.org
 *       Authorization: Digest username="4711"{*}
 * bob > 200
 * alice < 200
 * ```
 */
export const uac_reg_request_to = uac.cfgFunction(
  { args: [str('user'), int('mode')], routes: ['request', 'failure', 'branch'] },
  ({ state }, ctx, user, mode) => {
    const { accounts } = state
    const account =
      (mode & BY_USER) === 0 ? accounts.named(user) : accounts.find('l_username', user)
    return account !== null && requestTo(ctx, account, (mode & HASHED) !== 0, state.logins)
  },
)

/**
 * Lets an account be registered that was disabled.
 *
 * It is begun at the next look, see `reg_timer_interval`.
 *
 * @param attr - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param val - what it has to be
 * @returns false where there is no such account
 *
 * @example Try again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     uac_reg_enable("l_uuid", "desk");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 * bob > 403
 * alice > OPTIONS sip:example.com
 * alice < 200
 * clock +89s
 * bob < REGISTER sip:provider.org
 * bob > 200
 * ```
 */
export const uac_reg_enable = uac.cfgFunction(
  { args: [attribute, str('val')], routes: 'any' },
  ({ state }, _ctx, name, value) =>
    withAccount(state.accounts, [name, value], (account) => enable(account)),
)

/**
 * Lets an account not be registered any more; the registration it has ends by itself.
 *
 * @param attr - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param val - what it has to be
 * @returns false where there is no such account
 *
 * @example Leave it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     uac_reg_disable("l_username", "alice");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * alice > OPTIONS sip:example.com
 * alice < 200
 * quiet 700s
 * ```
 */
export const uac_reg_disable = uac.cfgFunction(
  { args: [attribute, str('val')], routes: 'any' },
  ({ state }, _ctx, name, value) =>
    withAccount(state.accounts, [name, value], (account) => disable(account)),
)

/**
 * Registers an account now.
 *
 * @param attr - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param val - what it has to be
 * @returns false where there is no such account
 *
 * @example At once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     uac_reg_send_register("l_uuid", "desk");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 * bob > 403
 * alice > OPTIONS sip:example.com
 * bob < REGISTER sip:provider.org
 * bob > 200
 * alice < 200
 * ```
 */
export const uac_reg_send_register = uac.cfgFunction(
  { args: [attribute, str('val')], routes: 'any' },
  ({ state }, _ctx, name, value) =>
    withAccount(state.accounts, [name, value], (account) =>
      state.accounts.registrar.register(account),
    ),
)

/**
 * Ends the registration of an account now, and disables it.
 *
 * @param attr - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param val - what it has to be
 * @returns false where there is no such account
 *
 * @example Leave at once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     uac_reg_send_unregister("l_uuid", "desk");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * clock +1s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * alice > OPTIONS sip:example.com
 * alice < 200
 * bob < REGISTER sip:provider.org
 *       Expires: 0
 * bob > 200
 * ```
 */
export const uac_reg_send_unregister = uac.cfgFunction(
  { args: [attribute, str('val')], routes: 'any' },
  ({ state }, _ctx, name, value) =>
    withAccount(state.accounts, [name, value], (account) =>
      state.accounts.registrar.unregister(account),
    ),
)

/**
 * Reads one account from the table again.
 *
 * The script waits for the database.
 *
 * @param luuid - its id
 * @returns false where the table has none
 *
 * @example A new account
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route {
 *     if (uac_reg_refresh("desk")) sl_send_reply("200", "OK");
 *     else sl_send_reply("404", "None");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 404
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const uac_reg_refresh = uac.cfgFunctionAsync(
  { args: [str('luuid')], routes: 'any' },
  ({ state }, _ctx, uuid) => state.accounts.refresh(uuid),
)
