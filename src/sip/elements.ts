// hot
/** Lists that go on over several headers of one name (RFC 3261 7.3.1). */

import type { Fault } from './errors.ts'
import { type Grammar, type Header, typed } from './header.ts'
import type { Message } from './message.ts'

/** The grammar of a list whose elements each are good, or their own fault. */
export type ListGrammar<T> = Grammar<readonly (T | Fault)[]>

/** The elements of one header. One that does not parse at all is one fault. */
export function elementsOf<T>(header: Header, grammar: ListGrammar<T>): readonly (T | Fault)[] {
  const list = typed(header, grammar)
  if (list !== null) return list
  return header.fault === null ? [] : [header.fault]
}

/**
 * All elements of a message's headers with one number, in order.
 *
 * @param id - see `HeaderId`
 */
export function elements<T>(
  message: Message,
  id: number,
  grammar: ListGrammar<T>,
): readonly (T | Fault)[] {
  const first = message.first(id)
  if (first === null) return []
  if (message.next(first) === null) return elementsOf(first, grammar)
  const all: (T | Fault)[] = []
  for (let header: Header | null = first; header !== null; header = message.next(header)) {
    for (const element of elementsOf(header, grammar)) all.push(element)
  }
  return all
}

/** Every header of a message with one number, parsed by a grammar that takes no lists; faults in their places. */
export function eachOf<T>(
  message: Message,
  id: number,
  grammar: Grammar<T>,
): readonly (T | Fault)[] {
  const all: (T | Fault)[] = []
  for (let header = message.first(id); header !== null; header = message.next(header)) {
    const value = typed(header, grammar)
    if (value !== null) all.push(value)
    else if (header.fault !== null) all.push(header.fault)
  }
  return all
}
