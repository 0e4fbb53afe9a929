/** Headers that hold lists, taken apart at their commas. */

import { type Header, HeaderId, headerId, type Message } from 'siprose'

/** The headers whose lists are taken apart; in others a comma can be part of the value. */
const LISTS: ReadonlySet<number> = new Set([
  HeaderId.CONTACT,
  HeaderId.RECORD_ROUTE,
  HeaderId.ROUTE,
  HeaderId.VIA,
])

/** Whether values of a header are taken apart. */
export function isList(id: number): boolean {
  return LISTS.has(id)
}

/** All values of a name in the order of the message; those in lists one by one. */
export function bodiesOf(message: Message, name: string): readonly string[] {
  const id = headerId(name)
  const bodies: string[] = []
  let at: Header | null = id === 0 ? message.named(name) : message.first(id)
  for (; at !== null; at = message.next(at)) {
    if (isList(id)) addElements(bodies, at.value)
    else bodies.push(at.value)
  }
  return bodies
}

/** Splits at commas that stand outside of quotes and angle brackets. */
function addElements(bodies: string[], value: string): void {
  let start = 0
  let quoted = false
  let inUri = false
  for (let at = 0; at <= value.length; at += 1) {
    const character = at === value.length ? ',' : value[at]
    if (quoted && at < value.length) {
      if (character === '\\') at += 1
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '<') inUri = true
    else if (character === '>') inUri = false
    else if (at === value.length || (character === ',' && !inUri)) {
      const element = value.slice(start, at).trim()
      if (element !== '') bodies.push(element)
      start = at + 1
    }
  }
}
