/** Questions about variables. */

import { constant, SiproseError, variable } from 'siprose'

import { pv } from '../module.ts'

/**
 * Tells whether a variable holds anything.
 *
 * @param pvar - which
 * @returns -1 when it is `$null`
 *
 * @example Ask before using it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (pv_isset("$avp(caller)")) sl_send_reply("200", "Set");
 *     else sl_send_reply("404", "Not set");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 404 Not set
 * ```
 */
export const pv_isset = pv.cfgFunction(
  { args: [variable('pvar')], routes: 'any' },
  (_self, ctx, pvar) => pvar.get(ctx) !== null,
)

/**
 * Makes a variable hold nothing.
 *
 * @param pvar - which
 * @returns -1 when it cannot be set
 *
 * @example Forget a value
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $avp(caller) = "alice";
 *     pv_unset("$avp(caller)");
 *     sl_send_reply("200", "Now $avp(caller)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Now <null>
 * ```
 */
export const pv_unset = pv.cfgFunction(
  { args: [variable('pvar')], routes: 'any' },
  (_self, ctx, pvar) => pvar.set !== null && pvar.set(ctx, null),
)

/**
 * Tells whether a variable holds a number.
 *
 * A text of digits is a text.
 *
 * @param pvar - which
 * @returns -1 when it holds a text, or nothing
 *
 * @example Numbers and digits differ
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(a) = 5;
 *     $var(b) = "5";
 *     if (is_int("$var(a)") && !is_int("$var(b)")) sl_send_reply("200", "As it should be");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 As it should be
 * ```
 */
export const is_int = pv.cfgFunction(
  { args: [variable('pvar')], routes: 'any' },
  (_self, ctx, pvar) => typeof pvar.get(ctx) === 'number',
)

/** The names of types. */
function typeName(text: string): 'int' | 'str' | 'null' {
  if (text === 'int' || text === 'str' || text === 'null') return text
  throw new SiproseError('pv/unknown-type', `\`${text}\` is no type; it can be int, str or null`)
}

/**
 * Tells whether a variable holds a value of a type.
 *
 * @param pvar - which
 * @param vtype - `int`, `str` or `null`
 * @returns -1 when it holds another
 *
 * @example Tell nothing from zero
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (typeof("$avp(n)", "null")) sl_send_reply("200", "Nothing");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Nothing
 * ```
 */
export const typeOf = pv.cfgFunction(
  { name: 'typeof', args: [variable('pvar'), constant('vtype', typeName)], routes: 'any' },
  (_self, ctx, pvar, type) => {
    const value = pvar.get(ctx)
    if (value === null) return type === 'null'
    return type === (typeof value === 'number' ? 'int' : 'str')
  },
)

/**
 * Tells whether a variable holds a text that is not empty.
 *
 * @param pvar - which
 * @returns -1 when it holds nothing, a number, or an empty text
 *
 * @example Add a header only where there is something to say
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (not_empty("$rU")) sl_send_reply("200", "For $rU");
 *     else sl_send_reply("200", "For nobody");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 For nobody
 * ```
 */
export const not_empty = pv.cfgFunction(
  { args: [variable('pvar')], routes: 'any' },
  (_self, ctx, pvar) => {
    const value = pvar.get(ctx)
    return typeof value === 'string' && value !== ''
  },
)
