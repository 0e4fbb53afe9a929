/**
 * The codes of what is said about the names and values in a configuration: it can be read, but it is not right.
 *
 * Each example provokes its code, and no other.
 */
export const checkCodes = {
  /**
   * No loaded module has a function of this name.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_replay("200", "OK"); }
   * ```
   */
  unknownFunction: 'lang/unknown-function',
  /**
   * No loaded module has a variable of this name.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { if ($rV == "bob") exit; }
   * ```
   */
  unknownVariable: 'lang/unknown-variable',
  /**
   * No loaded module has a transformation of this name.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { if ($(rU{s.lenn}) > 3) exit; }
   * ```
   */
  unknownTransformation: 'lang/unknown-transformation',
  /**
   * The core has no parameter of this name.
   *
   * @example
   * ```kamailio
   * childrn = 4
   * request_route { exit; }
   * ```
   */
  unknownParameter: 'lang/unknown-parameter',
  /**
   * A parameter of the language that is accepted, and does nothing in this server.
   *
   * Why it does nothing is said with the hint; it comes from the documentation of the parameter.
   *
   * @example
   * ```kamailio
   * mlock_pages = yes
   * request_route { exit; }
   * ```
   */
  idleParameter: 'lang/idle-parameter',
  /**
   * `modparam` names a module that is not loaded.
   *
   * @example
   * ```kamailio
   * modparam("maxfwd", "max_limit", 70)
   * request_route { exit; }
   * ```
   */
  unknownModule: 'lang/unknown-module',
  /**
   * A module has no parameter of this name.
   *
   * @example
   * ```kamailio
   * loadmodule "maxfwd.so"
   * modparam("maxfwd", "max_limits", 70)
   * request_route { exit; }
   * ```
   */
  unknownModuleParameter: 'lang/unknown-module-parameter',
  /**
   * A function or transformation has too few or too many arguments.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200"); }
   * ```
   */
  argumentCount: 'lang/argument-count',
  /**
   * A function is called in a route of a type it cannot be used in.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * reply_route { sl_send_reply("200", "OK"); }
   * ```
   */
  wrongRoute: 'lang/wrong-route',
  /**
   * A number is too small or too large where it stands, or a text is none of those allowed.
   *
   * @example
   * ```kamailio
   * loadmodule "maxfwd.so"
   * modparam("maxfwd", "max_limit", 300)
   * request_route { exit; }
   * ```
   */
  outOfRange: 'lang/out-of-range',
  /**
   * A text stands where an integer may stand, or the other way round.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { $var(x) = 5 + "3"; }
   * ```
   */
  wrongType: 'lang/wrong-type',
  /**
   * A literal has the right type, but the function or parameter cannot use it.
   *
   * @example
   * ```kamailio
   * loadmodule "textops.so"
   * request_route { if (is_method("")) exit; }
   * ```
   */
  unusableLiteral: 'lang/unusable-literal',
  /**
   * A regular expression cannot be read, or is too large.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { if ($rU =~ "^(00|[+]") exit; }
   * ```
   */
  badRegex: 'lang/bad-regex',
  /**
   * Something is assigned to a variable that can only be read.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { $rm = "INVITE"; }
   * ```
   */
  readOnlyVariable: 'lang/read-only-variable',
  /**
   * A variable has a key or an index and takes none, or needs a key and has none.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { $var = 5; }
   * ```
   */
  variableForm: 'lang/variable-form',
  /**
   * `route()` or a function names a route that the configuration does not have.
   *
   * @example
   * ```kamailio
   * request_route { route(RELAI); }
   * route[RELAY] { exit; }
   * ```
   */
  unknownRoute: 'lang/unknown-route',
  /**
   * Two routes have one type and name.
   *
   * @example
   * ```kamailio
   * request_route { route(A); }
   * route[A] { exit; }
   * route[A] { drop; }
   * ```
   */
  duplicateRoute: 'lang/duplicate-route',
  /**
   * A flag is declared twice.
   *
   * @example
   * ```kamailio
   * flags ACCOUNTED:1, NATTED:2
   * flags ACCOUNTED:3
   * request_route { setflag(ACCOUNTED); }
   * ```
   */
  duplicateFlag: 'lang/duplicate-flag',
  /**
   * A setting of the configuration's own is declared twice.
   *
   * @example
   * ```kamailio
   * limits.calls = 2
   * limits.calls = 30
   * request_route { exit; }
   * ```
   */
  duplicateSetting: 'lang/duplicate-setting',
  /**
   * No loaded module runs an event route of this name, so it never runs.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { exit; }
   * event_route[sl:local-respons] { exit; }
   * ```
   */
  unknownEvent: 'lang/unknown-event',
  /**
   * Nothing runs this route.
   *
   * @example
   * ```kamailio
   * request_route { exit; }
   * route[OLD] { drop; }
   * ```
   */
  unusedRoute: 'lang/unused-route',
  /**
   * A `switch` has labels of both types, a label that is no constant, or one label twice.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { switch ($rU) { case 1: exit; case "a": drop; } }
   * ```
   */
  switchLabel: 'lang/switch-label',
  /**
   * The function is often used for something it does not do.
   *
   * What it is, is said with the warning; it comes from the documentation of the function.
   *
   * @example
   * ```kamailio
   * loadmodule "maxfwd.so"
   * request_route { if (maxfwd_at_least("5")) exit; }
   * ```
   */
  trap: 'lang/trap',
  /**
   * A function that works, and that configurations of today write in another way.
   *
   * The other way is said with the hint; it comes from the declaration of the function.
   *
   * @example
   * ```kamailio
   * request_route { rewritehost("192.0.2.20"); forward(); }
   * ```
   */
  oldSpelling: 'lang/old-spelling',
  /**
   * A call ends the script when it is false, as `return` of it gives 0.
   *
   * @example
   * ```kamailio
   * loadmodule "textops.so"
   * request_route { route(A); }
   * route[A] { return is_method("INVITE"); }
   * ```
   */
  returnsZero: 'lang/returns-zero',
  /**
   * A condition assigns a value, where a comparison was probably meant.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { if ($var(x) = 5) exit; }
   * ```
   */
  assignedCondition: 'lang/assigned-condition',
  /**
   * The result of a call is compared with a number it cannot be.
   *
   * In a comparison it counts as 0 or 1.
   *
   * @example
   * ```kamailio
   * request_route { if (route(A) == 5) exit; }
   * route[A] { return 5; }
   * ```
   */
  comparedCall: 'lang/compared-call',
  /**
   * The code behind `return`, `exit`, `drop` or `break` never runs.
   *
   * @example
   * ```kamailio
   * loadmodule "xlog.so"
   * request_route { exit; xlog("never\n"); }
   * ```
   */
  unreachable: 'lang/unreachable',
} as const
