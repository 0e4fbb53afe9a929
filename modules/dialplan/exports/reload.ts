/** Reading the rules again, from a script. */

import { dialplan } from '../module.ts'

/**
 * Reads the rules again.
 *
 * The message waits until they have come. The new rules take the place of the old ones at once; where that fails, nothing changes.
 *
 * @returns false where the database does not answer, and within {@link reload_delta} seconds of the last reload
 *
 * @example A request that asks for it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (dp_reload()) sl_send_reply("200", "Read");
 *     else sl_send_reply("500", "Not Now");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:reload@example.com
 * alice < 200 Read
 * alice > OPTIONS sip:reload@example.com
 * alice < 500 Not Now
 * ```
 */
export const dp_reload = dialplan.cfgFunctionAsync(
  { routes: 'any' },
  async ({ state, log }): Promise<boolean> => {
    try {
      await state.reload()
      return true
    } catch (error) {
      log.error(`dialplan: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  },
)
