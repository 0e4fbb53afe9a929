/** The Privacy header (RFC 3323 section 4.2). */
import { HeaderId, type Message, SiproseError } from 'siprose'

import { lowerCase, trimBlanks } from './ascii.ts'

/** The kinds of privacy that are registered. */
const values = ['header', 'session', 'user', 'none', 'critical', 'id', 'history'] as const

/** A kind of privacy by its name, in lower case. Throws a {@link SiproseError} on one that is not registered. */
export function privacyValue(text: string): string {
  const lower = lowerCase(text)
  if (values.some((value) => value === lower)) return lower
  throw new SiproseError(
    'textops/bad-privacy',
    `\`${text}\` is no kind of privacy; it can be ${values.join(', ')}`,
    { text },
  )
}

/** Whether a Privacy header of the message names the value. */
export function hasPrivacy(message: Message, value: string): boolean {
  let header = message.first(HeaderId.PRIVACY)
  for (; header !== null; header = message.next(header)) {
    for (const part of header.value.split(/[;,]/)) {
      if (lowerCase(trimBlanks(part)) === value) return true
    }
  }
  return false
}
