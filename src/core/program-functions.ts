/** Running a program, and saying that something is wrong. */

import { constant } from '../runtime/declare/argument.ts'
import { core } from './module.ts'

const routes = ['request', 'reply', 'onreply', 'failure', 'branch', 'event'] as const

/**
 * Runs a command line with the shell, and goes on once it has ended.
 *
 * It is off unless `script.run_programs` is on. The command line is as it is written: variables in it are not replaced, so that nothing of a message can become part of it. What
 * it writes goes nowhere. It has ten seconds. For anything more, use the module `exec`.
 *
 * @param command - for `/bin/sh`
 * @returns -1 when programs may not be run, too many run already, or it did not end in time; what the program ends with does not matter
 *
 * @example Nothing runs that nobody allowed
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (exec("/bin/true")) sl_send_reply("200", "Ran"); else sl_send_reply("403", "Not Allowed");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 403 Not Allowed
 * ```
 *
 * @example Allow it
 * ```kamailio
 * loadmodule "sl.so"
 * script.run_programs = 1
 * request_route {
 *     if (exec("/bin/true")) sl_send_reply("200", "Ran"); else sl_send_reply("403", "Not Allowed");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Ran
 * ```
 */
export const exec = core.cfgFunctionAsync(
  { args: [constant('command')], routes },
  ({ server, state }, _ctx, command) =>
    server.settings['script.run_programs'] && state.programs.run(command),
)

/**
 * Writes two texts to the log, at the level of errors.
 *
 * @param what - what it is about
 * @param text - what is wrong
 *
 * @example Say that something is wrong
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { error("gateway", "no answer"); sl_send_reply("503", "Gone"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 * ```log
 * ERROR <script>: gateway: no answer
 * ```
 *
 * @compat Kamailio says that it is not implemented, and does nothing.
 */
export const error = core.cfgFunction(
  { args: [constant('what'), constant('text')], routes },
  ({ server }, _ctx, what, text) => {
    server.log.error(`<script>: ${what}: ${text}`)
  },
)
