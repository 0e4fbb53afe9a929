/** Values in headers, and their parameters. */

import { constant, SiproseError, str } from 'siprose'

import {
  appendValue,
  assignValue,
  assignWhole,
  insertValue,
  isOneLine,
  removeListParams,
  removeParams,
  removeValues,
} from '../change-values.ts'
import { textopsx, valueRoutes } from '../module.ts'
import { chosen, elements, type ValueName, valueName, wholes } from '../values.ts'

/** A value's name where only one place can be meant. */
function place(text: string): ValueName {
  const name = valueName(text)
  if (name.index !== '*' && name.param === null) return name
  throw new SiproseError(
    'textopsx/bad-name',
    `\`${text}\` is more than one place; it can be Name, Name[1] or Name[-1]`,
  )
}

/** A value's name where something can be put in its place. */
function target(text: string): ValueName {
  const name = valueName(text)
  if (name.index !== '*' || name.param !== null) return name
  throw new SiproseError(
    'textopsx/bad-name',
    `\`${text}\` would give all values one text; it can be Name[1], Name[-1] or Name[*].param`,
  )
}

/**
 * Adds a value behind another in the list of a header, or a header with it.
 *
 * @param hf - `Name` for a new header; `Name[1]` behind the first value, `Name[-1]` behind the last. Where there is no such value it is a new
 *   header
 * @param hvalue - the value
 * @returns -1 for a value with a line end
 *
 * @example Add to a list
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     append_hf_value("X-Hops[-1]", "$Ri");
 *     append_hf_value("X-Seen", "$si");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one, two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one, two,192.0.2.1
 *         X-Seen: 192.0.2.10
 * ```
 */
export const append_hf_value = textopsx.cfgFunction(
  { args: [constant('hf', place), str('hvalue')], routes: valueRoutes },
  (_self, ctx, hf, hvalue) => isOneLine(hvalue) && appendValue(ctx.message, hf, hvalue),
)

/**
 * Puts a value before another in the list of a header, or a header before the first.
 *
 * @param hf - `Name` for a new header; `Name[1]` before the first value, `Name[-1]` before the last
 * @param hvalue - the value
 * @returns -1 when there is no such value, and for a value with a line end
 *
 * @example Be the first
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     insert_hf_value("X-Hops[1]", "zero");
 *     if (insert_hf_value("X-Hops[7]", "seven")) sl_send_reply("500", "There were seven");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one, two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hops: zero,one, two
 * ```
 */
export const insert_hf_value = textopsx.cfgFunction(
  { args: [constant('hf', place), str('hvalue')], routes: valueRoutes },
  (_self, ctx, hf, hvalue) => isOneLine(hvalue) && insertValue(ctx.message, hf, hvalue),
)

/**
 * Takes a value out of the list of a header, or a parameter out of a value.
 *
 * A header that has no value left goes too.
 *
 * @param hf_par - `Name[2]` is the second value, `Name` the first, `Name[-1]` the last, `Name[*]` all; with `.param` behind, that parameter of
 *   them
 * @returns -1 when there is none
 *
 * @example Take out one of a list, and a parameter of all
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route {
 *     remove_hf_value("X-Hops[2]");
 *     remove_hf_value("X-Via[*].key");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one, two, three
 *         X-Via: a;key=1;n=2, b;key=3
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one, three
 *         X-Via: a;n=2, b
 * ```
 */
export const remove_hf_value = textopsx.cfgFunction(
  { args: [constant('hf_par', valueName)], routes: valueRoutes },
  (_self, { message }, { name, index, param }) => {
    const spans = chosen(elements(message, name), index)
    return param === null ? removeValues(message, spans) : removeParams(message, spans, param)
  },
)

/**
 * Gives a value of a header, or a parameter of it, another text.
 *
 * A parameter that is missing is added; an empty text leaves it without `=`.
 *
 * @param hf - `Name[2]` is the second value, `Name` the first, `Name[-1]` the last; with `.param` behind, that parameter; `Name[*].param` of all
 * @param hvalue - the text
 * @returns -1 when there is no such value, and for a text with a line end
 *
 * @example Change a value and add a parameter
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route {
 *     assign_hf_value("X-Hops[-1]", "last");
 *     assign_hf_value("X-Hops[1].n", "7");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one;n=1;m=2, two
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hops: one;n=7;m=2, last
 * ```
 */
export const assign_hf_value = textopsx.cfgFunction(
  { args: [constant('hf', target), str('hvalue')], routes: valueRoutes },
  (_self, ctx, hf, hvalue) => isOneLine(hvalue) && assignValue(ctx.message, hf, hvalue),
)

/**
 * Takes out a header, or a parameter of it, whose commas stand between parameters.
 *
 * That is how Authorization and its relatives are written: `Digest username="alice", realm="example.com"`.
 *
 * @param hf_par - `Name[2]` is the second header, `Name` the first, `Name[-1]` the last, `Name[*]` all; with `.param` behind, that parameter
 * @returns -1 when there is none
 *
 * @example Keep a mark of this network inside
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route { remove_hf_value2("Authorization.integrity-protected"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Authorization: Digest username="alice", integrity-protected="yes", realm="example.com"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Authorization: Digest username="alice", realm="example.com"
 * ```
 */
export const remove_hf_value2 = textopsx.cfgFunction(
  { args: [constant('hf_par', valueName)], routes: valueRoutes },
  (_self, { message }, hf) => {
    if (hf.param !== null) return removeListParams(message, hf, hf.param)
    const spans = chosen(wholes(message, hf.name), hf.index)
    for (const { header } of spans) message.edits.removeHeader(header)
    return spans.length > 0
  },
)

/**
 * Gives a header, or a parameter of it, another text where commas stand between parameters.
 *
 * A parameter that is missing is added; an empty text leaves it without `=`.
 *
 * @param hf - `Name[2]` is the second header, `Name` the first, `Name[-1]` the last; with `.param` behind, that parameter; `Name[*].param` of all
 * @param hvalue - the text, with its quotes
 * @returns -1 when there is no such header, and for a text with a line end
 *
 * @example Mark credentials that came over a safe line
 * ```kamailio
 * loadmodule "textopsx.so"
 * request_route { assign_hf_value2("Authorization.integrity-protected", "\"yes\""); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Authorization: Digest username="alice", realm="example.com"
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Authorization: Digest username="alice", realm="example.com",integrity-protected="yes"
 * ```
 */
export const assign_hf_value2 = textopsx.cfgFunction(
  { args: [constant('hf', target), str('hvalue')], routes: valueRoutes },
  (_self, ctx, hf, hvalue) => isOneLine(hvalue) && assignWhole(ctx.message, hf, hvalue),
)
