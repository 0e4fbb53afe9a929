/** Comparing. */

import { type AvpValue, constant, type Context, type Preparation, SiproseError } from 'siprose'

import type { AvpNames } from '../avp-name.ts'
import { comparisons, isComparison, type Comparison } from '../compare.ts'
import { readFlags, refuseMore } from '../flags.ts'
import { avpops, messageRoutes } from '../module.ts'
import { type Operand, parseOperand } from '../operand.ts'
import { cutAtSlashes } from '../slashes.ts'
import { parseValues, type Values, valuesFor } from '../values.ts'

/** What a value is compared with, and how. */
interface Check {
  readonly operand: Operand
  readonly compare: Comparison
  readonly all: boolean
  readonly ignoreCase: boolean
}

function parseCheck(text: string, using: Preparation): Check {
  const { operator, operand, flags: written } = parseOperand(text, using)
  if (!isComparison(operator)) {
    const can = [...comparisons.keys()].join(', ')
    throw new SiproseError('avpops/operator', `\`${operator}\` is no comparison; it can be ${can}`)
  }
  const flags = readFlags(written, 'gi')
  const compare = comparisons.get(operator)?.(operand.constantText) ?? (() => false)
  return { operand, compare, all: flags.has('g'), ignoreCase: flags.has('i') }
}

function parseChecked(text: string, using: Preparation): Values {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const [name = ''] = parts
  if (name.startsWith('$')) return parseValues(name, using)
  throw new SiproseError('avpops/checked', `\`${name}\` is no variable; write \`$avp(name)\``)
}

/** Whether one of the values that it is compared with fits. */
function fits(value: AvpValue, check: Check, names: AvpNames, ctx: Context): boolean {
  for (const other of check.operand.values(names, ctx)) {
    if (check.compare(value, other, check.ignoreCase)) return true
  }
  return false
}

/**
 * Compares an AVP or another variable with a value.
 *
 * The newest value is compared, with the flag `g` all until one fits; where an AVP is what it is compared with, one of its values has to fit.
 * A number fits no text. `lt`, `le`, `gt`, `ge` and `re` do not look at the case of texts; `eq` and `ne` do unless the flag is `i`; `fm` does.
 *
 * @param name - the variable
 * @param op_value - `operator/value/flags`: an operator of `eq ne lt le gt ge`, `re` for a POSIX pattern, `fm` for one of a shell, `and or xor` for bits; a
 *   value as `i:42`, `i:0x2a`, `s:text`, `text`, or a variable
 * @returns -1 when it does not fit
 *
 * @example Only from our own gateways
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(gw) = "192.0.2.30";
 *     $avp(gw) = "192.0.2.10";
 *     $avp(gw) = "192.0.2.20";
 *     if (!avp_check("$avp(gw)", "eq/$si/g")) sl_send_reply("403", "Not a Gateway");
 *     else if (avp_check("$rU", "fm/00*")) sl_send_reply("484", "Not Abroad");
 *     else if (avp_check("$rU", "re/^[0-9]+$")) sl_send_reply("200", "A Number");
 *     else sl_send_reply("404", "No Number");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:4711@example.com
 * alice < 200 A Number
 * alice > OPTIONS sip:0049891234@example.com
 * alice < 484
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * carol > OPTIONS sip:4711@example.com
 * carol < 200
 * actor dave udp:192.0.2.40
 * dave  > OPTIONS sip:4711@example.com
 * dave  < 403 Not a Gateway
 * ```
 *
 * @trap `$avp(x)` is compared with `i:5` as a number: the text "5" does not fit.
 */
export const avp_check = avpops.cfgFunction(
  {
    args: [constant('name', parseChecked), constant('op_value', parseCheck)],
    routes: messageRoutes,
  },
  ({ state: { names } }, ctx, checked, check) => {
    const values = valuesFor(checked, names, ctx)
    const most = check.all ? values.length : Math.min(values.length, 1)
    for (let at = 0; at < most; at++) {
      if (fits(values[at] ?? '', check, names, ctx)) return true
    }
    return false
  },
)
