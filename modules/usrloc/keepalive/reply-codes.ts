/** The statuses that count as an answer to a keepalive. */

import { SiproseError } from 'siprose'

/** The statuses of a list with commas; none for `0`, which is any. */
export function parseReplyCodes(text: string): ReadonlySet<number> {
  const codes = new Set<number>()
  for (const part of text.split(/[,;]/)) {
    const code = Number(part.trim())
    if (code === 0) continue
    if (!Number.isInteger(code) || code < 100 || code > 699) {
      throw new SiproseError(
        'usrloc/reply-code',
        `\`${part.trim()}\` is no status; each can be 100 to 699, or 0 alone for any`,
      )
    }
    codes.add(code)
  }
  return codes
}
