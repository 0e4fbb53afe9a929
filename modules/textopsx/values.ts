/** Values in headers: elements of lists, and their parameters, where they stand in the message. */

import { type Header, headerId, type Message, SiproseError } from 'siprose'

/** Which value a configuration names: `Name`, `Name[2]`, `Name[-1]`, `Name[*]`, each with `.param` behind. */
export interface ValueName {
  readonly name: string
  /** From 1, negative from the end; null where none is written; `*` for all. */
  readonly index: number | '*' | null
  readonly param: string | null
}

const VALUE_NAME =
  /^([-!%*_+`'~0-9A-Za-z]+)(?:\[(\*|-?[0-9]{1,5})\])?(?:\.([-!%*_+`'~0-9A-Za-z]+))?$/

/** Reads a name of a value. Throws a {@link SiproseError} for a text that is none. */
export function valueName(text: string): ValueName {
  const [, name, index, param] = VALUE_NAME.exec(text.trim()) ?? []
  if (name === undefined || index === '0') {
    throw new SiproseError(
      'textopsx/bad-name',
      `\`${text}\` names no value; it can be Name, Name[1], Name[-1] or Name[*], each with .param behind`,
    )
  }
  const number = index === undefined ? null : index === '*' ? '*' : Number(index)
  return { name, index: number, param: param ?? null }
}

/** One value where it stands: without blanks around it. */
export interface ValueSpan {
  readonly header: Header
  readonly from: number
  readonly to: number
}

/** The first header of a name, short forms counting. */
export function firstHeader(message: Message, name: string): Header | null {
  const id = headerId(name)
  return id === 0 ? message.named(name) : message.first(id)
}

/** The values of all headers of a name; each element of a list is one. */
export function elements(message: Message, name: string): readonly ValueSpan[] {
  const spans: ValueSpan[] = []
  let header = firstHeader(message, name)
  for (; header !== null; header = message.next(header)) addElements(spans, message.text, header)
  return spans
}

/** The values of all headers of a name; each header is one, whatever commas are in it. */
export function wholes(message: Message, name: string): readonly ValueSpan[] {
  const spans: ValueSpan[] = []
  let header = firstHeader(message, name)
  for (; header !== null; header = message.next(header)) {
    spans.push({ header, from: header.valueStart, to: header.valueEnd })
  }
  return spans
}

function addElements(spans: ValueSpan[], text: string, header: Header): void {
  let start = header.valueStart
  for (;;) {
    const comma = separatorAt(text, start, header.valueEnd, ',')
    const span = trimmed(text, header, start, comma)
    if (span.to > span.from) spans.push(span)
    if (comma >= header.valueEnd) return
    start = comma + 1
  }
}

/** Where the next separator is that stands outside of quotes and angle brackets, or `to`. */
export function separatorAt(text: string, from: number, to: number, separator: string): number {
  let quoted = false
  let inUri = false
  for (let at = from; at < to; at += 1) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at += 1
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '<') inUri = true
    else if (character === '>') inUri = false
    else if (character === separator && !inUri) return at
  }
  return to
}

const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\r' || character === '\n'

function trimmed(text: string, header: Header, start: number, end: number): ValueSpan {
  let from = start
  let to = end
  while (from < to && isBlank(text[from])) from += 1
  while (to > from && isBlank(text[to - 1])) to -= 1
  return { header, from, to }
}

/** Those of the values that an index means; without one the first. */
export function chosen(
  spans: readonly ValueSpan[],
  index: number | '*' | null,
): readonly ValueSpan[] {
  if (index === '*') return spans
  const at = index === null ? 0 : index < 0 ? spans.length + index : index - 1
  const span = spans[at]
  return span === undefined ? [] : [span]
}

/** A parameter where it stands: `from` is at the separator before it. */
export interface ParamSpan {
  readonly from: number
  readonly nameStart: number
  readonly to: number
}

/**
 * Finds a parameter.
 *
 * @param start - where the parameters may start
 * @param separator - what stands before each: `;`, or `,` in headers like Authorization, where none stands before the first
 */
export function paramSpan(
  text: string,
  { from: start, to }: { readonly from: number; readonly to: number },
  name: string,
  separator: ';' | ',',
): ParamSpan | null {
  const wanted = name.toLowerCase()
  let from = separator === ',' ? start - 1 : separatorAt(text, start, to, separator)
  while (from < to) {
    const end = separatorAt(text, from + 1, to, separator)
    let nameStart = from + 1
    while (nameStart < end && isBlank(text[nameStart])) nameStart += 1
    let nameEnd = nameStart
    while (nameEnd < end && text[nameEnd] !== '=' && !isBlank(text[nameEnd])) nameEnd += 1
    if (text.slice(nameStart, nameEnd).toLowerCase() === wanted) {
      return { from, nameStart, to: end }
    }
    from = end
  }
  return null
}

/** Where the parameters start of a header like Authorization: behind its scheme. */
export function schemeEnd(text: string, { from, to }: ValueSpan): number {
  let at = from
  while (at < to && !isBlank(text[at]) && text[at] !== '=' && text[at] !== ',') at += 1
  if (!isBlank(text[at])) return from
  while (at < to && isBlank(text[at])) at += 1
  return at
}
