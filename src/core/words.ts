/** Words of the language that look like functions. What they do is part of the language; here is what they are for. */

import { languageWord } from '../runtime/declare/word.ts'
import { variable } from '../runtime/declare/argument.ts'
import { core } from './module.ts'

/**
 * Runs a route, and goes on when that has ended.
 *
 * The name stands alone, in quotes, or is worked out while the script runs. In a comparison the result counts as true or false only;
 * `$var(x) = route(NAME)` keeps the number, and `$rc` has it afterwards. `return` ends the route, `exit` the whole script.
 *
 * @example Give a thing a name and do it in two places
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (!route(KNOWN)) { sl_send_reply("403", "Who are you"); exit; }
 *     route("ANSWER_" + $rm);
 * }
 * route[KNOWN] { if ($fU == "alice") return 1; return -1; }
 * route[ANSWER_OPTIONS] { sl_send_reply("200", "Hello"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 Hello
 * bob > OPTIONS sip:example.com
 *       From: <sip:bob@example.com>;tag=1
 * bob < 403
 * ```
 */
export const routeWord = languageWord('route', [
  'route(NAME)',
  'route("name")',
  'route(expression)',
])

/**
 * The number of bytes of a text.
 *
 * @example Refuse a long name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (strlen($rU) > 8) sl_send_reply("414", "Too Long"); else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200
 * alice > OPTIONS sip:rumpelstilzchen@example.com
 * alice < 414
 * ```
 */
export const strlenWord = languageWord('strlen', ['strlen(expression)'])

/**
 * True for a text without a byte in it; for a variable that has no value, too.
 *
 * @example Ask for a subject
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (strempty($hdr(Subject))) sl_send_reply("400", "What is it about"); else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 400
 * alice > MESSAGE sip:bob@example.com
 *         Subject: lunch
 * alice < 200
 * ```
 */
export const strEmptyWord = languageWord('strempty', ['strempty(expression)'])

/**
 * One of two values, by a condition.
 *
 * @example Choose a phrase
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(who) = selval($fU == "alice", "Alice", "stranger");
 *     sl_send_reply("200", "Hello $var(who)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 Hello Alice
 * ```
 */
export const selvalWord = languageWord('selval', ['selval(condition, value, otherwise)'])

/**
 * True for a variable that has a value.
 *
 * @example Tell an empty value from none
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(empty) = "";
 *     if (defined $var(empty) && !defined $avp(nothing)) sl_send_reply("200", "As it should be");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 As it should be
 * ```
 */
export const definedWord = languageWord('defined', ['defined expression'])

/**
 * Tells whether a variable holds a number; module `pv` need not be loaded for it.
 *
 * @param pvar - which
 * @returns -1 for a text, and for `$null`
 *
 * @example Tell a number from a text that looks like one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(number) = 5;
 *     $var(text) = "5";
 *     if (is_int("$var(number)") && !is_int("$var(text)")) sl_send_reply("200", "As it should be");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 As it should be
 * ```
 */
export const is_int = core.cfgFunction(
  { args: [variable('pvar')], routes: 'any' },
  (_self, ctx, pvar) => typeof pvar.get(ctx) === 'number',
)
