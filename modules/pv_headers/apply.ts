/** From collected headers to a message: what differs is written, all else stays as it came. */

import type { Header, Message } from 'siprose'

import { type HeaderSet, keyOf, type Reading, valuesOf } from './header-set.ts'

/** Headers that are not written by lines: the parties have an own way, and the length follows from the body. */
const APART: ReadonlySet<string> = new Set(['from', 'to', 'content-length'])

/** What is needed to compare. */
export interface Applying extends Reading {
  /** The keys of headers that stay as they are. */
  readonly skip: ReadonlySet<string>
}

/** Writes what was changed into the edits of a message. */
export function applyHeaders(message: Message, headers: HeaderSet, settings: Applying): void {
  const written = headersOf(message)
  for (const [key, there] of written) {
    if (APART.has(key) || settings.skip.has(key)) continue
    rewrite(message, there, headers.values(key), { key, settings })
  }
  for (const [key, name] of headers.names()) {
    if (written.has(key) || APART.has(key) || settings.skip.has(key)) continue
    const lines = linesOf(name, headers.values(key))
    if (lines !== '') message.edits.appendHeader(lines)
  }
  const { status, reason } = headers
  if (!message.isRequest && (status !== null || reason !== null)) {
    message.edits.setStatus(status ?? message.status, reason ?? message.reason)
  }
}

/** The headers of a message by their keys, in order. */
function headersOf(message: Message): ReadonlyMap<string, Header[]> {
  const found = new Map<string, Header[]>()
  for (let at = 0; at < message.headerCount; at++) {
    const header = message.header(at)
    const key = keyOf(header.name)
    const same = found.get(key)
    if (same === undefined) found.set(key, [header])
    else same.push(header)
  }
  return found
}

function rewrite(
  { edits }: Message,
  there: readonly Header[],
  values: readonly string[],
  { key, settings }: { readonly key: string; readonly settings: Applying },
): void {
  // a header of its own for each element of a list is a change in itself
  const before = there.map(({ value }) => valuesOf(key, value, settings))
  const same =
    before.length === values.length && before.flat().every((one, at) => one === values[at])
  if (same) return
  const [first, ...others] = there
  if (first === undefined) return
  if (before.length === values.length && !settings.split.has(key)) {
    for (const [at, header] of there.entries()) {
      const value = values[at] ?? ''
      if (value !== before[at]?.[0]) edits.setValue(header, value)
    }
    return
  }
  edits.replace(first.start, first.end, linesOf(first.name, values))
  for (const header of others) edits.removeHeader(header)
}

/** Header lines; a value of nothing is not sent. */
function linesOf(name: string, values: readonly string[]): string {
  return values
    .filter((value) => value !== '')
    .map((value) => `${name}: ${value}\r\n`)
    .join('')
}
