/** Computing with numbers. */

import { type AvpValue, constant, type Preparation, SiproseError } from 'siprose'

import { avpName, type AvpName } from '../avp-name.ts'
import { readFlags, refuseMore } from '../flags.ts'
import { avpops, messageRoutes } from '../module.ts'
import { type Operand, parseOperand } from '../operand.ts'
import { cutAtSlashes } from '../slashes.ts'

type Operation = (value: number, other: number) => number

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['add', (a, b) => a + b],
  ['sub', (a, b) => a - b],
  ['mul', (a, b) => a * b],
  ['div', (a, b) => (b === 0 ? 0 : Math.trunc(a / b))],
  ['mod', (a, b) => (b === 0 ? 0 : a % b)],
  ['and', (a, b) => a & b],
  ['or', (a, b) => a | b],
  ['xor', (a, b) => a ^ b],
  ['not', (_a, b) => ~b],
])

/** From where to where. */
interface Way {
  readonly from: AvpName
  readonly to: AvpName
}

function parseWay(text: string, using: Preparation): Way {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const [from = '', to = from] = parts
  return { from: avpName(from, using), to: avpName(to, using) }
}

/** What is computed. */
interface Sum {
  readonly operate: Operation
  readonly operand: Operand
  readonly remove: boolean
}

function parseSum(text: string, using: Preparation): Sum {
  const { operator, operand, flags } = parseOperand(text, using)
  const operate = operations.get(operator)
  if (operate === undefined) {
    const can = [...operations.keys()].join(', ')
    throw new SiproseError('avpops/operator', `\`${operator}\` is no operation; it can be ${can}`)
  }
  if (!operand.mayBeNumber) {
    throw new SiproseError('avpops/number', `\`${text}\` computes with a text; write i:number`)
  }
  return { operate, operand, remove: readFlags(flags, 'gd').has('d') }
}

function numbersIn(values: readonly AvpValue[]): readonly number[] {
  return values.filter((value) => typeof value === 'number')
}

/**
 * Computes with the numbers of an AVP.
 *
 * All values that are numbers are taken; texts stay as they are. What comes out is put in front of the AVP, or of the second one, so that the order
 * is the reverse; the flag `d` removes what was computed with. With an AVP of several numbers one is added, and each result is put there, then the
 * next one to that. `not` turns the bits of the value behind it. Something divided by zero is zero.
 *
 * @param name - the AVP, or two: `$avp(from)/$avp(to)`
 * @param op_value - `operator/value/flags`: `add`, `sub`, `mul`, `div`, `mod`, `and`, `or`, `xor`, `not`; a value as `i:42`, `i:0x2a`, or a variable
 * @returns -1 when there is no number to compute with
 *
 * @example How many minutes are left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(seconds) = 150;
 *     $avp(name) = $fU;
 *     avp_op("$avp(seconds)/$avp(minutes)", "div/i:60");
 *     avp_op("$avp(seconds)", "sub/i:30/d");
 *     if (!avp_op("$avp(name)", "add/i:1")) sl_send_reply("200", "$avp(minutes) min of $avp(seconds) s");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 2 min of 120 s
 * ```
 *
 * @trap Without `d` the old value stays behind the new one.
 */
export const avp_op = avpops.cfgFunction(
  { args: [constant('name', parseWay), constant('op_value', parseSum)], routes: messageRoutes },
  ({ state: { names } }, ctx, { from, to }, { operate, operand, remove }) => {
    const { avps } = ctx
    const source = names.of(from, ctx)
    const before = avps.values(source)
    const numbers = numbersIn(before)
    const others = numbersIn(operand.values(names, ctx))
    if (numbers.length === 0 || others.length === 0) return false
    if (remove) keepTexts(avps, source, before)
    const target = names.of(to, ctx)
    for (const number of numbers) {
      let result = number
      for (const other of others) {
        result = operate(result, other)
        avps.push(target, result)
      }
    }
    return true
  },
)

function keepTexts(
  avps: { replace(name: string, value: null): void; append(name: string, value: AvpValue): void },
  name: string,
  values: readonly AvpValue[],
): void {
  const texts = values.filter((value) => typeof value === 'string')
  avps.replace(name, null)
  for (const text of texts) avps.append(name, text)
}
