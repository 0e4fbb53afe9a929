/**
 * Lists of parameters: `a=1;b=2;c`.
 *
 * A comma that is not the delimiter ends the list. An empty text, and one that is no list, have no parameters at all: `$null`.
 */

import { int, optional, str } from 'siprose'

import { pv } from '../module.ts'
import { character } from '../text/characters.ts'
import { countParams, paramAt, paramNamed } from '../text/param-list.ts'

const delimiter = optional(character('delimiter'))

/**
 * The value of a parameter; an empty text where it has none, or is missing.
 *
 * Of several of one name it is the last. Nothing comes of a text that is no list of parameters.
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
 *
 * @example A text that is no list
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Good: a=1;a="2;3", b
 *         X-Bad: a=1 2
 * ```
 * ```values
 * $(hdr(X-Good){param.value,a}) => "2;3"
 * $(hdr(X-Good){param.value,b}) => ""
 * $(hdr(X-Bad){param.value,a})  => $null
 * ```
 */
export const paramValue = pv.transformation(
  {
    name: 'param.value',
    args: [str('name'), delimiter],
    from: 'str',
    to: 'str',
  },
  (text, name, between) => {
    const value = paramNamed(text, name, between)
    return value === undefined ? '' : value
  },
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
  { name: 'param.in', args: [str('name'), delimiter], from: 'str', to: 'int' },
  (text, name, between) => {
    const value = paramNamed(text, name, between)
    return value === null ? null : value === undefined ? 0 : 1
  },
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
  { name: 'param.name', args: [int('index'), delimiter], from: 'str', to: 'str' },
  (text, index, between) => paramAt(text, index, between, 'name'),
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
    args: [int('index'), delimiter],
    from: 'str',
    to: 'str',
  },
  (text, index, between) => paramAt(text, index, between, 'value'),
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
  { name: 'param.count', args: [delimiter], from: 'str', to: 'int' },
  countParams,
)
