// hot
/** The methods that a script asks for, as bits. */
import { type Message, methodId, MethodId, methodNames, SiproseError } from 'siprose'

import { trimBlanks } from './ascii.ts'

/** Methods of a list, or one method by its name. */
export interface MethodSet {
  /** Their bits. */
  readonly bits: number
  /** The name in upper case of a method that has no bit of its own; '' otherwise. */
  readonly name: string
}

/**
 * The methods that a text names. Throws a {@link SiproseError} on a list with a method that has no bit.
 *
 * @param text - `INVITE`, `INVITE|BYE`, or one name of any kind; case does not count
 */
export function methodSet(text: string): MethodSet {
  const names = text
    .split(/[|,]/)
    .map((name) => trimBlanks(name).toUpperCase())
    .filter((name) => name !== '')
  const [first] = names
  if (first === undefined || names.some((name) => !/^[-.!%*_+`'~0-9A-Z]+$/.test(name))) {
    throw new SiproseError('textops/bad-method', `\`${text}\` names no method`, { text })
  }
  if (names.length === 1 && methodId(first) === MethodId.OTHER) {
    return { bits: MethodId.OTHER, name: first }
  }
  let bits = 0
  for (const name of names) {
    const bit = methodId(name)
    if (bit === MethodId.OTHER) throw unlisted(name)
    bits |= bit
  }
  return { bits, name: '' }
}

/** True when the message's method, in a reply that of its CSeq, is one of the set. */
export function hasMethodOf(message: Message, set: MethodSet): boolean {
  if ((message.methodId & set.bits) === 0) return false
  return set.name === '' || message.method.toUpperCase() === set.name
}

function unlisted(name: string): SiproseError {
  const known = methodNames.filter((method) => method !== '').join(', ')
  return new SiproseError(
    'textops/bad-method',
    `\`${name}\` cannot stand in a list; a list can hold ${known}`,
    { name },
  )
}
