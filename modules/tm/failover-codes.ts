/** Statuses after which the next host of a name is tried, as `failover_reply_codes` has them. */

import { SiproseError } from 'siprose'

/** Whether a status is one of them. */
export type StatusTest = (status: number) => boolean

/** `code=403` is one status; `class=5` is 500 and all above. */
const ENTRY = /^\s*(code|class)\s*=\s*(\d{1,3})\s*$/

/**
 * Reads a list: `code=403;code=488;class=5`.
 *
 * @throws SiproseError for a text that is none
 */
export function failoverCodes(text: string): StatusTest {
  const codes = new Set<number>()
  let from = Infinity
  for (const entry of text.split(/[;:,]/)) {
    if (entry.trim() === '') continue
    const [, kind, digits] = ENTRY.exec(entry) ?? []
    const number = Number(digits)
    const fits = kind === 'code' ? number >= 300 && number <= 699 : number >= 3 && number <= 6
    if (kind === undefined || !fits) throw refusal(entry.trim())
    if (kind === 'code') codes.add(number)
    else from = Math.min(from, number * 100)
  }
  return (status) => status >= from || codes.has(status)
}

function refusal(entry: string): SiproseError {
  return new SiproseError(
    'tm/bad-code',
    `\`${entry}\` is no status; it can be \`code=300\` to \`code=699\`, or \`class=3\` to \`class=6\``,
  )
}
