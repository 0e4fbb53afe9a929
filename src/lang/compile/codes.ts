/** What a running script may report: the codes given to `ScriptHelpers.warn`. */

/** The codes of run-time errors, by what they say. */
export const runtimeCodes = {
  /**
   * An integer was wanted, and a text that is no number was there.
   *
   * The expression around it has no value: an assignment leaves its variable as it was, a condition is false, and so is its negation. The
   * first versions of this language, Kamailio 5.6 among them, count such a text as 0 and go on.
   *
   * @example
   * ```kamailio
   * loadmodule "pv"
   * request_route { $var(a) = "abc"; $var(b) = 1 + $var(a); }
   * ```
   */
  notANumber: 'lang/not-a-number',
  /**
   * Something was divided by zero; the expression around it has no value.
   *
   * @example
   * ```kamailio
   * loadmodule "pv"
   * request_route { $var(zero) = 0; $var(b) = 7 / $var(zero); }
   * ```
   */
  divisionByZero: 'lang/division-by-zero',
  /**
   * A pattern that was put together at run time cannot be read; the comparison has no value.
   *
   * @example
   * ```kamailio
   * loadmodule "pv"
   * request_route { $var(re) = "("; if ($ru =~ $var(re)) exit; }
   * ```
   */
  badPattern: 'lang/bad-pattern',
  /**
   * A variable took no value: the assignment changes nothing and results in -1.
   *
   * @example
   * ```kamailio
   * loadmodule "pv"
   * request_route { $ru = $null; }
   * ```
   */
  notAssigned: 'lang/not-assigned',
  /**
   * A text with variables became longer than `pv_buffer_size`.
   *
   * The function that should have got it was not called, and the call results in -1.
   *
   * @example
   * ```kamailio
   * loadmodule "sl"
   * loadmodule "pv"
   * pv_buffer_size = 10
   * request_route { sl_send_reply("200", "you asked for $ru"); }
   * ```
   */
  formatTooLong: 'lang/format-too-long',
  /**
   * A function got `$null`, or a value it cannot use.
   *
   * It was not called, and the call results in -1.
   *
   * @example
   * ```kamailio
   * loadmodule "pv"
   * loadmodule "textops"
   * request_route { starts_with($avp(none), "x"); }
   * ```
   */
  badArgument: 'lang/bad-argument',
  /**
   * `route()` got a name at run time that no route has; the call results in -1.
   *
   * @example
   * ```kamailio
   * loadmodule "pv"
   * request_route { route($rm); }
   * ```
   */
  noSuchRoute: 'lang/no-such-route',
  /**
   * More routes have called one another than `max_recursive_level` allows.
   *
   * The innermost call results in -1.
   *
   * @example
   * ```kamailio
   * request_route { route(AGAIN); }
   * route[AGAIN] { route(AGAIN); }
   * ```
   */
  tooDeep: 'lang/too-many-levels',
  /**
   * A `while` ran `max_while_loops` times and was stopped; the script goes on behind it.
   *
   * @example
   * ```kamailio
   * request_route { while (1) { setflag(1); } }
   * ```
   */
  runaway: 'lang/runaway-while',
} as const
