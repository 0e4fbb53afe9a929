/** Members of objects. */

import { type Context, str, type Value, variable, type VariableRef } from 'siprose'

import { memberOf, printed, readDocument, scriptValue } from '../document.ts'
import { json } from '../module.ts'

function keep(
  ctx: Context,
  [document, name]: readonly [string, string],
  target: VariableRef,
  show: (value: unknown) => Value,
): boolean {
  const value = show(memberOf(readDocument(document), name))
  return value !== null && (target.set?.(ctx, value) ?? false)
}

/**
 * Keeps a member of an object in a variable, as JSON: texts with their quotes.
 *
 * @param json_string - the document
 * @param field_name - the name of the member
 * @param destination - the variable
 * @returns false, and leaves the variable alone, where there is none of the name, it is null, or the document is none
 *
 * @example Two members
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "json.so"
 * request_route {
 *     json_get_field("$rb", "name", "$var(name)");
 *     json_get_field("$rb", "rooms", "$var(rooms)");
 *     sl_send_reply("200", "$var(name) $var(rooms)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: application/json
 *
 *         {{"name":"Alice","rooms":[7,{{"b":true}]}
 * alice < 200 "Alice" [ 7, {{ "b": true } ]
 * ```
 */
export const json_get_field = json.cfgFunction(
  {
    args: [str('json_string'), str('field_name'), variable('destination')],
    routes: 'any',
  },
  (_self, ctx, document, name, target) => keep(ctx, [document, name], target, printed),
)

/**
 * Keeps a member of an object in a variable: texts without quotes.
 *
 * @param json_string - the document
 * @param field_name - the name of the member
 * @param destination - the variable
 * @returns false, and leaves the variable alone, where there is none of the name, it is null, or the document is none
 *
 * @example A name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "json.so"
 * request_route {
 *     if (json_get_string("$rb", "name", "$var(name)")) sl_send_reply("200", "$var(name)");
 *     else sl_send_reply("400", "No Name");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: application/json
 *
 *         {{"name":"Alice"}
 * alice < 200 Alice
 * alice > MESSAGE sip:example.com
 *         Content-Type: application/json
 *
 *         {{"name":
 * alice < 400
 * ```
 */
export const json_get_string = json.cfgFunction(
  {
    args: [str('json_string'), str('field_name'), variable('destination')],
    routes: 'any',
  },
  (_self, ctx, document, name, target) => keep(ctx, [document, name], target, scriptValue),
)
