/** Parameters: how a configuration runs. */

import { intParam } from '../../runtime/declare/parameter.ts'

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
