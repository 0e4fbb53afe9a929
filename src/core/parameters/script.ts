/** Parameters: how a configuration runs. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const scriptParameters = {
  /**
   * How often a `while` may go round before it ends with an error; 0 for no limit.
   *
   * @example Stop a loop that counts the wrong way
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * max_while_loops = 10
   * request_route {
   *     $var(i) = 1;
   *     while ($var(i) > 0) { $var(i) = $var(i) + 1; }
   *     sl_send_reply("200", "$var(i)");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 11
   * ```
   */
  max_while_loops: intParam(100, { min: 0, live: 'core.max_while_loops' }),

  /**
   * Whether the function `exec()` of the core may run programs.
   *
   * Its command lines are those of the configuration, in which nothing of a message is put. It is off, as nothing should be able to run
   * programs that nobody meant to.
   *
   * @example Let a script ring a bell
   * ```kamailio
   * loadmodule "sl.so"
   * script.run_programs = 1
   * request_route { exec("true"); sl_send_reply("200", "Rung"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Rung
   * ```
   */
  'script.run_programs': boolParam(false),

  /**
   * How deep `route()` calls may nest before the script ends with an error.
   *
   * @example Allow a shallow script only
   * ```kamailio
   * max_recursive_level = 16
   * request_route { route(NEXT); }
   * route[NEXT] { drop; }
   * ```
   */
  max_recursive_level: intParam(256, { min: 1, max: 10_000 }),

  /**
   * What counts as true: 0 makes a positive result true, 1 every result but zero.
   *
   * @example Take negative results for true
   * ```kamailio
   * loadmodule "sl.so"
   * return_mode = 1
   * request_route {
   *     if (route(MINUS)) { sl_send_reply("200", "True"); exit; }
   *     sl_send_reply("404", "False");
   * }
   * route[MINUS] { return -1; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 True
   * ```
   */
  return_mode: intParam(0, { min: 0, max: 1 }),
} as const
