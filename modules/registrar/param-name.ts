/** The name of a parameter of a header. */

import { isToken, SiproseError } from 'siprose'

/** Refuses what is no name of a parameter; an empty text is none at all. */
export function paramName(text: string): void {
  if (text === '' || isToken(text)) return
  throw new SiproseError(
    'registrar/param-name',
    `\`${text}\` is no name of a parameter; it can be one like \`received\`, or empty`,
  )
}
