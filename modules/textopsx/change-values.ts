/** Changes to values of headers, made when the message leaves. */

import type { Message } from 'siprose'

import {
  chosen,
  elements,
  firstHeader,
  paramSpan,
  schemeEnd,
  type ValueName,
  type ValueSpan,
  wholes,
} from './values.ts'

/** A text that stands in one line; one that would begin another cannot be a value. */
export function isOneLine(text: string): boolean {
  return !/[\r\n\0]/.test(text)
}

/** Adds a header with a value behind all others. */
function addHeader(message: Message, name: string, value: string): void {
  message.edits.appendHeader(`${name}: ${value}\r\n`)
}

/** Puts a value behind the one that is named, or in a header of its own where there is none. */
export function appendValue(message: Message, { name, index }: ValueName, value: string): boolean {
  const [span] = index === null ? [] : chosen(elements(message, name), index)
  if (span === undefined) addHeader(message, name, value)
  else message.edits.insertAfter(span.to, `,${value}`)
  return true
}

/** Puts a value before the one that is named, or without an index in a header of its own before the first. */
export function insertValue(message: Message, { name, index }: ValueName, value: string): boolean {
  if (index === null) {
    const header = firstHeader(message, name)
    if (header === null) addHeader(message, name, value)
    else message.edits.insertBefore(header.start, `${name}: ${value}\r\n`)
    return true
  }
  const [span] = chosen(elements(message, name), index)
  if (span === undefined) return false
  message.edits.insertBefore(span.from, `${value},`)
  return true
}

/** Takes out values, headers with them that have no others. */
export function removeValues(message: Message, spans: readonly ValueSpan[]): boolean {
  for (const span of spans) {
    const all = siblings(message, span)
    const stays = all.map((each) => !spans.some(({ from }) => from === each.from))
    if (!stays.includes(true)) message.edits.removeHeader(span.header)
    else removeElement(message, all, stays, span)
  }
  return spans.length > 0
}

/** The values in the header of a value. */
function siblings(message: Message, { header }: ValueSpan): readonly ValueSpan[] {
  return elements(message, header.name).filter((each) => each.header.index === header.index)
}

/** Takes one out with the comma that is one too many then: the one behind it, or before it where none stays behind. */
function removeElement(
  message: Message,
  all: readonly ValueSpan[],
  stays: readonly boolean[],
  span: ValueSpan,
): void {
  const at = all.findIndex(({ from }) => from === span.from)
  const next = stays.includes(true, at + 1) ? all[at + 1] : undefined
  const previous = all[stays.lastIndexOf(true)]
  if (next !== undefined) message.edits.remove(span.from, next.from)
  else if (previous !== undefined) message.edits.remove(previous.to, span.to)
}

/** Takes out a parameter of values; false where none has it. */
export function removeParams(
  message: Message,
  spans: readonly ValueSpan[],
  param: string,
): boolean {
  let removed = false
  for (const span of spans) {
    const found = paramSpan(message.text, span, param, ';')
    if (found === null) continue
    message.edits.remove(found.from, found.to)
    removed = true
  }
  return removed
}

/** Takes out a parameter of headers like Authorization; false where none has it. */
export function removeListParams(message: Message, name: ValueName, param: string): boolean {
  let removed = false
  for (const span of chosen(wholes(message, name.name), name.index)) {
    const start = schemeEnd(message.text, span)
    const found = paramSpan(message.text, { from: start, to: span.to }, param, ',')
    if (found === null) continue
    const isFirst = found.from < start
    const to = isFirst && found.to < span.to ? afterBlanks(message.text, found.to + 1) : found.to
    message.edits.remove(isFirst ? found.nameStart : found.from, to)
    removed = true
  }
  return removed
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at
}

/** Gives values, or their parameters, another text; false where there is none. */
export function assignValue(message: Message, target: ValueName, value: string): boolean {
  const spans = chosen(elements(message, target.name), target.index)
  for (const span of spans) assignOne(message, span, target.param, value)
  return spans.length > 0
}

function assignOne(message: Message, span: ValueSpan, param: string | null, value: string): void {
  const { edits } = message
  if (param === null) {
    edits.replace(span.from, span.to, value)
    return
  }
  const text = value === '' ? param : `${param}=${value}`
  const found = paramSpan(message.text, span, param, ';')
  if (found === null) edits.insertAfter(span.to, `;${text}`)
  else edits.replace(found.nameStart, found.to, text)
}

/** Gives headers like Authorization, or their parameters, another text; false where there is none. */
export function assignWhole(message: Message, target: ValueName, value: string): boolean {
  const { edits } = message
  const { param } = target
  const spans = chosen(wholes(message, target.name), target.index)
  for (const span of spans) {
    if (param === null) {
      edits.replace(span.from, span.to, value)
      continue
    }
    const text = value === '' ? param : `${param}=${value}`
    const within = { from: schemeEnd(message.text, span), to: span.to }
    const found = paramSpan(message.text, within, param, ',')
    if (found === null) edits.insertAfter(span.to, `,${text}`)
    else edits.replace(found.nameStart, found.to, text)
  }
  return spans.length > 0
}

/** The values of a name that are a text, in any case. */
export function valuesEqual(message: Message, name: string, value: string): readonly ValueSpan[] {
  const wanted = value.toLowerCase()
  return elements(message, name).filter(
    ({ from, to }) => message.text.slice(from, to).toLowerCase() === wanted,
  )
}

/** Adds a value to a set, in the first header of the name, where it is not there yet. */
export function includeValue(message: Message, name: string, value: string): void {
  if (valuesEqual(message, name, value).length > 0) return
  const header = firstHeader(message, name)
  if (header === null) addHeader(message, name, value)
  else if (header.valueEnd === header.valueStart) message.edits.setValue(header, value)
  else message.edits.insertAfter(header.valueEnd, `,${value}`)
}
