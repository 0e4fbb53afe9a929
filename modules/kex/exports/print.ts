/** Texts into variables, the level of the log, and ids. */

import { int, randomToken, str, variable } from 'siprose'

import { kex } from '../module.ts'

/**
 * Prints a text into a variable.
 *
 * An assignment does the same in newer configurations: `$var(x) = $_s(…)`.
 *
 * @param var - the variable
 * @param str - the text; variables in it are replaced
 * @returns -1 when the variable cannot have the value
 *
 * @example Make a URI
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "kex.so"
 * request_route { pv_printf("$ru", "sip:$rU@192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const pv_printf = kex.cfgFunction(
  { args: [variable('var'), str('str')], routes: 'any', aliases: ['avp_printf'] },
  (_self, ctx, target, text) => target.set !== null && target.set(ctx, text),
)

/**
 * Shows lines of the log up to another level, until `resetdebug()`.
 *
 * It is the level of the whole worker, not of this message: set it back.
 *
 * @param level - `-1` for errors only, 0 and 1 warnings, 2 notices, 3 a line for each decision, 4 everything
 *
 * @example Look closely at one caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "kex.so"
 * request_route {
 *     if ($fU == "alice") setdebug(4);
 *     xlog("L_DBG", "call of $fU\n");
 *     resetdebug();
 *     xlog("L_DBG", "not shown\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```log
 * DEBUG <script>: call of alice
 * ```
 */
export const setdebug = kex.cfgFunction(
  { args: [int('level', { min: -5, max: 9 })], routes: 'any' },
  (self, _ctx, level) => {
    self.server.log.level = level
  },
)

/**
 * Shows lines of the log up to the level that the parameter `debug` says again.
 *
 * @example After `setdebug()`
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "kex.so"
 * debug = 2
 * request_route {
 *     setdebug(-1);
 *     xlog("L_NOTICE", "hidden\n");
 *     resetdebug();
 *     xlog("L_NOTICE", "shown\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * ```
 * ```log
 * NOTICE <script>: shown
 * ```
 */
export const resetdebug = kex.cfgFunction({ routes: 'any' }, (self) => {
  self.server.log.level = self.server.settings.debug
})

/**
 * An id that this server gives only once.
 *
 * Each reading makes a new one: keep it in a variable.
 *
 * @example Give each call an id of ours
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     $var(a) = $sruid;
 *     $var(b) = $sruid;
 *     if ($var(a) != $var(b) && $var(a) =~ "^srid-") sl_send_reply("200", "Two ids");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Two ids
 * ```
 */
export const serverId = kex.pseudoVariable(
  { name: '$sruid', type: 'str' },
  {
    get: ({ server, state }) => {
      if (state.idStart === '') {
        const { server_id: id } = server.settings
        const where = id === 0 ? '' : `${id.toString(16)}-`
        const started = Math.floor(server.startedAt / 1000).toString(16)
        state.idStart = `srid-${where}${started}-${randomToken(server.random, 8)}-`
      }
      state.ids += 1
      return state.idStart + state.ids.toString(16)
    },
  },
)
