/** Headers by name. */

import { type Header, headerId, key, type Message, SiproseError } from 'siprose'

import { pv } from '../module.ts'

/** A header's name, looked up once. */
interface HeaderKey {
  /** Its number, 0 for one we have none of. */
  readonly id: number
  readonly name: string
}

function headerKey(text: string): HeaderKey {
  if (!/^[!%'*+\-.0-9A-Z^_`a-z|~]+$/.test(text)) {
    throw new SiproseError('pv/bad-header-name', `\`${text}\` is no name a header can have`)
  }
  return { id: headerId(text), name: text }
}

function firstOf(message: Message, { id, name }: HeaderKey): Header | null {
  if (name === '*') return message.headerCount > 0 ? message.header(0) : null
  return id === 0 ? message.named(name) : message.first(id)
}

function allOf(message: Message, name: HeaderKey): readonly string[] {
  const values: string[] = []
  if (name.name === '*') {
    for (let at = 0; at < message.headerCount; at += 1) values.push(message.header(at).value)
    return values
  }
  for (let at = firstOf(message, name); at !== null; at = message.next(at)) values.push(at.value)
  return values
}

/**
 * A header's value as it was received, by the header's name or its short form.
 *
 * Of several with one name it is the first; `[1]` is the second, `[-1]` the last, `[*]` all with "," between. `*` as a
 * name means every header. What the script
 * has added or removed since does not show.
 *
 * @example Read headers that repeat
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         X-Hop: one
 *         X-Hop: two
 *         s: Lunch
 * ```
 * ```values
 * $hdr(X-Hop)       => "one"
 * $(hdr(X-Hop)[-1]) => "two"
 * $(hdr(X-Hop)[*])  => "one,two"
 * $hdr(Subject)     => "Lunch"
 * $hdr(X-None)      => $null
 * $(hdr(*)[-1])     => "0"
 * ```
 *
 * @example A name that is known at run time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(name) = "X-Hop";
 *     $var(i) = 1;
 *     sl_send_reply("200", "$hdr($var(name)) then $(hdr($var(name))[$var(i)]), $hdrc($var(name)) in all");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Hop: one
 *         X-Hop: two
 * alice < 200 one then two, 2 in all
 * ```
 *
 * @compat Each fold is one space and blanks at the end are no part of the value, where Kamailio shows them as they came
 * @rfc 3261 section 7.3.1
 */
export const header = pv.pseudoVariable(
  { name: '$hdr', key: key('name', headerKey, { kind: 'format' }), indexed: true, type: 'str' },
  {
    get: (_self, { message }, name, index) => {
      if (index === null || index === 0) return firstOf(message, name)?.value ?? null
      const values = allOf(message, name)
      if (typeof index !== 'number') return values.length === 0 ? null : values.join(',')
      return values[index < 0 ? values.length + index : index] ?? null
    },
  },
)

/**
 * How many headers of a name the message has.
 *
 * @example Count the proxies a request has passed
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         X-Hop: one
 *         X-Hop: two
 * ```
 * ```values
 * $hdrc(X-Hop)  => 2
 * $hdrc(X-None) => 0
 * ```
 */
export const headerCount = pv.pseudoVariable(
  { name: '$hdrc', key: key('name', headerKey, { kind: 'format' }), type: 'int' },
  { get: (_self, { message }, name) => allOf(message, name).length },
)
