/** What an operator asks about accounts elsewhere. */

import { int, SiproseError, str } from 'siprose'

import { uac } from '../module.ts'
import { type Account, AccountState, isAttribute } from '../registrations/account.ts'
import { type Accounts, rowOf, shown } from '../registrations/accounts.ts'

function found(accounts: Accounts, attribute: string, value: string): Account {
  const account = isAttribute(attribute) ? accounts.find(attribute, value) : null
  if (account !== null) return account
  const fact = isAttribute(attribute)
    ? 'there is no such account'
    : `accounts are found by l_uuid, l_username, r_username or auth_username`
  throw new SiproseError('uac/no-account', fact, { rpcCode: 404 })
}

/** A dot stands for nothing. */
const given = (text: string): string => (text === '.' ? '' : text)

/**
 * Lists the accounts, without their passwords.
 *
 * @example How they stand
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_dump
 * - l_uuid: desk
 *   l_username: alice
 *   r_domain: provider.org
 *   auth_password: "***"
 *   flags: 20
 *   diff_expires: 600
 * ```
 *
 * @compat Passwords are not shown.
 */
export const regDump = uac.rpcCommand({ name: 'uac.reg_dump' }, ({ state, server }) =>
  Array.from(state.accounts.all(), (account) => shown(account, server.clock.now())),
)

/**
 * Shows one account, without its passwords.
 *
 * Its flags are bits: 1 disabled, 2 being registered, 4 registered, 8 a challenge was answered, 16 begun.
 *
 * @param attribute - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param value - what it has to be
 *
 * @example One of them
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_info l_username alice
 * l_uuid: desk
 * flags: 20
 * ```
 */
export const regInfo = uac.rpcCommand(
  { name: 'uac.reg_info', args: [str('attribute'), str('value')] },
  ({ state, server }, attribute, value) =>
    shown(found(state.accounts, attribute, value), server.clock.now()),
)

/**
 * Lets an account be registered that was disabled.
 *
 * @param attribute - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param value - what it has to be
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
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_enable l_uuid desk
 * ```
 * ```sip
 * clock +89s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const regEnable = uac.rpcCommand(
  { name: 'uac.reg_enable', args: [str('attribute'), str('value')] },
  ({ state }, attribute, value) => {
    const account = found(state.accounts, attribute, value)
    account.state &= ~AccountState.DISABLED
    account.due = 0
  },
)

/**
 * Lets an account not be registered any more; the registration it has ends by itself.
 *
 * @param attribute - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param value - what it has to be
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
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_disable l_uuid desk
 * ```
 * ```sip
 * quiet 700s
 * ```
 */
export const regDisable = uac.rpcCommand(
  { name: 'uac.reg_disable', args: [str('attribute'), str('value')] },
  ({ state }, attribute, value) => {
    found(state.accounts, attribute, value).state |= AccountState.DISABLED
  },
)

/**
 * Registers an account now.
 *
 * @param attribute - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param value - what it has to be
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
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_register l_uuid desk
 * ```
 * ```sip
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const regRegister = uac.rpcCommand(
  { name: 'uac.reg_register', args: [str('attribute'), str('value')] },
  ({ state }, attribute, value) => {
    state.accounts.registrar.register(found(state.accounts, attribute, value))
  },
)

/**
 * Ends the registration of an account now, and disables it.
 *
 * @param attribute - what is looked at: `l_uuid`, `l_username`, `r_username` or `auth_username`
 * @param value - what it has to be
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
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_unregister l_uuid desk
 * ```
 * ```sip
 * bob < REGISTER sip:provider.org
 *       Expires: 0
 * bob > 200
 * quiet 700s
 * ```
 */
export const regUnregister = uac.rpcCommand(
  { name: 'uac.reg_unregister', args: [str('attribute'), str('value')] },
  ({ state }, attribute, value) => {
    state.accounts.registrar.unregister(found(state.accounts, attribute, value))
  },
)

