// hot
/** Who is registered: addresses of record from URIs (RFC 3261 10.3 step 5). */

import { type Uri, unescapeUri } from 'siprose'

/** What of a URI makes an address of record. */
export interface AorRules {
  readonly useDomain: boolean
  readonly caseSensitive: boolean
  /** What domains may begin with that means nothing, or null. */
  readonly realmPrefix: string | null
}

/** The most characters an address of record has. */
export const LONGEST_AOR = 256

/** The address of record that a URI names: its user, or where it has none its host; with the domain where that counts. */
export function aorOf(uri: Uri, rules: AorRules): string {
  const { user } = uri
  const { useDomain, caseSensitive } = rules
  if (user === null || user === '') return domainOf(uri, rules)
  const plain = user.includes('%') ? unescapeUri(user) : user
  const name = caseSensitive ? plain : plain.toLowerCase()
  return useDomain && uri.host !== '' ? `${name}@${domainOf(uri, rules)}` : name
}

function domainOf({ host }: Uri, { realmPrefix }: AorRules): string {
  const domain = host.toLowerCase()
  if (realmPrefix === null || realmPrefix === '' || !domain.startsWith(realmPrefix)) return domain
  return domain.slice(realmPrefix.length)
}
