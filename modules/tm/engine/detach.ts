// hot

import { latin1Text, writeLatin1 } from 'siprose'

/** Parts of less than that are copies anyway. */
const SHORT = 13
const scratch = Buffer.allocUnsafeSlow(4096)

/**
 * A text of its own, in the place of a part of a longer one.
 *
 * A part of a message keeps all of it in memory as long as it lives itself; what a transaction keeps is better without.
 *
 * @param text - one char a byte
 */
export function detached(text: string): string {
  const { length } = text
  if (length < SHORT) return text
  if (length > scratch.length) return ` ${text}`.slice(1)
  writeLatin1(scratch, text, 0, length)
  return latin1Text(scratch, 0, length)
}
