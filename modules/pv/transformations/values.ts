/** Values of any kind, `$null` among them; numbers. */

import { str, type Value } from 'siprose'

import { pv } from '../module.ts'
import { escapeBackslash, JSON_ESCAPES } from '../text/escapes.ts'
import { localParts, strftime } from '../text/strftime.ts'
import { spelledInteger } from '../text/spelled-integer.ts'

const MS = 1000
/** The last second that can be shown. */
const LAST_SECOND = 8_640_000_000_000

/**
 * The number 0 for what is `$null`, anything else as it is.
 *
 * @example Count from nothing
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $avp(tries) = $(avp(tries){val.n0}) + 1;
 *     sl_send_reply("200", "Try $avp(tries)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Try 1
 * ```
 */
export const nullToZero = pv.transformation(
  { name: 'val.n0', from: 'any', to: 'any', nullable: true },
  (value) => value ?? 0,
)

/**
 * An empty text for what is `$null`, anything else as it is.
 *
 * @example Print nothing where nothing is
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(hdr(Subject){val.ne}) => ""
 * $(rd{val.ne})           => "example.com"
 * ```
 */
export const nullToEmpty = pv.transformation(
  { name: 'val.ne', from: 'any', to: 'any', nullable: true },
  (value) => value ?? '',
)

/**
 * A value as it stands between the quotes of JSON; an empty text for `$null`.
 *
 * @example Write a document
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 * ```values
 * $(fn{val.json})           => "\\\"Alice\\\""
 * $(hdr(Subject){val.json}) => ""
 * ```
 *
 * @trap bytes from 128 on stay as they are: the document is UTF-8 where the message is
 * @rfc 8259 section 7
 */
export const toJson = pv.transformation(
  { name: 'val.json', from: 'any', to: 'str', nullable: true },
  (value) => (value === null ? '' : escapeBackslash(String(value), JSON_ESCAPES)),
)

/**
 * A value as JSON writes it: a text in quotes, a number without; two quotes for `$null`.
 *
 * @example Write a document
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: say "hi"
 * ```
 * ```values
 * $(hdr(Subject){val.jsonqe})      => "\"say \\\"hi\\\"\""
 * $(hdr(Priority){val.jsonqe})     => "\"\""
 * $(rd{s.len}{val.jsonqe})         => 11
 * ```
 */
export const toQuotedJson = pv.transformation(
  { name: 'val.jsonqe', from: 'any', to: 'any', nullable: true },
  (value) =>
    typeof value === 'number' ? value : `"${escapeBackslash(value ?? '', JSON_ESCAPES)}"`,
)

/**
 * The number a text spells; 0 where it spells none.
 *
 * Where a missing number has to be told from zero, take `s.int`.
 *
 * @example Trust no header
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Count: 41
 *         X-Odd: many
 * ```
 * ```values
 * $(hdr(X-Count){s.intv}) => 41
 * $(hdr(X-Odd){s.intv})   => 0
 * $(hdr(X-Odd){s.int})    => $null
 * ```
 */
export const toIntOrZero = pv.transformation(
  { name: 's.intv', from: 'str', to: 'int' },
  (text) => spelledInteger(text) ?? 0,
)

/**
 * A time, in seconds since 1970, by a pattern of strftime(3), as clocks here show it.
 *
 * @param format - with fields as strftime(3) has them
 *
 * @example Show the day
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(TS{s.ftime,%Y-%m-%d}) => "2000-01-01"
 * $(TS{s.ftime,%a, %j})   => "Sat, 001"
 * $(rd{s.ftime,%Y})       => $null
 * ```
 */
export const formatTime = pv.transformation(
  { name: 's.ftime', args: [str('format')], from: 'int', to: 'str' },
  (seconds, format) =>
    Math.abs(seconds) > LAST_SECOND ? null : strftime(format, localParts(seconds * MS)),
)

/** A number without its sign, in digits; null for what is no number. */
function digitsOf(value: Value): string | null {
  return typeof value === 'number' ? String(Math.abs(value)) : null
}

/**
 * The first digit of a number; 0 of a text, and of `$null`.
 *
 * @example Route by it
 * ```sip
 * alice > OPTIONS sip:358401234567@example.com
 * ```
 * ```values
 * $(rU{s.int}{num.fdigit}) => 3
 * $(rU{num.fdigit})        => 0
 * ```
 */
export const firstDigit = pv.transformation(
  { name: 'num.fdigit', from: 'any', to: 'int', nullable: true },
  (value) => Number(digitsOf(value)?.charAt(0) ?? 0),
)

/**
 * The last digit of a number; 0 of a text, and of `$null`.
 *
 * @example Spread calls over ten queues
 * ```sip
 * alice > OPTIONS sip:358401234567@example.com
 * ```
 * ```values
 * $(rU{s.int}{num.ldigit}) => 7
 * $(hdr(X-No){num.ldigit}) => 0
 * ```
 */
export const lastDigit = pv.transformation(
  { name: 'num.ldigit', from: 'any', to: 'int', nullable: true },
  (value) => Number(digitsOf(value)?.at(-1) ?? 0),
)
