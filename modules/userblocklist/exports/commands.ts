/** What an operator asks. */

import { optional, str } from 'siprose'

import { userblocklist } from '../module.ts'
import type { Said } from '../user-lists.ts'

const word = (is: boolean): string => (is ? 'true' : 'false')

/**
 * Reads the lists for all again.
 *
 * All take the place of the old ones at once; where one cannot be read, nothing changes.
 *
 * @example A number to be closed
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```rpc
 * > userblocklist.check_blocklist 9001234
 * { prefix: "9001234", blocklisted: "false" }
 * ```
 * ```db
 * given globalblocklist
 * | prefix | allowlist |
 * | 900    | 0         |
 * ```
 * ```rpc
 * > userblocklist.reload_blocklist
 * 200 ok
 * > userblocklist.check_blocklist 9001234
 * { prefix: "9001234", blocklisted: "true" }
 * ```
 *
 * @compat Kamailio answers the same where a table could not be read.
 */
export const reload_blocklist = userblocklist.rpcCommand(
  { name: 'userblocklist.reload_blocklist', reloads: true },
  async ({ state }) => {
    await state.forAll.load()
    return '200 ok'
  },
)

/**
 * Lists the usual list for all.
 *
 * @example What was read
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given globalblocklist
 * | prefix | allowlist |
 * | 1      | 0         |
 * | 123    | 1         |
 * | 4989   | 0         |
 * ```
 * ```rpc
 * > userblocklist.dump_blocklist
 * - { prefix: "1", allowlist: 0 }
 * - { prefix: "123", allowlist: 1 }
 * - { prefix: "4989", allowlist: 0 }
 * ```
 */
export const dump_blocklist = userblocklist.rpcCommand(
  { name: 'userblocklist.dump_blocklist' },
  ({ state }) =>
    [...state.forAll.all()].map(({ prefix, allowed }) => ({ prefix, allowlist: allowed ? 1 : 0 })),
)

/**
 * Tells whether the usual list for all blocks a number.
 *
 * @param prefix - the number
 *
 * @example Why can this number not be called
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given globalblocklist
 * | prefix | allowlist |
 * | 1      | 0         |
 * | 123    | 1         |
 * | 4989   | 0         |
 * ```
 * ```rpc
 * > userblocklist.check_blocklist 1299
 * { prefix: "1299", blocklisted: "true" }
 * > userblocklist.check_blocklist 1234
 * { prefix: "1234", blocklisted: "false" }
 * > userblocklist.check_blocklist 555
 * { prefix: "555", blocklisted: "false" }
 * ```
 */
export const check_blocklist_command = userblocklist.rpcCommand(
  { name: 'userblocklist.check_blocklist', args: [str('prefix')] },
  ({ state }, prefix) => ({
    prefix,
    blocklisted: word(state.forAll.find(prefix)?.allowed === false),
  }),
)

/**
 * Tells whether the usual list for all allows a number by name.
 *
 * @param prefix - the number
 *
 * @example Is this number open
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given globalblocklist
 * | prefix | allowlist |
 * | 1      | 0         |
 * | 123    | 1         |
 * | 4989   | 0         |
 * ```
 * ```rpc
 * > userblocklist.check_allowlist 1234
 * { prefix: "1234", allowlisted: "true" }
 * > userblocklist.check_allowlist 1299
 * { prefix: "1299", allowlisted: "false" }
 * > userblocklist.check_allowlist 555
 * { prefix: "555", allowlisted: "false" }
 * ```
 */
export const check_allowlist_command = userblocklist.rpcCommand(
  { name: 'userblocklist.check_allowlist', args: [str('prefix')] },
  ({ state }, prefix) => ({
    prefix,
    allowlisted: word(state.forAll.find(prefix)?.allowed === true),
  }),
)

/**
 * Tells whether the usual list of a user blocks a number.
 *
 * @param prefix - the number
 * @param user - whose list
 * @param domain - the user's domain, which counts where {@link use_domain} is on
 *
 * @example What a user may call
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given userblocklist
 * | username | domain      | prefix | allowlist |
 * | alice    | example.com | 49     | 0         |
 * | alice    | example.com | 4989   | 1         |
 * ```
 * ```rpc
 * > userblocklist.check_userblocklist 49123 alice
 * { prefix: "49123", user: alice, domain: "", blocklisted: "true" }
 * > userblocklist.check_userblocklist 49891 alice example.com
 * { prefix: "49891", user: alice, domain: example.com, blocklisted: "false" }
 * ```
 */
export const check_userblocklist = userblocklist.rpcCommand(
  {
    name: 'userblocklist.check_userblocklist',
    args: [str('prefix'), str('user'), optional(str('domain'))],
  },
  ({ state }, prefix, user, domain = '') => {
    const shown = (said: Said) => ({ prefix, user, domain, blocklisted: word(said === 'blocked') })
    return state.forUsers.tell({ user, domain, number: prefix }, shown)
  },
)

/**
 * Tells whether the usual list of a user allows a number by name.
 *
 * @param prefix - the number
 * @param user - whose list
 * @param domain - the user's domain, which counts where {@link use_domain} is on
 *
 * @example What is open to a user
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given userblocklist
 * | username | domain      | prefix | allowlist |
 * | alice    | example.com | 49     | 0         |
 * | alice    | example.com | 4989   | 1         |
 * ```
 * ```rpc
 * > userblocklist.check_userallowlist 49891 alice
 * { prefix: "49891", user: alice, domain: "", allowlisted: "true" }
 * > userblocklist.check_userallowlist 49123 alice example.com
 * { prefix: "49123", user: alice, domain: example.com, allowlisted: "false" }
 * ```
 */
export const check_userallowlist = userblocklist.rpcCommand(
  {
    name: 'userblocklist.check_userallowlist',
    args: [str('prefix'), str('user'), optional(str('domain'))],
  },
  ({ state }, prefix, user, domain = '') => {
    const shown = (said: Said) => ({ prefix, user, domain, allowlisted: word(said === 'allowed') })
    return state.forUsers.tell({ user, domain, number: prefix }, shown)
  },
)
