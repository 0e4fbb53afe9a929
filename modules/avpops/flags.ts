/** Flags behind the last slash, `g` and others. */

import { SiproseError } from 'siprose'

/**
 * Reads flags, in any case.
 *
 * @param known - the letters that are flags here
 * @throws SiproseError for other letters
 */
export function readFlags(text: string | undefined, known: string): ReadonlySet<string> {
  const flags = new Set((text ?? '').toLowerCase())
  for (const flag of flags) {
    if (known.includes(flag)) continue
    const can = [...known].map((each) => `\`${each}\``).join(', ')
    throw new SiproseError('avpops/flag', `\`${flag}\` is no flag; flags are ${can}`)
  }
  return flags
}

/** Too many parts, as an error. */
export function refuseMore(text: string, parts: readonly string[], most: number): void {
  if (parts.length <= most) return
  throw new SiproseError(
    'avpops/parts',
    `\`${text}\` has ${parts.length} parts; it can have ${most}`,
  )
}
