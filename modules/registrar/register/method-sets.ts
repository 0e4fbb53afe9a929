// hot
/** The methods that a device takes, from its Allow: thousands of phones send the same one. */

import { allowedMethodIds, HeaderId, type Message, methodId } from 'siprose'
import { ALL_METHODS } from 'siprose/modules/usrloc'

/** How many different lists are remembered before it begins anew. */
const MOST = 1024

/** Sets of methods by the text of Allow. */
export class MethodSets {
  readonly #sets = new Map<string, number>()

  /** The methods of a request: bits of `MethodId`, or `ALL_METHODS` where it names none. */
  of(message: Message): number {
    const header = message.first(HeaderId.ALLOW)
    if (header === null) return ALL_METHODS
    if (message.next(header) !== null) return allowedMethodIds(message) ?? ALL_METHODS
    const { raw } = header
    const known = this.#sets.get(raw)
    if (known !== undefined) return known
    const methods = allowedMethodIds(message) ?? ALL_METHODS
    if (this.#sets.size >= MOST) this.#sets.clear()
    this.#sets.set(Buffer.from(raw, 'latin1').toString('latin1'), methods)
    return methods
  }
}

/** The methods of the parameter `methods` of a contact (RFC 3840), in quotes or not. */
export function namedMethods(text: string): number {
  const list = text.startsWith('"') ? text.slice(1, -1) : text
  let methods = 0
  for (const name of list.split(',')) methods |= methodId(name.trim())
  return methods
}
