/** Short names of AVPs, from the parameter `avp_aliases`. */

import { SiproseError } from 'siprose'

/** The name of an AVP: `s:` and `i:` of old configurations are left out, so that `$avp(s:x)` and `$avp(x)` are one. */
export function avpName(text: string): string {
  const name = /^[si]:/.test(text) ? text.slice(2) : text
  if (name === '') {
    throw new SiproseError('pv/empty-name', 'the AVP has no name; write one, as in `$avp(caller)`')
  }
  return name
}

/**
 * Reads aliases, `email=s:email_addr;tmp=i:100`.
 *
 * @returns null where there are none, which is nearly always
 */
export function avpAliases(settings: readonly string[]): ReadonlyMap<string, string> | null {
  const aliases = new Map<string, string>()
  for (const setting of settings) {
    for (const part of setting.split(';')) {
      if (part.trim() === '') continue
      const equals = part.indexOf('=')
      const alias = part.slice(0, equals).trim()
      const name = part.slice(equals + 1).trim()
      if (equals < 0 || alias === '' || name === '') {
        throw new SiproseError(
          'pv/bad-alias',
          `\`${part}\` in avp_aliases is no alias; it can be alias=s:name or alias=i:number`,
        )
      }
      aliases.set(alias, avpName(name))
    }
  }
  return aliases.size === 0 ? null : aliases
}
