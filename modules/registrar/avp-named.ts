/** The name of an AVP as parameters write it. */

import { SiproseError } from 'siprose'

/** The name in `$avp(name)`. */
export function avpNamed(text: string): string {
  const name = /^\$(?:avp\((?:s:)?([\w.:-]+)\)|([\w.-]+))$/.exec(text)
  const found = name?.[1] ?? name?.[2]
  if (found !== undefined) return found
  throw new SiproseError('registrar/avp', `\`${text}\` is no AVP, as \`$avp(received)\` is`)
}
