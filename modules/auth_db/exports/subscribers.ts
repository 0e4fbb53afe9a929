/** Whether somebody is a user at all. */

import { int, parseUri, str } from 'siprose'

import { keepLoaded } from '../loaded.ts'
import { auth_db } from '../module.ts'

const Flag = { DOMAIN: 1, NO_AVPS: 2 } as const

/**
 * Tells whether a URI is that of a user, and loads what {@link load_credentials} names.
 *
 * @param uri - the URI
 * @param dbtable - where users are
 * @param flags - a sum: 1 to look for the domain too, 2 to load nothing
 * @returns false for nobody, a URI that is none, and a database that cannot be asked
 *
 * @example Is the callee one of us
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * modparam("auth_db", "load_credentials", "plan")
 * request_route {
 *     if (is_subscriber("$ru", "people", "1")) sl_send_reply("200", "Plan $avp(plan)");
 *     else sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```db
 * given people
 * | username | domain      | plan |
 * | bob      | example.com | gold |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 Plan gold
 * alice > OPTIONS sip:bob@example.net
 * alice < 404
 * ```
 */
export const is_subscriber = auth_db.cfgFunctionAsync(
  { args: [str('uri'), str('dbtable'), int('flags')], routes: 'any' },
  (self, ctx, text, table, flags) => {
    const uri = parseUri(text)
    if (uri === null || uri.user === null || uri.user === '') return false
    const { subscribers } = self.state
    const use = (values: Awaited<ReturnType<typeof subscribers.exists>>): boolean => {
      if (values !== null && (flags & Flag.NO_AVPS) === 0)
        keepLoaded(ctx.avps, subscribers.loaded, values)
      return values !== null
    }
    const failed = (error: unknown): boolean => {
      self.log.error(
        `the user cannot be looked up: ${error instanceof Error ? error.message : String(error)}`,
      )
      return false
    }
    try {
      const domain = (flags & Flag.DOMAIN) === 0 ? null : uri.host.toLowerCase()
      const found = subscribers.exists(table, uri.user, domain)
      return found instanceof Promise ? found.then(use, failed) : use(found)
    } catch (error) {
      return failed(error)
    }
  },
)
