/** The forms of texts that parameters have. */

import { parseUri, SiproseError } from 'siprose'

/** A URI. */
export function sipUri(text: string): void {
  if (parseUri(text) !== null) return
  throw new SiproseError('msilo/uri', `\`${text}\` is no URI, as \`sip:office@example.com\` is`)
}

/** A variable that a script can set. */
export function variableName(text: string): void {
  if (/^\$[a-zA-Z]+\([\w.:=>[\]-]+\)$/.test(text)) return
  throw new SiproseError('msilo/variable', `\`${text}\` is no variable, as \`$avp(kept)\` is`)
}
