// hot
/** Headers named by a configuration: the name read at load, the headers found for each message. */
import {
  type Header,
  headerId,
  headerName,
  type Matcher,
  type Message,
  SiproseError,
} from 'siprose'

import { caseless } from './patterns.ts'

/** The name of a header, ready to be looked for. */
export interface HeaderKey {
  /** Its number, 0 for a header without one. */
  readonly id: number
  readonly name: string
}

/** A name as it may stand before the colon of a header. */
const TOKEN = /^[-.!%*_+`'~0-9A-Za-z]+$/

/** The key of a header by its name, full or short. Throws a {@link SiproseError} on what is no name. */
export function headerKey(name: string): HeaderKey {
  if (!TOKEN.test(name)) {
    throw new SiproseError('textops/bad-header-name', `\`${name}\` is no name of a header`, {
      name,
    })
  }
  return { id: headerId(name), name }
}

/** The first header with the name, short forms counting, or null. */
export function firstOf(message: Message, key: HeaderKey): Header | null {
  return key.id === 0 ? message.named(key.name) : message.first(key.id)
}

/** The last header with the name, or null. */
export function lastOf(message: Message, key: HeaderKey): Header | null {
  let last: Header | null = null
  for (let header = firstOf(message, key); header !== null; header = message.next(header)) {
    last = header
  }
  return last
}

/** Which of the headers with one name. */
export type Choice = 'all' | 'first' | 'last'

/** The choice that a flag makes: `f` the first, `l` the last, anything else all. */
export function choiceOf(flag: string): Choice {
  if (flag.startsWith('f')) return 'first'
  return flag.startsWith('l') ? 'last' : 'all'
}

/** The header to start with; {@link nextChosen} gives the others. */
export function firstChosen(message: Message, key: HeaderKey, choice: Choice): Header | null {
  return choice === 'last' ? lastOf(message, key) : firstOf(message, key)
}

/** The next header of the choice, or null. */
export function nextChosen(message: Message, header: Header, choice: Choice): Header | null {
  return choice === 'all' ? message.next(header) : null
}

/** The place in the message of an offset in the value of a header. */
export function placeOf(header: Header, offset: number): number {
  return header.folded ? header.offsetOf(offset) : header.valueStart + offset
}

/** A pattern for names of headers, in any case. */
export function namePattern(pattern: string): Matcher {
  return caseless.prepare(pattern)
}

/** True when the pattern matches the name as it is written or, for a short form, in full. */
export function nameMatches(header: Header, pattern: Matcher): boolean {
  if (pattern.test(header.name)) return true
  return header.id !== 0 && header.name.length === 1 && pattern.test(headerName[header.id] ?? '')
}
