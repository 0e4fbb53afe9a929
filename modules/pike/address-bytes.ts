/** The bytes of an address. */

import { ipv4Key, ipv6Groups } from 'siprose'

/**
 * The bytes of an IP address, 4 or 16.
 *
 * @param text - an address; IPv6 with or without brackets
 * @returns null when it is none
 */
export function addressBytes(text: string): readonly number[] | null {
  const key = ipv4Key(text)
  if (key >= 0) return [key >>> 24, (key >>> 16) & 255, (key >>> 8) & 255, key & 255]
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  const groups = ipv6Groups(bare)
  if (groups === null) return null
  return groups.slice(0, 8).flatMap((group) => [group >>> 8, group & 255])
}
