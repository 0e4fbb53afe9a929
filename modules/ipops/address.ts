/** IP addresses, as scripts write them. */

import { ipv4Key, ipv6Groups } from 'siprose'

/** What a text is. */
export const Kind = { IPV4: 1, IPV6: 2, REFERENCE: 3 } as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/** An address. */
export interface Address {
  readonly kind: Kind
  /** Of IPv4 the number. */
  readonly key: number
  /** Of IPv6 its eight groups; empty of IPv4. */
  readonly groups: readonly number[]
}

/** The address that a text is, or null; IPv6 with brackets or without, and without a zone. */
export function parseAddress(text: string): Address | null {
  const key = ipv4Key(text)
  if (key >= 0) return { kind: Kind.IPV4, key, groups: [] }
  const reference = text.startsWith('[') && text.endsWith(']')
  const bare = reference ? text.slice(1, -1) : text
  if (bare.includes('%')) return null
  const groups = ipv6Groups(bare)
  if (groups === null) return null
  return { kind: reference ? Kind.REFERENCE : Kind.IPV6, key: -1, groups: groups.slice(0, 8) }
}

/** What a text is, 0 for no address. */
export function kindOf(text: string): Kind | 0 {
  return parseAddress(text)?.kind ?? 0
}

/** Whether two addresses are one. */
export function sameAddress(a: Address, b: Address): boolean {
  if (a.kind === Kind.IPV4 || b.kind === Kind.IPV4) return a.key === b.key
  for (let at = 0; at < 8; at++) if (a.groups[at] !== b.groups[at]) return false
  return true
}

/** The name that DNS keeps an address's own name under (RFC 1035 3.5, RFC 3596 2.5). */
export function reverseName({ kind, key, groups }: Address): string {
  if (kind === Kind.IPV4) {
    return `${key & 255}.${(key >>> 8) & 255}.${(key >>> 16) & 255}.${key >>> 24}.in-addr.arpa`
  }
  let name = ''
  for (let at = 7; at >= 0; at--) {
    const group = groups[at] ?? 0
    for (let shift = 0; shift < 16; shift += 4) name += `${((group >> shift) & 15).toString(16)}.`
  }
  return `${name}ip6.arpa`
}
