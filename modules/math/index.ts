/**
 * Powers, logarithms and roots of whole numbers.
 *
 * Scripts have whole numbers only, so the fraction of each result is cut off: the logarithm of 1000 with the base 2 is 9.
 *
 * @module math
 */
import { type Context, defineModule, int, variable } from 'siprose'

import { whole, wholePower, wholeRoot } from './whole.ts'

const math = defineModule('math', {})
export default math

type Target = NonNullable<ReturnType<typeof variable>['type']>

/** Puts a result into its variable; false when there is none, or it is refused. */
function keep(ctx: Context, result: Target, number: number | null): boolean {
  return number !== null && result.set !== null && result.set(ctx, number)
}

/**
 * Raises one number to the power of another.
 *
 * @param v1 - the number
 * @param v2 - the power; a negative one leaves a fraction, which is cut off
 * @param r - the variable that gets the result
 * @returns -1 when the result is no number, or beyond 9007199254740991; the variable stays as it was
 *
 * @example Wait longer after each try
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "math.so"
 * request_route {
 *     math_pow("2", "$(hdr(X-Try){s.int})", "$var(wait)");
 *     append_to_reply("Retry-After: $var(wait)\r\n");
 *     sl_send_reply("503", "Try later");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Try: 5
 * alice < 503 Try later
 *         Retry-After: 32
 * ```
 *
 * @example A result that is too large
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "math.so"
 * request_route {
 *     if (!math_pow("10", "16", "$var(n)")) sl_send_reply("500", "Too large");
 *     else sl_send_reply("200", "$var(n)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500 Too large
 * ```
 */
export const math_pow = math.cfgFunction(
  { args: [int('v1'), int('v2'), variable('r')], routes: 'any' },
  (_self, ctx, base, exponent, result) => keep(ctx, result, wholePower(base, exponent)),
)

/**
 * The natural logarithm of a number.
 *
 * @param x - above 0
 * @param res - the variable that gets the result
 * @returns -1 for a number that has no logarithm; the variable stays as it was
 *
 * @example Show one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "math.so"
 * request_route {
 *     if (math_logN("$(hdr(X-N){s.int})", "$var(n)")) sl_send_reply("200", "It is $var(n)");
 *     else sl_send_reply("400", "No logarithm");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-N: 1000
 * alice < 200 It is 6
 * alice > OPTIONS sip:example.com
 *         X-N: 0
 * alice < 400 No logarithm
 * ```
 */
export const math_logN = math.cfgFunction(
  { args: [int('x'), variable('res')], routes: 'any' },
  (_self, ctx, x, result) => keep(ctx, result, whole(Math.log(x))),
)

/**
 * The logarithm of a number with the base 2: one less than the bits it takes.
 *
 * @param x - above 0
 * @param res - the variable that gets the result
 * @returns -1 for a number that has no logarithm; the variable stays as it was
 *
 * @example Sort bodies by their size
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "math.so"
 * request_route {
 *     if (math_log2("$bs", "$var(class)")) sl_send_reply("200", "Class $var(class)");
 *     else sl_send_reply("200", "No body");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         hello, hello
 * alice < 200 Class 3
 * alice > MESSAGE sip:example.com
 * alice < 200 No body
 * ```
 */
export const math_log2 = math.cfgFunction(
  { args: [int('x'), variable('res')], routes: 'any' },
  (_self, ctx, x, result) => keep(ctx, result, whole(Math.log2(x))),
)

/**
 * The logarithm of a number with the base 10: one less than its digits.
 *
 * @param x - above 0
 * @param res - the variable that gets the result
 * @returns -1 for a number that has no logarithm; the variable stays as it was
 *
 * @example Show one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "math.so"
 * request_route { math_log10("1000", "$var(n)"); sl_send_reply("200", "It is $var(n)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 It is 3
 * ```
 */
export const math_log10 = math.cfgFunction(
  { args: [int('x'), variable('res')], routes: 'any' },
  (_self, ctx, x, result) => keep(ctx, result, whole(Math.log10(x))),
)

/**
 * The square root of a number.
 *
 * @param x - not below 0
 * @param res - the variable that gets the result
 * @returns -1 for a negative number; the variable stays as it was
 *
 * @example Show one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "math.so"
 * request_route {
 *     $var(n) = 7;
 *     math_sqrt("17", "$var(a)");
 *     if (!math_sqrt("-1", "$var(n)")) sl_send_reply("200", "It is $var(a), and $var(n) as before");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 It is 4, and 7 as before
 * ```
 */
export const math_sqrt = math.cfgFunction(
  { args: [int('x'), variable('res')], routes: 'any' },
  (_self, ctx, x, result) => keep(ctx, result, wholeRoot(x)),
)
