/** Values of the script's own: `$var`, `$vn`, `$vz`, `$avp`. */

import { key, type Value, type VariableIndex } from 'siprose'

import { avpName } from '../avp-aliases.ts'
import { pv } from '../module.ts'
import { scriptName } from '../script-values.ts'

/**
 * A variable of the script, zero until it is set.
 *
 * It is the worker's and outlives the message: set it before you read it. What belongs to one message is kept in `$avp`.
 * Setting it to `$null` makes it zero again.
 *
 * @example Count on
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(n) = $var(n) + 1;
 *     sl_send_reply("200", "Request $var(n)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Request 1
 * alice > OPTIONS sip:example.com
 * alice < 200 Request 2
 * ```
 *
 * @trap It keeps its value from one message to the next.
 */
export const scriptVariable = pv.pseudoVariable(
  { name: '$var', aliases: ['$vz'], key: key('name', scriptName), type: 'any' },
  {
    get: ({ state: { vars } }, ctx, name) =>
      vars.read(ctx, (name.place ??= vars.placeOf(name.name))) ?? 0,
    set: ({ state: { vars } }, ctx, value, name) => {
      vars.write(ctx, (name.place ??= vars.placeOf(name.name)), value)
    },
  },
)

/**
 * A variable of the script that is `$null` until it is set.
 *
 * It outlives the message as `$var` does, and has its own values: `$vn(x)` and `$var(x)` are two.
 *
 * @example Tell "not set" from zero
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($vn(limit) == $null) sl_send_reply("200", "No limit");
 *     else sl_send_reply("200", "At most $vn(limit)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 No limit
 * ```
 */
export const nullableScriptVariable = pv.pseudoVariable(
  { name: '$vn', key: key('name', scriptName), type: 'any' },
  {
    get: ({ state: { nullable } }, ctx, name) =>
      nullable.read(ctx, (name.place ??= nullable.placeOf(name.name))),
    set: ({ state: { nullable } }, ctx, value, name) => {
      nullable.write(ctx, (name.place ??= nullable.placeOf(name.name)), value)
    },
  },
)

function indexOf(index: VariableIndex): number {
  return typeof index === 'number' ? index : 0
}

/**
 * A value, or a stack of values, that lives as long as the message.
 *
 * Setting it without an index puts a value in front of those that are there; `[*]` replaces all, `[n]` one, `$null` removes.
 * `[*]` reads all, newest first, with ", " between. Name and index may be variables: `$(avp($var(name))[$var(i)])`.
 *
 * @example Stack two values
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $avp(hop) = "first";
 *     $avp(hop) = "second";
 *     sl_send_reply("200", "$avp(hop) then $(avp(hop)[1]), all: $(avp(hop)[*])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 second then first, all: second, first
 * ```
 *
 * @trap Setting it twice keeps both values; `$(avp(x)[*])` replaces.
 */
export const avp = pv.pseudoVariable(
  { name: '$avp', key: key('name', avpName, { kind: 'format' }), indexed: true, type: 'any' },
  {
    get: (self, ctx, written, index) => {
      const name = self.state.aliases?.get(written) ?? written
      if (index !== '*') return ctx.avps.get(name, indexOf(index))
      const values = ctx.avps.values(name)
      return values.length === 0 ? null : values.join(', ')
    },
    set: (self, ctx, value: Value, written, index) => {
      const name = self.state.aliases?.get(written) ?? written
      if (index === '*') ctx.avps.replace(name, value)
      else if (index === '+') {
        if (value !== null) ctx.avps.append(name, value)
      } else if (index !== null) return ctx.avps.set(name, index, value)
      else if (value === null) ctx.avps.set(name, 0, null)
      else ctx.avps.push(name, value)
      return true
    },
  },
)
