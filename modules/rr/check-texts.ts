/** Texts of parameters that have a form of their own. */

import { SiproseError } from 'siprose'

/** The name of an AVP: `$avp(name)`, with or without the old `s:` or `i:`. */
export function avpName(text: string): string {
  const name = /^\$avp\((?:[si]:)?([^()$]+)\)$/.exec(text.trim())?.[1]
  if (name !== undefined) return name
  throw new SiproseError(
    'rr/custom-user-avp',
    `\`custom_user_avp\` is \`${text}\`; it can be $avp(name)`,
  )
}