/**
 * Reads the table of accounts again.
 *
 * Accounts of which nothing has changed stay as they are; new ones are registered, and those that are gone end by themselves.
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
 * request_route { drop; }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```rpc
 * > uac.reg_reload
 * ```
 * ```sip
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const regReload = uac.rpcCommand(
  { name: 'uac.reg_reload', reloads: true },
  async ({ state }) => {
    await state.accounts.reload()
  },
)

/**
 * Reads one account from the table again.
 *
 * @param l_uuid - its id
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
 * request_route { drop; }
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```rpc
 * > uac.reg_refresh desk
 * ```
 * ```sip
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const regRefresh = uac.rpcCommand(
  { name: 'uac.reg_refresh', args: [str('l_uuid')] },
  async ({ state }, uuid) => {
    if (!(await state.accounts.refresh(uuid))) {
      throw new SiproseError('uac/no-account', 'the table has no such account', { rpcCode: 404 })
    }
  },
)

/**
 * Forgets an account; the registration it has ends by itself.
 *
 * @param l_uuid - its id
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
 * request_route { drop; }
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
 * ```
 * ```rpc
 * > uac.reg_remove desk
 *
 * > uac.reg_info l_uuid desk
 * error:
 *   code: 404
 *   message: there is no such account
 * ```
 * ```sip
 * quiet 700s
 * ```
 */
export const regRemove = uac.rpcCommand(
  { name: 'uac.reg_remove', args: [str('l_uuid')] },
  ({ state }, uuid) => {
    if (!state.accounts.remove(uuid)) {
      throw new SiproseError('uac/no-account', 'there is no such account', { rpcCode: 404 })
    }
  },
)

/**
 * Adds an account, in the place of one of the same id.
 *
 * @param l_uuid - its id
 * @param l_username - the user here
 * @param l_domain - the domain here
 * @param r_username - the user elsewhere
 * @param r_domain - the domain elsewhere
 * @param realm - the realm of challenges, a dot for any
 * @param auth_username - the user that answers challenges
 * @param auth_password - the password, or a dot
 * @param auth_ha1 - its hash, or a dot
 * @param auth_proxy - where requests go, or a dot
 * @param expires - for how many seconds
 * @param flags - 1 for an account that is disabled
 * @param reg_delay - how many seconds the first registration waits
 * @param socket - the socket, or a dot
 * @param contact_addr - the host of the Contact, or a dot
 *
 * @example An account that no table has
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route { drop; }
 * ```
 * ```rpc
 * > uac.reg_add desk alice example.com 4711 provider.org . 4711 secret . sip:192.0.2.20 600 0 0 . 192.0.2.1
 * ```
 * ```sip
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const regAdd = uac.rpcCommand(
  {
    name: 'uac.reg_add',
    args: [
      str('l_uuid'),
      str('l_username'),
      str('l_domain'),
      str('r_username'),
      str('r_domain'),
      str('realm'),
      str('auth_username'),
      str('auth_password'),
      str('auth_ha1'),
      str('auth_proxy'),
      int('expires'),
      int('flags'),
      int('reg_delay'),
      str('socket'),
      str('contact_addr'),
    ],
  },
  ({ state }, ...values) => {
    const texts = values.map((value) => (typeof value === 'string' ? given(value) : value))
    // a row has the address before the socket
    const [socket = '', address = ''] = texts.splice(-2)
    state.accounts.add(rowOf([...texts, address, socket]))
  },
)

/**
 * Says whether anything is registered, at the next look and after.
 *
 * @param mode - 1, or 0
 *
 * @example No registrations for a while
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uac.so"
 * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
 * modparam("uac", "reg_contact_addr", "192.0.2.1")
 * request_route { drop; }
 * ```
 * ```rpc
 * > uac.reg_active 0
 * ```
 * ```db
 * given uacreg
 * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
 * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
 * ```
 * ```rpc
 * > uac.reg_reload
 * ```
 * ```sip
 * quiet 100s
 * ```
 * ```rpc
 * > uac.reg_active 1
 * ```
 * ```sip
 * clock +80s
 * bob < REGISTER sip:provider.org
 *       From: <sip:4711@provider.org>{*}
 *       Contact: <sip:desk@192.0.2.1>
 *       Expires: 600
 * bob > 200
 *       Contact: <sip:desk@192.0.2.1>;expires=600
 * ```
 */
export const regActive = uac.rpcCommand(
  { name: 'uac.reg_active', args: [int('mode')] },
  ({ state }, mode) => {
    state.accounts.registrar.active = mode !== 0
  },
)
