/** Headers that are sets of values: `Supported: path, 100rel`. */

import { constant, str } from 'siprose'

import { includeValue, isOneLine, removeValues, valuesEqual } from '../change-values.ts'
import { textopsx, valueRoutes } from '../module.ts'
import { valueName } from '../values.ts'

/** The name of a header, underscores standing for dashes as in selects. */
function headerName(text: string): string {
  return valueName(text.replaceAll('_', '-')).name
}

/**
 * Adds a value to the set in a header where it is not there yet.
 *
 * It comes last in the first header of the name; without such a header it gets one.
 *
 * @param hf - the header; underscores stand for dashes
 * @param hvalue - the value
 * @returns -1 for a value with a line end
 *
 * @example Say that the way of the request is recorded
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route {
 *     include_hf_value("Supported", "path");
 *     include_hf_value("Supported", "100rel");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Supported: 100rel
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Supported: 100rel,path
 * ```
 */
export const include_hf_value = textopsx.cfgFunction(
  { args: [constant('hf', headerName), str('hvalue')], routes: valueRoutes },
  (_self, ctx, hf, hvalue) => {
    if (!isOneLine(hvalue) || hvalue === '') return false
    includeValue(ctx.message, hf, hvalue)
    return true
  },
)

/**
 * Takes a value out of the set in a header.
 *
 * A header that has no value left goes too. It is no error when the value is not there.
 *
 * @param hf - the header; underscores stand for dashes
 * @param hvalue - the value, in any case
 *
 * @example Hide what the other side gets wrong
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route { exclude_hf_value("Supported", "100rel"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Supported: path, 100rel, timer
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Supported: path, timer
 * ```
 */
export const exclude_hf_value = textopsx.cfgFunction(
  { args: [constant('hf', headerName), str('hvalue')], routes: valueRoutes },
  (_self, { message }, hf, hvalue) => {
    removeValues(message, valuesEqual(message, hf, hvalue))
  },
)

/**
 * Tells whether a value is in the set in a header.
 *
 * @param hf - the header; underscores stand for dashes
 * @param hvalue - the value, in any case
 * @returns -1 when it is not
 *
 * @example Ask what the phone supports
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     if (hf_value_exists("Supported", "gruu")) sl_send_reply("200", "Has a GRUU");
 *     else sl_send_reply("200", "Has none");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Supported: path, gruu
 * alice < 200 Has a GRUU
 * alice > OPTIONS sip:example.com
 *         Supported: path
 * alice < 200 Has none
 * ```
 */
export const hf_value_exists = textopsx.cfgFunction(
  { args: [constant('hf', headerName), str('hvalue')], routes: valueRoutes },
  (_self, { message }, hf, hvalue) => valuesEqual(message, hf, hvalue).length > 0,
)
