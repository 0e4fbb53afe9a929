/** One parameter of one Via, taken out where it stands. */

import { Fault, type Header, HeaderId, type Message, ParamWalk, type Via, vias } from 'siprose'

/**
 * Takes a parameter out of a Via when the message leaves.
 *
 * @param message - has the Via
 * @param name - the parameter's name, in any case
 * @param place - which Via, 1 for the first
 * @returns false when there is no such Via, it cannot be read, or it has no such parameter
 */
export function removeViaParam(message: Message, name: string, place: number): boolean {
  let left = place - 1
  let header = left < 0 ? null : message.first(HeaderId.VIA)
  for (; header !== null; header = message.next(header)) {
    const list = vias(header)
    const via = list[left]
    if (via !== undefined) return !(via instanceof Fault) && removeFrom(message, header, via, name)
    left -= list.length
  }
  return false
}

function removeFrom(message: Message, header: Header, via: Via, name: string): boolean {
  const walk = new ParamWalk(via.text, via.paramsStart, via.paramsEnd)
  let removed = false
  while (walk.next()) {
    if (!walk.named(name)) continue
    const semicolon = via.text.lastIndexOf(';', walk.nameStart)
    message.edits.remove(header.offsetOf(semicolon), header.offsetOf(walk.valueEnd))
    removed = true
  }
  return removed
}
