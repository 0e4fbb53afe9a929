/** Lists of parameters: `a=1;b=2;c`. */

import { int, optional, str } from 'siprose'

import { pv } from '../module.ts'
import { named, parameters } from '../text/param-list.ts'

/**
 * The value of a parameter; an empty text where it has none, or is missing.
 *
 * @param name - which, in any case
 * @param delimiter - what stands between parameters; `;` where it is left out
 *
 * @example Read a parameter of a URI
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp;lr
 * ```
 * ```values
 * $(ru{uri.params}{param.value,transport}) => "tcp"
 * $(ru{uri.params}{param.value,lr})        => ""
 * $(ru{uri.params}{param.count})           => 2
 * $(ru{uri.params}{param.name,1})          => "lr"
 * ```
 */
export const paramValue = pv.transformation(
  {
    name: 'param.value',
    args: [str('name'), optional(str('delimiter'))],
    from: 'str',
    to: 'str',
  },
  (text, name, delimiter) => named(text, name, delimiter)?.value ?? '',
)

/**
 * Whether a parameter is there: 1 or 0.
 *
 * @param name - which, in any case
 * @param delimiter - what stands between parameters; `;` where it is left out
 *
 * @example Ask for a flag
 * ```sip
 * alice > OPTIONS sip:example.com;lr
 * ```
 * ```values
 * $(ru{uri.params}{param.in,lr})   => 1
 * $(ru{uri.params}{param.in,user}) => 0
 * ```
 */
export const paramIn = pv.transformation(
  { name: 'param.in', args: [str('name'), optional(str('delimiter'))], from: 'str', to: 'int' },
  (text, name, delimiter) => (named(text, name, delimiter) === null ? 0 : 1),
)

/**
 * The name of a parameter by its place.
 *
 * @param index - which, from 0; negative counts from the end
 * @param delimiter - what stands between parameters; `;` where it is left out
 *
 * @example Show the last
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp;lr
 * ```
 * ```values
 * $(ru{uri.params}{param.name,-1}) => "lr"
 * ```
 */
export const paramName = pv.transformation(
  { name: 'param.name', args: [int('index'), optional(str('delimiter'))], from: 'str', to: 'str' },
  (text, index, delimiter) => parameters(text, delimiter).at(index)?.name ?? '',
)

/**
 * The value of a parameter by its place.
 *
 * @param index - which, from 0; negative counts from the end
 * @param delimiter - what stands between parameters; `;` where it is left out
 *
 * @example Show the first
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp;lr
 * ```
 * ```values
 * $(ru{uri.params}{param.valueat,0}) => "tcp"
 * ```
 */
export const paramValueAt = pv.transformation(
  {
    name: 'param.valueat',
    args: [int('index'), optional(str('delimiter'))],
    from: 'str',
    to: 'str',
  },
  (text, index, delimiter) => parameters(text, delimiter).at(index)?.value ?? '',
)

/**
 * How many parameters there are.
 *
 * @param delimiter - what stands between parameters; `;` where it is left out
 *
 * @example Count them
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-List: a=1,b=2,c=3
 * ```
 * ```values
 * $(hdr(X-List){param.count,,}) => 3
 * ```
 */
export const paramCount = pv.transformation(
  { name: 'param.count', args: [optional(str('delimiter'))], from: 'str', to: 'int' },
  (text, delimiter) => parameters(text, delimiter).length,
)
