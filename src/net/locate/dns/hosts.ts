/** What the system's `hosts` file says. */

import { canonicalAddress, ipv4Key } from '../../ip-address.ts'
import { domainName } from './names.ts'

const MAX_NAMES = 50_000
const MAX_ADDRESSES = 64

/** The addresses of one name. */
export interface HostAddresses {
  readonly ipv4: readonly string[]
  readonly ipv6: readonly string[]
}

interface Addresses {
  readonly ipv4: string[]
  readonly ipv6: string[]
}

/** Names of this machine's own list, in lower case. */
export type Hosts = ReadonlyMap<string, HostAddresses>

/**
 * Reads the text of a `hosts` file.
 *
 * `localhost` is always there, as RFC 6761 section 6.3 asks. Lines without an address and names that are none are passed over.
 *
 * @param text - the whole file
 */
export function parseHosts(text: string): Hosts {
  const hosts = new Map<string, Addresses>()
  for (const line of text.split('\n')) {
    const hash = line.indexOf('#')
    const words = (hash < 0 ? line : line.slice(0, hash)).trim().split(/[ \t]+/, 64)
    const address = canonicalAddress(words[0] ?? '')
    if (address === null) continue
    for (const word of words.slice(1)) {
      const name = domainName(word)
      if (name === null || (hosts.size >= MAX_NAMES && !hosts.has(name))) continue
      const entry: Addresses = hosts.get(name) ?? { ipv4: [], ipv6: [] }
      const list: string[] = ipv4Key(address) < 0 ? entry.ipv6 : entry.ipv4
      if (!list.includes(address) && list.length < MAX_ADDRESSES) list.push(address)
      hosts.set(name, entry)
    }
  }
  if (!hosts.has('localhost')) hosts.set('localhost', { ipv4: ['127.0.0.1'], ipv6: ['::1'] })
  return hosts
}
