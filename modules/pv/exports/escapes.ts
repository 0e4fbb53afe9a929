/** Characters that are hard to write inside a format. */

import { pv } from '../module.ts'

/**
 * A line feed.
 *
 * @example Two lines in one text
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(En{s.encode.hexa}) => "0a"
 * ```
 */
export const lineFeed = pv.pseudoVariable({ name: '$En', type: 'str' }, { get: () => '\n' })

/**
 * A carriage return.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Er{s.encode.hexa}) => "0d"
 * ```
 */
export const carriageReturn = pv.pseudoVariable({ name: '$Er', type: 'str' }, { get: () => '\r' })

/**
 * A tab.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Et{s.encode.hexa}) => "09"
 * ```
 */
export const tab = pv.pseudoVariable({ name: '$Et', type: 'str' }, { get: () => '\t' })

/**
 * A space, where one written would be cut off.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Es{s.encode.hexa}) => "20"
 * ```
 */
export const space = pv.pseudoVariable({ name: '$Es', type: 'str' }, { get: () => ' ' })

/**
 * A comma, where one written would end an argument.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ec => ","
 * ```
 */
export const comma = pv.pseudoVariable({ name: '$Ec', type: 'str' }, { get: () => ',' })

/**
 * A double quote.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Eq{s.encode.hexa}) => "22"
 * ```
 */
export const doubleQuote = pv.pseudoVariable({ name: '$Eq', type: 'str' }, { get: () => '"' })

/**
 * A single quote.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Ek{s.encode.hexa}) => "27"
 * ```
 */
export const singleQuote = pv.pseudoVariable({ name: '$Ek', type: 'str' }, { get: () => "'" })

/**
 * A colon.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ei => ":"
 * ```
 */
export const colon = pv.pseudoVariable({ name: '$Ei', type: 'str' }, { get: () => ':' })

/**
 * A semicolon.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ej => ";"
 * ```
 */
export const semicolon = pv.pseudoVariable({ name: '$Ej', type: 'str' }, { get: () => ';' })

/**
 * A backslash, which before some characters means something else.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Eb{s.encode.hexa}) => "5c"
 * ```
 */
export const backslash = pv.pseudoVariable({ name: '$Eb', type: 'str' }, { get: () => '\\' })

/**
 * A backtick.
 *
 * @example Show its code
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(Ev{s.encode.hexa}) => "60"
 * ```
 */
export const backtick = pv.pseudoVariable({ name: '$Ev', type: 'str' }, { get: () => '`' })
